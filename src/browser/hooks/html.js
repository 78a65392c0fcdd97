// HTML given as text: parsed where nothing loads, looked at, and only then put in.

import {
  adopt, apply, createRange, doc, exec, firstChild, inert, inertLike, insertBefore, lower, nextSibling, parentNode,
  query, rangeNode, removeChild, selectContents, setInnerHtml, setTextContent, tagOf, textAt,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { setStyle, spend, sweep, worstIn } from "./element.js";
import { DONE, patch } from "./patch.js";
import { judgeHtmlWith } from "./verdicts.js";

// Text without any of these asks for nothing.
const MAYBE = /src|href|data|poster|style|background/i;

/** The nodes of some HTML in an inert twin of `context`, if anything among them is held. */
function heldIn(context, html, parse) {
  if (!exec(MAYBE, html)) return;
  const box = inertLike(context);
  parse(box);
  const scripts = query(box, "script");
  for (let i = 0; scripts[i]; i++) spend(scripts[i]);
  return sweep(box) && box;
}

function moveAll(box, parent, before) {
  for (let node; (node = firstChild(box)); ) insertBefore(parent, node, before);
  return DONE;
}

function setInside(self, args, go, native) {
  const tag = tagOf(self);
  if (tag === "style") return setStyle(self, args, go);
  // What is in these does nothing yet; `null` is no text at all.
  if (tag === "template" || tag === "script" || args[0] === null) return;
  const box = heldIn(self, textAt(args, 0), (twin) => apply(native, twin, args));
  if (!box) return;
  setTextContent(self, "");
  return moveAll(box, self, null);
}

/** Puts the HTML `args[at]` where `insertAdjacentHTML` would. */
function insertAt(self, place, args, at) {
  const parent = place === "afterbegin" || place === "beforeend" ? self : parentNode(self);
  const box = tagOf(parent) && heldIn(parent, textAt(args, at), (twin) => setInnerHtml(twin, args[at]));
  if (!box) return;
  const before = {
    __proto__: null, beforebegin: self, afterbegin: firstChild(self), beforeend: null, afterend: nextSibling(self),
  }[place];
  return before === undefined ? before : moveAll(box, parent, before);
}

const insertHtml = (self, args) => insertAt(self, lower(textAt(args, 0)), args, 1);

function setOutside(self, args) {
  const done = args[0] === null ? undefined : insertAt(self, "beforebegin", args, 0);
  if (done) removeChild(parentNode(self), self);
  return done;
}

/** The scripts of such a fragment do run, so they are held like any other. */
function makeFragment(self, args, go, native) {
  if (!exec(MAYBE, textAt(args, 0))) return;
  const context = rangeNode(self);
  const range = createRange(inert);
  selectContents(range, inertLike(tagOf(context) ? context : doc));
  const fragment = apply(native, range, args);
  return sweep(fragment) ? adopt(doc, fragment) : undefined;
}

/** The verdict on a whole document given as text: that of the first thing in it that may not pass. */
function judgeDocument(html) {
  const box = inertLike(doc);
  setInnerHtml(box, trusted(html));
  return worstIn(box);
}

export function installHtml() {
  const owners = "Element ShadowRoot";
  patch(owners, "innerHTML", setInside, "set");
  patch(owners, "setHTML setHTMLUnsafe", setInside);
  patch(owners, "outerHTML", setOutside, "set");
  patch(owners, "insertAdjacentHTML", insertHtml);
  patch("Range", "createContextualFragment", makeFragment);
  judgeHtmlWith(judgeDocument);
}
