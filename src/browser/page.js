// The gate on a page, whichever way it came: hooks first, then the controls.

import { api } from "./api.js";
import { lookWith, mode } from "./core.js";
import { onAsk } from "./hold.js";
import { install } from "./hooks/index.js";
import { getAttr, later, listen, win } from "./natives.js";
import { tryPanel } from "./rest.js";
import { fetchPanel } from "./session.js";
import { connect, turn } from "./view.js";

/** Puts everything in place; from here on what leaves the site waits for a verdict. */
export function arm() {
  install();
  // What cannot be shown is held without a question.
  onAsk((service) => tryPanel((panel) => panel._ask(service)));
  lookWith(fetchPanel);
  // The page gets room for what is shown, and an answer will be wanted.
  listen(win, "sekisho:show", () => later(fetchPanel));
  connect({
    __proto__: null,
    "allow-all": api.allowAll,
    "reject-all": api.rejectAll,
    notify: api.notifyMe,
    withdraw: api.withdraw,
    details: () => tryPanel((panel) => panel._details()),
    reopen: () => turn("notice", true),
    close: () => turn(mode() ? "" : "notice"),
    reload: () => location.reload(),
    language: (event, control) => api.setLanguage(getAttr(control, "data-sks-lang")),
  });
}
