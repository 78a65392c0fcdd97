// HTML given as text: parsed where nothing loads, looked at, and only then put in.

import {
  adopt, apply, createRange, doc, exec, firstChild, inert, inertLike, insertBefore, localName, lower, nextSibling,
  nodeType, parentNode, query, rangeNode, removeChild, selectContents, setInnerHtml, setTextContent, textAt, win,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { settleArgument } from "./css.js";
import { settle, spend, sweep, worstIn } from "./element.js";
import { DONE, patch } from "./patch.js";
import { judgeHtmlWith } from "./verdicts.js";

// Text without any of these asks for nothing.
const MAYBE = /src|href|data|poster|style|background/i;

/** `null` as most of these read it. */
const htmlAt = (args, at) => (args[at] === null ? "" : textAt(args, at));

/** The nodes of some HTML in an inert twin of `context`, if anything among them is held. */
function heldIn(context, html, args, parse) {
  if (!exec(MAYBE, html)) return;
  const box = inertLike(context);
  apply(parse, box, args);
  const scripts = query(box, "script");
  for (let i = 0; scripts[i]; i++) spend(scripts[i]);
  return sweep(box) && box;
}

function moveAll(box, parent, before) {
  for (let node; (node = firstChild(box)); ) insertBefore(parent, node, before);
  return DONE;
}

function setInside(self, args, native) {
  const tag = nodeType(self) === 1 && localName(self);
  if (tag === "template" || tag === "script" || !args.length) return;
  const html = htmlAt(args, 0);
  if (tag === "style") {
    if (!settleArgument(args, 0, html)) return;
    apply(native, self, args);
    settle(self);
    return DONE;
  }
  const box = heldIn(self, html, args, native);
  if (!box) return;
  setTextContent(self, "");
  return moveAll(box, self, null);
}

function setOutside(self, args) {
  const parent = parentNode(self);
  const box = parent && nodeType(parent) === 1 && heldIn(parent, htmlAt(args, 0), args, setInnerHtml);
  if (!box) return;
  moveAll(box, parent, self);
  removeChild(parent, self);
  return DONE;
}

function insertHtml(self, args) {
  const place = lower(textAt(args, 0));
  const isInside = place === "afterbegin" || place === "beforeend";
  const parent = isInside ? self : parentNode(self);
  if (args.length < 2 || !parent || nodeType(parent) !== 1) return;
  const box = heldIn(parent, textAt(args, 1), [args[1]], setInnerHtml);
  if (!box) return;
  const before = {
    __proto__: null, beforebegin: self, afterbegin: firstChild(self), beforeend: null, afterend: nextSibling(self),
  }[place];
  return before === undefined ? before : moveAll(box, parent, before);
}

/** The scripts of such a fragment do run, so they are held like any other. */
function makeFragment(self, args, native) {
  if (!exec(MAYBE, textAt(args, 0))) return;
  const range = createRange(inert);
  const context = rangeNode(self);
  selectContents(range, inertLike(nodeType(context) === 1 ? context : doc));
  const fragment = apply(native, range, args);
  return sweep(fragment) ? adopt(doc, fragment) : undefined;
}

/** The verdict on a whole document given as text: that of the first thing in it that may not pass. */
function judgeDocument(html) {
  const box = inertLike(doc);
  apply(setInnerHtml, box, [trusted(html)]);
  return worstIn(box);
}

export function installHtml() {
  const owners = [win.Element, win.ShadowRoot];
  patch(owners, "innerHTML", setInside, "set");
  patch(owners, "setHTML setHTMLUnsafe", setInside);
  patch(owners, "outerHTML", setOutside, "set");
  patch(owners, "insertAdjacentHTML", insertHtml);
  patch([win.Range], "createContextualFragment", makeFragment);
  judgeHtmlWith(judgeDocument);
}
