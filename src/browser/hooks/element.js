// Elements: what one may not ask for is taken off it and kept beside, on the same node.
//
// A held `src` is renamed to `data-sks-src`. As an attribute it survives cloning, serialising and
// parsing, a developer sees why nothing loads, and there is no list of values to keep.

import { hold } from "../hold.js";
import {
  capture, getAttr, isMatch, localName, lower, nodeType, parentNode, query, removeAttr, setAttr, setAttrNS,
  setTextContent, shadowRoot, textAt, textContent, trim, weakGet, WeakMap, weakSet,
} from "../natives.js";
import { trusted, trustedUrl } from "../trusted.js";
import { settleArgument, settleCss } from "./css.js";
import { DONE } from "./patch.js";
import { becomeScript, becomeTemplate } from "./release.js";
import { attributeVerdict, attrText, markVerdict, WATCHED } from "./verdicts.js";

export const HELD = "data-sks-";
export const XLINK = "http://www.w3.org/1999/xlink";
const LAZY = "[data-src],[data-srcset],[data-href]";
const SELECTOR = `${Object.keys(WATCHED)},style,[style*="("],template,${LAZY}`;
const [reload] = capture(HTMLMediaElement, "load");
const items = new WeakMap();

/** Scripts made by a fragment parser never run, so they are never queued nor waited for. */
export const spend = (script) => weakSet(items, script, { _isHeld: true });

/** The value that is held of an attribute, or null; and how to let go of it. */
export const heldValue = (element, name) => getAttr(element, HELD + name);
export const forget = (element, name) => removeAttr(element, HELD + name);

/** The value that an attribute is to get: what is held, or what a marked element names beside it. */
export const wanted = (element, name, mark) =>
  heldValue(element, name) ?? (mark === undefined ? null : getAttr(element, "data-" + name));

/** Gives an attribute back. */
export function restore(element, name, value) {
  forget(element, name);
  const safe = name === "srcdoc" ? trusted(value) : trustedUrl(value);
  if (name === "xlink:href") setAttrNS(element, XLINK, name, safe);
  else setAttr(element, name, safe);
}

/** The verdict on the marks that count on this element; nothing without any. */
export function markedAs(element) {
  const tag = localName(element);
  const counts = tag === "script"
    ? lower(trim(attrText(element, "type"))) === "text/plain"
    : tag === "template" || isMatch(element, LAZY);
  return counts ? markVerdict(element) : undefined;
}

/** Keeps a script from running until it is released, whatever is in it. */
export function parkType(script) {
  if (heldValue(script, "type") !== null || markedAs(script) !== undefined) return;
  setAttr(script, HELD + "type", attrText(script, "type"));
  setAttr(script, "type", "text/plain");
}

/** Undoes that. */
export function restoreType(script) {
  const type = heldValue(script, "type");
  if (type === null) return;
  forget(script, "type");
  if (type) setAttr(script, "type", type);
  else removeAttr(script, "type");
}

function park(element, name, value) {
  removeAttr(element, name);
  setAttr(element, HELD + name, value);
  // Text beside a `src` is no program; without the `src` it would become one.
  if (localName(element) === "script" && textContent(element)) parkType(element);
}

function enqueue(element, word, url, isParsed) {
  let item = weakGet(items, element);
  if (!item) {
    const tag = localName(element);
    const _what = { url, means: WATCHED[tag]?.[0] };
    item = { _node: element, _kind: 1, _what, _word: () => inspect(element)._word, _release() {} };
    if (tag === "script") becomeScript(item, isParsed);
    if (tag === "template") becomeTemplate(item);
    weakSet(items, element, item);
  }
  hold(item, word);
}

/** Holds an attribute that is about to be set if it may not be. True if it is held. */
export function gate(element, name, value, word = attributeVerdict(element, name, value)) {
  if (word & 3) {
    park(element, name, value);
    enqueue(element, word, value);
    return true;
  }
  forget(element, name);
  restoreType(element);
}

/** Holds what an element may not have now. True if something is held. */
export function settle(element, isParsed) {
  try {
    const { _word, _url, _waits } = inspect(element);
    if (_word & 3 || _waits) enqueue(element, _word, _url, isParsed);
    return _word & 3;
  } catch {
    return 1;
  }
}

/** The hook of what sets the text of a style element. */
export function setStyle(self, args, go) {
  if (args[0] === null || !settleArgument(args, 0, textAt(args, 0))) return;
  go();
  settle(self);
  return DONE;
}

/**
 * Brings an element to what it may be now and says what is held of it. Safe to repeat: it takes off
 * what may not pass and restores what may, save scripts and templates, which wait for their turn.
 */
export function inspect(element) {
  const tag = localName(element);
  const mark = markedAs(element);
  const found = { _word: mark | 0, _url: null, _waits: mark !== undefined && (tag === "script" || tag === "template") };
  if (heldValue(element, "type") !== null) found._waits = true;
  const names = WATCHED[tag];
  if (names) for (let i = 1; i < names.length; i++) inspectAttribute(element, names[i], mark, found);
  const style = getAttr(element, "style");
  if (style) inspectCss(style, found, (css) => setAttr(element, "style", css));
  if (tag === "style") inspectCss(textContent(element), found, (css) => setTextContent(element, css));
  return found;
}

/** Takes note of the first verdict that does not pass; true if this one does not. */
function note(found, word, url) {
  if (word & 3 && !(found._word & 3)) {
    found._word = word;
    found._url = url;
  }
  return word & 3;
}

function inspectAttribute(element, name, mark, found) {
  let value = getAttr(element, name);
  if (value !== null && note(found, attributeVerdict(element, name, value), value)) park(element, name, value);
  value = wanted(element, name, mark);
  if (value === null || note(found, attributeVerdict(element, name, value), value)) return;
  const tag = localName(element);
  if (tag === "script") found._waits = true;
  else if (!(mark & 3)) {
    restore(element, name, value);
    if (mark !== undefined) removeAttr(element, "data-" + name);
    if (tag === "source") reloadMedia(parentNode(element));
  }
}

/** A player that has found no source looks again only when told to. */
function reloadMedia(player) {
  try {
    reload(player);
  } catch {
    // The source of a picture.
  }
}

function inspectCss(text, found, set) {
  const { _css, _word, _url } = settleCss(text);
  note(found, _word, _url);
  if (_css !== text) set(_css);
}

/** Settles a node and all below it; true if anything is held. */
export function sweep(node, isParsed) {
  let held = 0;
  const type = nodeType(node);
  if (type === 1) {
    if (isMatch(node, SELECTOR)) held = settle(node, isParsed);
    const root = shadowRoot(node);
    if (root) held |= sweep(root, isParsed);
  } else if (type !== 9 && type !== 11) return 0;
  const all = query(node, SELECTOR);
  for (let i = 0; all[i]; i++) held |= settle(all[i], isParsed);
  return held;
}

/** The first verdict below a node that does not pass; nothing there is queued. */
export function worstIn(root) {
  const all = query(root, SELECTOR);
  let word = 0;
  for (let i = 0; all[i] && !(word & 3); i++) word = inspect(all[i])._word;
  return word;
}
