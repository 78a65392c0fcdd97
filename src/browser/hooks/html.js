// HTML given as text: parsed where nothing loads, looked at, and only then put in.

import {
  apply, capture, contentOf, createElement, createRange, doc, each, exec, firstChild, inert, inertLike, innerHtml,
  insertBefore, isStyle, lower, nextSibling, parentNode, removeChild, setInnerHtml, setTextContent, tagOf, textAt,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { settleArgument } from "./css.js";
import { spend, sweep } from "./element.js";
import { DONE, patch } from "./patch.js";

// Text without any of these asks for nothing.
const MAYBE = /src|href|data|poster|style|background|url/i;

const [rangeNode, selectContents] = capture(Range, "commonAncestorContainer selectNodeContents");

/** The nodes that `parse` makes in an inert twin of `context`, if anything among them is not as it was. */
function heldIn(context, parse, runs) {
  const box = inertLike(context);
  const nodes = parse(box) || box;
  let isHeld;
  if (!runs) each(nodes, "script", (script) => {
    isHeld = spend(script);
  });
  // Where scripts run, what is in these is text.
  each(nodes, "noscript", (node) => setTextContent(node, innerHtml(node)));
  return (sweep(nodes, true) || isHeld) && nodes;
}

/** Where `insertAdjacentHTML` puts something: into which node, and before which. */
const PLACES = {
  __proto__: null,
  beforebegin: [parentNode, (node) => node],
  afterbegin: [(node) => node, firstChild],
  beforeend: [(node) => node, () => null],
  afterend: [parentNode, nextSibling],
};

/** Puts the HTML `args[at]` at such a place, after `clear`, if anything in it is held. */
function put(self, args, at, name, native) {
  const place = PLACES[name];
  const parent = place && args[at] !== null && exec(MAYBE, textAt(args, at)) && place[0](self);
  const parse = native ? (twin) => apply(native, twin, args) : (twin) => setInnerHtml(twin, args[at]);
  const box = parent && heldIn(native || tagOf(parent) ? parent : doc, parse);
  if (!box) return;
  if (native) setTextContent(parent, "");
  const before = place[1](self);
  for (let node; (node = firstChild(box)); ) insertBefore(parent, node, before);
  return DONE;
}

function setInside(self, args, go, native) {
  if (!isStyle(self)) return put(self, args, 0, "beforeend", native);
  if (args[0]) settleArgument(args, 0);
}

function setOutside(self, args) {
  const done = put(self, args, 0, "beforebegin");
  if (done) removeChild(parentNode(self), self);
  return done;
}

/** The scripts of such a fragment do run, so they are held like any other. */
function makeFragment(self, args, go, native) {
  const context = rangeNode(self);
  if (exec(MAYBE, textAt(args, 0))) return heldIn(tagOf(context) ? context : doc, (twin) => {
    const range = createRange(inert);
    selectContents(range, twin);
    return apply(native, range, args);
  }, true) || undefined;
}

/** What some HTML makes, where nothing loads. */
export function parsed(html) {
  const box = createElement(inert, "template");
  setInnerHtml(box, trusted(html));
  return contentOf(box);
}

/** The verdict on a whole document given as text: that of something in it that may not pass. */
export const judge = (html) => sweep(parsed(html), true, true);

export function installHtml() {
  const owners = "Element ShadowRoot";
  patch(owners, "innerHTML", setInside, "set");
  patch(owners, "setHTML setHTMLUnsafe", setInside);
  patch(owners, "outerHTML", setOutside, "set");
  patch(owners, "insertAdjacentHTML", (self, args) => put(self, args, 1, lower(textAt(args, 0))));
  patch("Range", "createContextualFragment", makeFragment);
}
