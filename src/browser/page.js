// The gate on a page, whichever way it came: hooks first, then controls, then whatever calls `init`.

import { install as installControls } from "./controls.js";
import { onAsk } from "./hold.js";
import { install as installHooks } from "./hooks/index.js";
import { ask, watchCookies } from "./prompt.js";

/** Puts everything in place; from here on what leaves the site waits for a verdict. */
export function arm() {
  installHooks();
  onAsk(ask);
  installControls();
  watchCookies();
}

export * as api from "./api.js";
export { locate } from "./files.js";
