// How a page begins, and the visitor's choices.
//
// Answers are the panel's to take: it comes once the notice is shown, or when one is given.

import { mode } from "./core.js";
import { enforced } from "./enforce.js";
import { eachRefused } from "./erase.js";
import { recheck } from "./hold.js";
import { later, listen, then, win } from "./natives.js";
import { ready } from "./ready.js";
import { recall } from "./recall.js";
import { tryPanel } from "./rest.js";
import { getKey } from "./store.js";
import { turnItself } from "./view.js";

const NOTIFY = 3;

/** Loads the panel for what can wait; what it is for stays held until then. */
export const fetchPanel = () => tryPanel(() => {});

/** Begins once a policy is open. */
export function begin() {
  const isAnswered = recall();
  // First, since what is shown goes through what the page may have broken.
  recheck();
  turnItself(isAnswered ? "" : "notice");
  // What a refused service left by another page or a response goes too.
  if (isAnswered) eachRefused(fetchPanel);
  // An answer will be wanted; who chose to be told of cookies is told by the panel of those that a response sets.
  // So is what was kept of a page that was reloaded for an answer given back.
  if (!isAnswered || mode() === NOTIFY || getKey("sks.page", 1)) later(fetchPanel);
  // A page that comes back may have been given another answer to meanwhile.
  listen(win, "pageshow", ({ persisted }) => {
    const before = enforced();
    if (persisted && before && (recall(), enforced() !== before)) location.reload();
  });
}

/** The visitor's choices, by the core's numbers. */
const choose = (op) => (text) => {
  then(ready, () => tryPanel((panel) => panel._happen(op, text)));
  return true;
};
export const allowAll = choose(1);
export const rejectAll = choose(2);
export const notifyMe = choose(3);
export const withdraw = choose(8);
