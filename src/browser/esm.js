// The module: `import { init } from "sekisho"`. Importing it puts the hooks in; `init` opens a policy.
//
// On a server there is nothing to capture and nothing to hook. So the page's part (module.js) is a
// function, and there nobody calls it.

import { onPage } from "sekisho:page";
import { api as server } from "./server.js";

export const {
  allowAll, can, choices, choose, destroy, explain, hide, init, notifyMe, on, ready, receipt, rejectAll, run,
  setLanguage, show, withdraw,
} = typeof document === "undefined" ? server : onPage({});
