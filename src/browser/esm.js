// The module: `import { init } from "sekisho"`. Importing it puts the hooks in; `init` opens a policy.
//
// On a server there is nothing to capture and nothing to hook. So the page's part is one that the
// bundler evaluates when it is required, and there it never is.

import { api as server } from "./server.js";

function onPage() {
  const { api, arm, locate } = require("./page.js");
  arm();
  // A bundler finds the files by these very expressions and puts them beside its own output.
  locate({
    panel: new URL("./sekisho-panel.wasm", import.meta.url).href,
    compiler: new URL("./sekisho-compiler.wasm", import.meta.url).href,
  });
  return api;
}

export const {
  allowAll, can, choices, choose, destroy, explain, hide, init, notifyMe, on, ready, receipt, rejectAll, run,
  setLanguage, show, withdraw,
} = typeof document === "undefined" ? server : onPage();
