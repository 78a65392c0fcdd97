// What the controls of the notice, the details and the prompts do.

import { allowAll, notifyMe, pick, rejectAll, withdraw } from "./api.js";
import { getAttr, win } from "./natives.js";
import { picked } from "./panel.js";
import { answer, next } from "./prompt.js";
import { isVisitors } from "./trust.js";
import { close, connect, open, setLanguage } from "./view.js";

const { location } = win;

/** A service may be refused by whoever presses; to let one pass takes the visitor. */
const reply = (how, event, control) => {
  if (how === "never" || isVisitors(event)) answer(how, getAttr(control, "data-sks-services"));
};

/** Puts the controls in service. */
export const install = () => connect({
  __proto__: null,
  "allow-all": allowAll,
  "reject-all": rejectAll,
  notify: notifyMe,
  withdraw,
  details: () => open("details"),
  reopen: () => open(),
  close,
  reload: () => location.reload(),
  language: (event, control) => setLanguage(getAttr(control, "data-sks-lang")),
  save: (event) => pick(picked(), event),
  once: (event, control) => reply("once", event, control),
  always: (event, control) => reply("always", event, control),
  never: (event, control) => reply("never", event, control),
}, next);
