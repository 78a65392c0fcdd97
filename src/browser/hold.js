// The queue of what is held, and its release.
//
// An item says what it is about and how it goes on:
//   _word()     its verdict as things stand now
//   _release()  lets it go, if that is not done by asking for its verdict
//   _drop()     fails it as the network would; an item without it stays held when refused
//   _kind       0 state, requests and templates, 1 an element, 2 a script: released in that order
//   _what       plain facts for the events; `_node` the element, if it is one
//   _inline()   whether it has to wait for the scripts released before it
//   _isOff()    whether nobody wants it any more

import { sweep } from "./hooks/element.js";
import { doc, each, later, list, listen, now, Promise, rootOf, sort, weakGet, WeakMap, weakSet } from "./natives.js";
import { report } from "./report.js";
import { tell } from "./tell.js";
import { DONE } from "./hooks/patch.js";
import { explain, mode } from "./core.js";

const MOST = 10_000;
const SLICE = 8; // ms; with what one item costs it stays under 12
const PATIENCE = 5000; // ms; a server that does not answer holds up inline scripts no longer

let waiting = list();
let lane = list();
let at = 0;
let loading = 0;
let isDue;
let isFull;
let ask;

/** Calls `tell` with the id of each service that the visitor is to be asked about. */
export const onAsk = (tellOf) => {
  ask = tellOf;
};

/** Tells what became of an item, and tells it again when the reason has changed or it has failed for good. */
function say(type, item, word, dropped) {
  try {
    const why = explain(word);
    const again = item._told !== undefined;
    if (dropped || word !== item._told) tell(type, { ...item._what, ...why, again, dropped: !!dropped });
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

/** Holds an item until its verdict lets it pass. */
export function hold(item, word) {
  if (item._isHeld) return;
  const isOver = waiting.length + lane.length - at >= MOST;
  isFull = isFull || isOver;
  if (item._drop && (isOver || (mode() && (word & 3) === 1))) {
    say("held", item, word, true);
    item._drop();
  } else if (!isOver) {
    item._isHeld = true;
    waiting[waiting.length++] = item;
    if (word & 3) say("held", item, word);
    // Looks again in a moment at what passes already, such as the scripts of a released template.
    else isDue ||= later(() => isDue && recheck());
  }
}

/** What was last known of an object that may ask again. */
export const epochs = new WeakMap();
/** What was held for this object until now is wanted no more. */
export const disown = (owner) => weakSet(epochs, owner, { ...weakGet(epochs, owner) });

/** Holds what a call would do if its verdict does not pass; `DONE` if so. */
export function detain(_what, _word, _release, _drop = () => {}, owner) {
  const item = { __proto__: null, _what, _word, _release, _drop, _owner: owner, _epoch: weakGet(epochs, owner) };
  const word = wordOf(item);
  // A request is told of where its URL is decided on.
  if (SKS_REPORT_ONLY && _what.url === undefined) report(_what, word);
  if (!(word & 3)) return;
  hold(item, word);
  return DONE;
}

/** The same of a call that promises something: what it promises meanwhile, which `_drop(resolve, reject)` ends. */
export function detainPromise(_what, _word, go, _drop) {
  let isHeld;
  const promise = new Promise((resolve, reject) => {
    isHeld = detain(_what, _word, () => resolve(go()), () => _drop(resolve, reject));
  });
  return isHeld && promise;
}

/** Decides anew on everything held. Once the visitor has chosen, what is refused fails. */
export function recheck() {
  isDue = 0;
  while (at < lane.length) waiting[waiting.length++] = lane[at++];
  const ranks = new WeakMap();
  each(rootOf(doc), "script", (node, rank) => weakSet(ranks, node, rank));
  for (let i = 0; i < waiting.length; i++) {
    const item = waiting[i];
    item._rank = item._inline ? weakGet(ranks, item._node) ?? 1e8 : -1;
  }
  lane = sort(waiting, (a, b) => a._rank - b._rank);
  waiting = list();
  at = 0;
  run();
}

/** Works on the lane for one slice of time, or until an inline script has to wait. */
function run() {
  const end = now() + SLICE;
  while (at < lane.length) {
    const item = lane[at];
    // A template opened meanwhile has scripts whose place may be before this one.
    if (isDue && item._inline) return recheck();
    if (loading && item._inline && item._inline()) return;
    at++;
    step(item);
    if (now() > end) return void later(run);
  }
  if (isFull) {
    isFull = false;
    sweep(rootOf(doc), true);
  }
}

function step(item) {
  if (weakGet(epochs, item._owner) !== item._epoch) return;
  let word = wordOf(item);
  item._isHeld = false;
  try {
    if (!(word & 3)) {
      item._release?.();
      return say("released", item, word);
    }
  } catch {
    // Whatever went wrong, it was not let through, and the page goes on.
    word |= 1;
  }
  hold(item, word);
}

/** Lets the next inline script wait until this one has run or failed. */
export function awaitLoad(script) {
  let isLoading = 1;
  const done = () => {
    loading -= isLoading;
    isLoading = 0;
    run();
  };
  loading++;
  listen(script, "load", done, true);
  listen(script, "error", done, true);
  later(done, PATIENCE);
}
