// What is held in a worker, until the records let it pass; for the hooks in `../hooks/` this stands for `../hold.js`.

import { mode } from "../core.js";
import { DONE } from "../hooks/patch.js";
import { list, Promise, weakGet, WeakMap, weakSet } from "./natives.js";

const MOST = 10_000;

let waiting = list();

/** What was last known of an object that may ask again. */
export const epochs = new WeakMap();
/** What was held for this object until now is wanted no more. */
export const disown = (owner) => weakSet(epochs, owner, { ...weakGet(epochs, owner) });

/** Decides on an item; what is refused once the visitor has answered fails, as the network would. */
function step(item) {
  if (weakGet(epochs, item._owner) !== item._epoch) return;
  try {
    const word = item._word();
    if (!(word & 3)) return item._release?.();
    if ((waiting.length >= MOST || (mode() && (word & 3) === 1)) && item._drop) return item._drop();
  } catch {
    // Whatever went wrong, it was not let through.
  }
  if (waiting.length < MOST) waiting[waiting.length++] = item;
}

/** Holds what a call would do if its verdict does not pass; `DONE` if so. */
export function detain(_what, _word, _release, _drop, _owner) {
  if (!(_word() & 3)) return;
  step({ __proto__: null, _word, _release, _drop, _owner, _epoch: weakGet(epochs, _owner) });
  return DONE;
}

/** The same of a call that promises something: what it promises meanwhile, which `_drop(resolve, reject)` ends. */
export function detainPromise(what, word, go, drop) {
  let isHeld;
  const promise = new Promise((resolve, reject) => {
    isHeld = detain(what, word, () => resolve(go()), () => drop(resolve, reject));
  });
  return isHeld && promise;
}

/** Decides anew on everything held. */
export function recheck() {
  const all = waiting;
  waiting = list();
  for (let at = 0; at < all.length; at++) step(all[at]);
}
