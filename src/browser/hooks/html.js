// HTML given as text: parsed where nothing loads, looked at, and only then put in.

import {
  adopt, apply, doc, exec, firstChild, hostOf, inert, inertLike, createRange, insertBefore, localName, lower, nextSibling, nodeType,
  parentNode, query, rangeNode, removeChild, selectContents, setInnerHtml, textAt, weakSet, win,
} from "../natives.js";
import { settleCss } from "./css.js";
import { settle, spent, sweep, worstIn } from "./element.js";
import { DONE, patch } from "./patch.js";
import { judgeHtmlWith } from "./verdicts.js";

const { Element, Range, ShadowRoot } = win;
// Text without any of these asks for nothing.
const MAYBE = /src|href|data|poster|style|background/i;

/** The nodes of `html` inside an inert twin of `context`, if anything among them is held. */
function heldIn(context, html, args, native) {
  if (!exec(MAYBE, html)) return;
  const box = inertLike(context);
  apply(native, box, args);
  const scripts = query(box, "script");
  for (let i = 0; scripts[i]; i++) weakSet(spent, scripts[i], true);
  return sweep(box) && box;
}

function moveAll(from, parent, before) {
  for (let node; (node = firstChild(from)); ) insertBefore(parent, node, before);
}

/** `null` as these setters read it. */
const htmlAt = (args, at) => (args[at] === null ? "" : textAt(args, at));

function setInside(self, args, native) {
  const isRoot = nodeType(self) !== 1;
  const context = isRoot ? hostOf(self) : self;
  const tag = !isRoot && localName(self);
  if (tag === "template" || tag === "script" || !args.length) return;
  const html = htmlAt(args, 0);
  if (tag === "style") {
    args[0] = settleCss(html)._css;
    apply(native, self, args);
    settle(self);
    return DONE;
  }
  const box = heldIn(context, html, args, isRoot ? setInnerHtml : native);
  if (!box) return;
  for (let node; (node = firstChild(self)); ) removeChild(self, node);
  moveAll(box, self, null);
  return DONE;
}

function setOutside(self, args) {
  const parent = parentNode(self);
  if (!parent || nodeType(parent) === 9) return;
  const box = heldIn(nodeType(parent) === 1 ? parent : self, htmlAt(args, 0), args, setInnerHtml);
  if (!box) return;
  moveAll(box, parent, self);
  removeChild(parent, self);
  return DONE;
}

function insertHtml(self, args) {
  const place = lower(textAt(args, 0));
  const isInside = exec(/^(after|before)end$|^afterbegin$/, place) && place !== "afterend";
  const parent = isInside ? self : parentNode(self);
  if (args.length < 2 || !parent || nodeType(parent) !== 1) return;
  const html = textAt(args, 1);
  const box = heldIn(parent, html, [args[1]], setInnerHtml);
  if (!box) return;
  const next = { __proto__: null, beforebegin: self, beforeend: null };
  const before = place in next ? next[place] : place === "afterbegin" ? firstChild(self) : nextSibling(self);
  moveAll(box, parent, before);
  return DONE;
}

/** The scripts of such a fragment do run, so they are held like any other. */
function makeFragment(self, args, native) {
  const html = textAt(args, 0);
  if (!exec(MAYBE, html)) return;
  const start = rangeNode(self);
  const range = createRange(inert);
  selectContents(range, nodeType(start) === 1 ? inertLike(start) : inert.body);
  const fragment = apply(native, range, args);
  return sweep(fragment) ? adopt(doc, fragment) : undefined;
}

/** The verdict on a whole document given as text: that of the first thing in it that may not pass. */
function judgeDocument(html) {
  const box = inertLike(doc.documentElement);
  apply(setInnerHtml, box, [html]);
  return worstIn(box);
}

export function installHtml() {
  const element = Element.prototype;
  const root = ShadowRoot.prototype;
  patch(element, "innerHTML", setInside, "set");
  patch(root, "innerHTML", setInside, "set");
  patch(element, "setHTMLUnsafe", setInside);
  patch(root, "setHTMLUnsafe", setInside);
  patch(element, "outerHTML", setOutside, "set");
  patch(element, "insertAdjacentHTML", insertHtml);
  patch(Range.prototype, "createContextualFragment", makeFragment);
  judgeHtmlWith(judgeDocument);
}
