// The queue of what is held, and its release.
//
// An item says what it is about and how it goes on:
//   _word()     its verdict as things stand now
//   _release()  lets it go
//   _drop()     fails it as the network would; an item without it stays held when refused
//   _kind       0 state, requests and templates, 1 an element, 2 a script: released in that order
//   _what       plain facts for the events; `_node` the element, if it is one
//   _inline()   whether it has to wait for the scripts released before it

import { explain } from "./core.js";
import { assign, doc, later, listen, now, query, sort, weakGet, WeakMap, weakSet, win } from "./natives.js";
import { tell } from "./tell.js";

const MOST = 10_000;
const SLICE = 8; // ms; with what one item costs it stays under 12
const { console } = win;

let waiting = [];
let lane = [];
let at = 0;
let loading = 0;
let isDue = false;
let isAnswered = false;
let isFull = false;
let ask;

/** Calls `tell` with the id of each service that the visitor is to be asked about. */
export const onAsk = (tellOf) => {
  ask = tellOf;
};

/** Tells what became of an item, and tells it again when the reason has changed or it has failed for good. */
function say(type, item, word, dropped = false) {
  try {
    const why = explain(word);
    const again = item._told !== undefined;
    if (dropped || word !== item._told) tell(type, assign({}, item._what, why, { again, dropped }));
    item._told = word;
    if ((word & 3) === 2) ask(why.service);
  } catch {
    // It is held or released all the same; only the telling failed.
  }
}

/** The verdict of an item; if the core fails, nothing passes. */
function wordOf(item) {
  try {
    return item._word();
  } catch {
    return 1;
  }
}

const isRefused = (item, word) => isAnswered && (word & 3) === 1 && item._drop;

/** Holds an item until its verdict lets it pass. True if it does not pass now. */
export function hold(item, word = wordOf(item)) {
  if (item._isHeld) return true;
  if (isRefused(item, word)) {
    say("held", item, word, true);
    item._drop();
  } else if (waiting.length + lane.length - at < MOST) {
    item._isHeld = true;
    waiting[waiting.length] = item;
    if (word & 3) say("held", item, word);
    else soon();
  } else {
    if (!isFull) console.warn(`sekisho: over ${MOST} held, the newest are dropped`);
    isFull = true;
    if (item._drop) item._drop();
  }
  return true;
}

/** Holds what a call would do if its verdict does not pass; true if so. */
export function detain(_what, _word, _release, _drop = () => {}) {
  const item = { _what, _word, _release, _drop };
  const word = wordOf(item);
  return (word & 3) !== 0 && hold(item, word);
}

/** Looks again in a moment at what passes already, such as the scripts of a released template. */
function soon() {
  if (!isDue) later(() => isDue && recheck(isAnswered));
  isDue = true;
}

/** Decides anew on everything held. `answered`: the visitor has chosen, so what is refused fails. */
export function recheck(answered) {
  isAnswered = answered;
  isDue = false;
  const all = [];
  for (; at < lane.length; at++) all[all.length] = lane[at];
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
  for (let i = 0; i < items.length; i++) items[i]._rank = weakGet(ranks, items[i]._node) ?? nodes.length;
  return sort(items, (a, b) => (a._kind | 0) - (b._kind | 0) || a._rank - b._rank);
}

/** Works on the lane for one slice of time, or until an inline script has to wait. */
function run() {
  const end = now() + SLICE;
  while (at < lane.length) {
    const item = lane[at];
    // A template opened meanwhile has scripts whose place may be before this one.
    if (isDue && item._kind === 2) return recheck(isAnswered);
    if (loading && item._inline && item._inline()) return;
    at++;
    step(item);
    if (now() > end) return void later(run);
  }
}

function step(item) {
  const word = wordOf(item);
  const passes = !(word & 3);
  item._isHeld = false;
  if (!passes && isRefused(item, word)) {
    say("held", item, word, true);
    return item._drop();
  }
  try {
    if (passes) {
      item._release();
      return say("released", item, word);
    }
  } catch {
    // Whatever went wrong, it was not let through, and the page goes on.
  }
  item._isHeld = true;
  waiting[waiting.length] = item;
  say("held", item, word);
}

/** Lets the next inline script wait until this one has run or failed. */
export function awaitLoad(script) {
  const done = () => {
    if (script) loading--;
    script = null;
    run();
  };
  loading++;
  listen(script, "load", done, true);
  listen(script, "error", done, true);
}
