// The module: `import { init } from "sekisho"`. Importing it puts the hooks in; `init` opens a policy.
//
// On a server there is nothing to capture and nothing to hook. So the page's part is one that is
// evaluated when it is required, and there it never is.

import { api as server } from "./server.js";

function onPage() {
  const { arm, api, init } = require("./module.js");
  arm();
  return { ...api, init, run: init };
}

export const {
  allowAll, can, choices, choose, destroy, explain, hide, init, notifyMe, on, ready, receipt, rejectAll, run,
  setLanguage, show, withdraw,
} = typeof document === "undefined" ? server : onPage();
