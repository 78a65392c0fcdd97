// Who may choose what.
//
// Whatever narrows is open to every script. What widens takes an act of the visitor's, or the
// capability that `init` returns to the site that embeds it.

import { mode } from "./core.js";
import { withPanel } from "./rest.js";
import { allowAll as allow, notifyMe as notify } from "./session.js";
import { isVisitors } from "./trust.js";

export const allowAll = (event) => isVisitors(event) && allow();

/** After a refusal to be asked again widens. */
export const notifyMe = (event) => (mode() < 2 || mode() === 3 || isVisitors(event)) && notify();

/** One by one. Whether it was the visitor is asked at once, since an event does not stay recent. */
export function choose(answers, event) {
  const mayWiden = isVisitors(event);
  return withPanel((panel) => panel._choose(answers, mayWiden));
}
