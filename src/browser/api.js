// What a site can call: `window.sekisho` and the module's exports are the same.

import { allowAll, choose, notifyMe } from "./choice.js";
import { choices, decide, explain, isOpen, service } from "./core.js";
import { language } from "./language.js";
import { absolute, listen, then, win } from "./natives.js";
import { ready } from "./ready.js";
import { withPanel } from "./rest.js";
import { rejectAll, reopen, withdraw } from "./session.js";
import { setLanguage, turn, unmount as destroy } from "./view.js";

/** How a request is made of which only the URL is known. */
const OTHER = 12;

export const api = {
  ready,
  choices,
  /** Whether a service or a purpose may pass now. */
  can: (id) => !(service(`${id}`) & 3),
  /** What would be done with a request to `url`, and why. */
  explain: (url) => explain(decide(OTHER, absolute(url))),
  allowAll,
  rejectAll,
  notifyMe,
  choose,
  withdraw,
  /** Shows the first layer, or with "details" what is behind it, because the visitor asked. */
  show: (what) => then(ready, () => (what ? withPanel((panel) => panel._details()) : reopen())),
  hide: () => isOpen() && turn(""),
  /** The record of the choice, for the visitor to keep; null before there is one. */
  receipt() {
    const now = choices();
    return now?.asked ? { site: location.origin, language: language()._tag, ...now } : null;
  },
  setLanguage,
  /** Calls `act` with the detail of every event of a type; returns what ends it. */
  on(type, act) {
    const hear = ({ detail }) => act(detail);
    listen(win, "sekisho:" + type, hear);
    return () => win.removeEventListener("sekisho:" + type, hear);
  },
  destroy,
};
