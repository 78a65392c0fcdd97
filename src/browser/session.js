// How a page begins, and the visitor's choices.
//
// Answers are the panel's to take: it comes once the notice is shown, or when one is given.

import { enforced } from "./enforce.js";
import { ready } from "./ready.js";
import { getKey } from "./store.js";
import { eachRefused } from "./erase.js";
import { recheck } from "./hold.js";
import { recall } from "./recall.js";
import { mode } from "./core.js";
import { turn, turnItself } from "./view.js";
import { tryPanel } from "./rest.js";
import { doc, later, listen, then, win } from "./natives.js";

const NOTIFY = 3;

/** Loads the panel for what can wait; what it is for stays held until then. */
export const fetchPanel = () => tryPanel(() => {});

/**
 * A page that the browser brings back from its cache, or that it rendered ahead and shows now, may have been given
 * another answer to meanwhile: it begins anew by that, and what is put over it in strict mode takes another page.
 */
const comeBack = ({ persisted }) => {
  // Every page is shown, and this is none of those.
  if (persisted === false) return;
  const before = enforced();
  begin();
  if (enforced() !== before) location.reload();
};

/** Begins once a policy is open. */
export function begin() {
  // Heard once, however often it is asked for.
  listen(win, "pageshow", comeBack);
  listen(doc, "prerenderingchange", comeBack);
  const isAnswered = recall();
  // First, since what is shown goes through what the page may have broken.
  recheck();
  turnItself(isAnswered ? "" : "notice");
  // What a refused service left by another page or a response goes too.
  if (isAnswered) eachRefused(fetchPanel);
  // An answer will be wanted; who chose to be told of cookies is told by the panel of those that a response sets.
  // So is what was kept of a page that was reloaded for an answer given back.
  if (!isAnswered || mode() === NOTIFY || getKey("sks.page", 1)) later(fetchPanel);
}

/** Shows the first layer because the visitor asked; an answer will be wanted. */
export const reopen = () => {
  turn("notice", true);
  fetchPanel();
};

/** The visitor's choices, by the core's numbers. */
const choose = (op) => (text) => {
  then(ready, () => tryPanel((panel) => panel._happen(op, text)));
  return true;
};
export const allowAll = choose(1);
export const rejectAll = choose(2);
export const notifyMe = choose(3);
export const withdraw = choose(8);
