// The queue of what is held, and its release.
//
// An item says what it is about and how it goes on:
//   _word()     its verdict as things stand now
//   _release()  lets it go; a script that the next inline script must wait for is returned
//   _drop()     fails it as the network would; an item without it stays held when refused
//   _kind       0 state and requests, 1 an element, 2 a script: released in that order
//   _what       plain facts for the events; `_node` the element, if it is one
//   _inline()   whether it has to wait for the scripts released before it

import { explain } from "./core.js";
import { assign, dispatch, doc, later, listen, now, query, sort, weakGet, weakSet, win } from "./natives.js";

const MOST = 10000;
const SLICE = 8; // ms; with what one item costs this stays under 12
const { CustomEvent, WeakMap, console } = win;

let waiting = [];
let lane = [];
let at = 0;
let loading = 0;
let isDue = false;
let isAsked = false;
let isTold = false;
let ask = () => {};

/** Calls `tell` with the id of each service that the visitor is to be asked about. */
export const onAsk = (tell) => {
  ask = tell;
};

function say(type, item, word) {
  try {
    const why = explain(word);
    dispatch(win, new CustomEvent(`sekisho:${type}`, { detail: assign({}, item._what, why) }));
    if ((word & 3) === 2) ask(why.service);
  } catch {
    // It is held or released all the same; only the telling failed.
  }
}

const isRefused = (item, word) => isAsked && (word & 3) === 1 && item._drop;

/** Holds an item until its verdict lets it pass. Held twice it is held once. */
export function hold(item, word = item._word()) {
  if (!(word & 3)) soon();
  if (item._isHeld) return;
  if (waiting.length + lane.length - at >= MOST) {
    if (!isTold) console.warn(`sekisho: more than ${MOST} held; the newest are dropped`);
    isTold = true;
    item._drop?.();
  } else if (isRefused(item, word)) {
    say("held", item, word);
    item._drop();
  } else {
    item._isHeld = true;
    waiting[waiting.length] = item;
    if (word & 3) say("held", item, word);
  }
}

/** Looks again at what passes already, such as the scripts of a released template. */
function soon() {
  if (isDue) return;
  isDue = true;
  later(() => isDue && recheck(isAsked));
}

/** Decides anew on everything held. `asked`: the visitor has answered, so what is refused fails. */
export function recheck(asked) {
  isAsked = asked;
  isDue = false;
  const all = lane;
  let end = 0;
  for (; at < lane.length; at++) all[end++] = lane[at];
  all.length = end;
  for (let i = 0; i < waiting.length; i++) all[all.length] = waiting[i];
  waiting = [];
  lane = inOrder(all);
  at = 0;
  run();
}

/** Sorts by kind, elements by their place in the document; what is in no document comes after. */
function inOrder(items) {
  const ranks = new WeakMap();
  const nodes = query(doc, "*");
  for (let i = 0; nodes[i]; i++) weakSet(ranks, nodes[i], i);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    item._rank = (item._node && weakGet(ranks, item._node)) ?? 1e9;
  }
  return sort(items, (a, b) => (a._kind | 0) - (b._kind | 0) || a._rank - b._rank);
}

/** Works on the lane for one slice of time, or until an inline script has to wait. */
function run() {
  const end = now() + SLICE;
  while (at < lane.length) {
    const item = lane[at];
    // A template that was opened meanwhile has scripts whose place may be before this one.
    if (isDue && item._kind === 2) return recheck(isAsked);
    if (loading && item._inline?.()) return;
    at++;
    try {
      step(item);
    } catch {
      // Whatever went wrong, it is not let through, and the page goes on.
      waiting[waiting.length] = item;
    }
    if (now() > end) {
      later(run);
      return;
    }
  }
}

function step(item) {
  const word = item._word();
  if (word & 3 && !isRefused(item, word)) {
    waiting[waiting.length] = item;
    if ((word & 3) === 2) ask(explain(word).service);
    return;
  }
  item._isHeld = false;
  if (word & 3) {
    item._drop();
    return;
  }
  const script = item._release();
  if (script) awaitLoad(script);
  say("released", item, word);
}

/** Lets the next inline script wait until this one has run or failed. */
function awaitLoad(script) {
  let isOpen = true;
  const done = () => {
    if (!isOpen) return;
    isOpen = false;
    loading--;
    run();
  };
  loading++;
  listen(script, "load", done, true);
  listen(script, "error", done, true);
}
