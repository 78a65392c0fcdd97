// Elements: what one may not ask for is taken off it and kept beside, on the same node.
//
// A held `src` is renamed to `data-sks-src`. As an attribute it survives cloning, serialising and
// parsing, a developer sees why nothing loads, and there is no list of values to keep.

import { hold } from "../hold.js";
import {
  getAttr, isMatch, localName, lower, nodeType, query, removeAttr, setAttr, setAttrNS, setTextContent, shadowRoot,
  textContent, trim, weakGet, weakSet, win,
} from "../natives.js";
import { settleCss } from "./css.js";
import { openTemplate, startScript } from "./release.js";
import { attributeVerdict, MARKS, markVerdict, WATCHED } from "./verdicts.js";

export const HELD = "data-sks-";
const XLINK = "http://www.w3.org/1999/xlink";
const { WeakMap } = win;
const items = new WeakMap();

/** The trusted value that a script's `src` was given: the browser wants the object, not its text. */
export const trusted = new WeakMap();
/** Scripts made by a fragment parser: they never run, so they are neither held nor waited for. */
export const spent = new WeakMap();

/** Watched attributes by element, and the selector of every element worth a look. */
const attributes = { __proto__: null };
for (const name in WATCHED) {
  for (const tag in WATCHED[name]) (attributes[tag] ??= []).push(name);
}
const SELECTOR = `${Object.keys(attributes)},style,[style*="("],template[data-${MARKS[0]}],template[data-${MARKS[1]}],[data-src],[data-srcset],[data-href]`;

export const setNatively = (element, name, value) =>
  name === "xlink:href" ? setAttrNS(element, XLINK, name, value) : setAttr(element, name, value);

/** The value that is held of an attribute, or null; and how to let go of it. */
export const heldValue = (element, name) => getAttr(element, HELD + name);
export const forget = (element, name) => removeAttr(element, HELD + name);

/** Whether marks count here: on a script that is no program, a template, and what keeps its URL in data. */
function canBeMarked(element) {
  const tag = localName(element);
  if (tag === "script") return lower(trim(getAttr(element, "type") ?? "")) === "text/plain";
  if (tag === "template") return true;
  return (getAttr(element, "data-src") ?? getAttr(element, "data-srcset") ?? getAttr(element, "data-href")) !== null;
}

/** The verdict on an element's marks; nothing without any that count. */
export const markedAs = (element) => (canBeMarked(element) ? markVerdict(element) : undefined);

/** Keeps a script from running until it is released, whatever is in it. */
export function parkType(script) {
  if (heldValue(script, "type") !== null || markedAs(script) !== undefined) return;
  setAttr(script, `${HELD}type`, getAttr(script, "type") ?? "");
  setAttr(script, "type", "text/plain");
}

/** Undoes that. */
export function restoreType(script) {
  const type = heldValue(script, "type");
  if (type === null) return;
  if (type) setAttr(script, "type", type);
  else removeAttr(script, "type");
  forget(script, "type");
}

function park(element, name, value) {
  removeAttr(element, name);
  setAttr(element, HELD + name, value);
  // Text beside a `src` is no program; without the `src` it would become one.
  if (localName(element) === "script" && textContent(element)) parkType(element);
}

function enqueue(element, { _word, _url }, isParsed) {
  let item = weakGet(items, element);
  if (!item) {
    item = { _node: element, _kind: 1, _what: { url: _url }, _word: () => inspect(element)._word, _release() {} };
    const tag = localName(element);
    if (tag === "script") startScript(item, isParsed);
    if (tag === "template") openTemplate(item);
    weakSet(items, element, item);
  }
  hold(item, _word);
}

/** Sets an attribute, or holds it. True if it is held. */
export function gate(element, name, value, object, word = attributeVerdict(element, name, value)) {
  if (word & 3) {
    park(element, name, value);
    weakSet(trusted, element, object);
    enqueue(element, { _word: word, _url: value });
    return true;
  }
  if (WATCHED[name] && heldValue(element, name) !== null) {
    forget(element, name);
    restoreType(element);
  }
}

/** Holds what an element may not have now; looks at it anew if it waits for nothing but its turn. */
export function settle(element, isParsed) {
  try {
    const found = inspect(element);
    if (found._word & 3 || found._waits) enqueue(element, found, isParsed);
    return found._word & 3;
  } catch {
    return 1;
  }
}

/**
 * Brings an element to what it may be now and says what is held of it. Safe to repeat: it takes off
 * what may not pass and restores what may, save scripts and templates, which wait for their turn.
 */
export function inspect(element) {
  const found = { _word: 0, _url: null, _waits: false };
  if (weakGet(spent, element)) return found;
  const tag = localName(element);
  const mark = markedAs(element);
  const isScript = tag === "script";
  note(found, mark, null);
  found._waits = mark !== undefined && (isScript || tag === "template") || isScript && heldValue(element, "type") !== null;
  const names = attributes[tag];
  if (names) for (let i = 0; i < names.length; i++) inspectAttribute(element, names[i], mark, found);
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
  const value = getAttr(element, name);
  if (value !== null && note(found, attributeVerdict(element, name, value), value)) park(element, name, value);
  const held = heldValue(element, name) ?? (mark === undefined ? null : getAttr(element, `data-${name}`));
  if (held === null || note(found, attributeVerdict(element, name, held), held)) return;
  if (localName(element) === "script") found._waits = true;
  else if (!(mark & 3)) {
    setNatively(element, name, held);
    forget(element, name);
    if (mark === 0) removeAttr(element, `data-${name}`);
  }
}

function inspectCss(text, found, set) {
  const { _css, _word, _url } = settleCss(text);
  note(found, _word, _url);
  if (_css !== text) set(_css);
}

/** Settles a node and all below it; true if anything is held. */
export function sweep(node, isParsed) {
  const type = nodeType(node);
  if (type !== 1 && type !== 9 && type !== 11) return 0;
  let held = type === 1 && isMatch(node, SELECTOR) && settle(node, isParsed);
  const root = type === 1 && shadowRoot(node);
  if (root) held |= sweep(root, isParsed);
  const all = query(node, SELECTOR);
  for (let i = 0; all[i]; i++) held |= settle(all[i], isParsed);
  return held;
}

/** Settles what a page passed to a native, which complains itself about what is no node. */
export function sweepArgument(node) {
  try {
    return sweep(node);
  } catch {
    return 0;
  }
}

/** The first verdict below a node that does not pass; nothing there is queued. */
export function worstIn(root) {
  const all = query(root, SELECTOR);
  let word = 0;
  for (let i = 0; all[i] && !(word & 3); i++) word = inspect(all[i])._word;
  return word;
}
