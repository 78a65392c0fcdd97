// The gate on a page, whichever way it came: hooks first, then the controls.

import { api } from "./api.js";
import { lookWith, mode } from "./core.js";
import { onAsk } from "./hold.js";
import { install } from "./hooks/index.js";
import { getAttr } from "./natives.js";
import { tryPanel } from "./rest.js";
import { fetchPanel, reopen } from "./session.js";
import { connect, turn } from "./view.js";

/** Puts everything in place; from here on what leaves the site waits for a verdict. */
export function arm() {
  install();
  // What cannot be shown is held without a question.
  onAsk((service) => tryPanel((panel) => panel._ask(service)));
  lookWith(fetchPanel);
  connect({
    __proto__: null,
    "allow-all": api.allowAll,
    "reject-all": api.rejectAll,
    notify: api.notifyMe,
    details: () => tryPanel((panel) => panel._details()),
    reopen,
    close: () => turn(mode() ? "" : "notice"),
    reload: () => location.reload(),
    language: (event, control) => api.setLanguage(getAttr(control, "data-sks-lang")),
  });
}
