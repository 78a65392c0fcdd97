// Elements: what one may not ask for is taken off it and kept beside, on the same node.
//
// A held `src` is renamed to `data-sks-src`. As an attribute it survives cloning, serialising and
// parsing, a developer sees why nothing loads, and there is no list of values to keep.

import { hold } from "../hold.js";
import {
  contentOf, each, firstChild, getAttr, hasAttributes, inertLike, insertBefore, isMatch, localName, localPart, lower, nodeType, parentNode, removeAttr,
  setAttr, shadowRoot, slice, vet, weakGet, WeakMap, weakSet,
} from "../natives.js";
import { trusted, trustedUrl } from "../trusted.js";
import { settleCss, settleText } from "./css.js";
import { meet } from "./frame.js";
import { noteImports } from "./imports.js";
import { watch } from "./observer.js";
import { DONE } from "./patch.js";
import { complete } from "./release.js";
import { attrText, HELD, heldValue, MARKED, markVerdict, note, noteAttribute, PLAIN, STYLED, WATCHED } from "./verdicts.js";

// A page can have many links and few that tell of being followed.
const SELECTOR = `[ping],[${HELD}ping]${slice(`${Object.keys(WATCHED)}`, 6)},${STYLED.map((name) => `[${name}*="("]`)},${MARKED}`;
const items = new WeakMap();
const SPENT = { _isHeld: true };

/** Scripts made by a fragment parser never run, so they are let be, unless it was not that which made them. */
export const spend = (script) => weakGet(items, script) || weakSet(items, script, SPENT);

/** Lets go of the value that is held of an attribute. */
export const forget = (element, name) => removeAttr(element, HELD + name);

/** Gives an attribute back. */
function restore(element, name, value) {
  forget(element, name);
  setAttr(element, name, (name === "srcdoc" ? trusted : trustedUrl)(value));
}

/** Puts a node where it is, for those that look at what they have when they are put in. */
export function reinsert(node) {
  if (parentNode(node)) insertBefore(parentNode(node), node, node);
}

/** Keeps a script from running until it is released, whatever is in it, by a type that is no program's. */
export function parkScript(script) {
  if (isMatch(script, PLAIN)) return;
  setAttr(script, HELD + "type", attrText(script, "type"));
  setAttr(script, "type", "text/plain");
}

/** Undoes that. True if there was anything to undo. */
export function restoreScript(script) {
  const type = heldValue(script, "type");
  if (type === null) return;
  forget(script, "type");
  if (type) setAttr(script, "type", type);
  else removeAttr(script, "type");
  return true;
}

function park(element, name, value) {
  if (localName(element) === "script") return parkScript(element);
  removeAttr(element, name);
  setAttr(element, HELD + localPart(name), value);
  return DONE;
}

/** Holds an element, or what else there is one item for, as long as `look` finds something held of it. */
export function enqueue(element, { _word, _what }, isParsed, look = inspect) {
  let item = weakGet(items, element);
  if (!item) {
    item = { __proto__: null, _node: element, _what, _word: () => look(element)._word };
    complete(item, element, isParsed);
    weakSet(items, element, item);
  }
  hold(item, _word);
}

/** What is found about an element. A site may mark one to be let be, which is its own decision. */
const about = (element) => ({ __proto__: null, _isIgnored: heldValue(element, "ignore") !== null });

/** Holds an attribute that is about to be set if it may not be. `DONE` if it is not to be set. */
export function gate(element, name, text, value = text, relation) {
  const found = about(element);
  if (noteAttribute(found, element, name, text, relation)) {
    const done = park(element, name, vet(inertLike(element), name, value));
    enqueue(element, found);
    return done;
  }
  forget(element, name);
  restoreScript(element);
}

/** Holds what an element may not have now, unless it is only asked about. The verdict if something is held. */
export function settle(element, isParsed, isAsked) {
  try {
    if (weakGet(items, element) === SPENT) return 0;
    const found = inspect(element);
    const { _word, _waits } = found;
    if (!isAsked && (_word & 3 || _waits)) enqueue(element, found, isParsed);
    return _word & 3 && _word;
  } catch {
    return 1;
  }
}

/**
 * Brings an element to what it may be now and says what is held of it. Safe to repeat: it takes off
 * what may not pass and restores what may, save scripts and templates, which wait for their turn.
 */
function inspect(element) {
  const tag = localName(element);
  const mark = markVerdict(element);
  const found = about(element);
  note(found, mark | 0);
  found._waits = mark !== undefined || heldValue(element, "type") !== null;
  for (const name in WATCHED[tag]) {
    let value = getAttr(element, name);
    if (value !== null && noteAttribute(found, element, name, value)) park(element, name, value);
    value = heldValue(element, name) ?? (mark === undefined ? null : getAttr(element, "data-" + name));
    if (value === null || noteAttribute(found, element, name, value) || mark & 3) continue;
    restore(element, name, value);
    if (mark !== undefined) removeAttr(element, "data-" + name);
    if (tag === "source" || name === "imagesrcset") reinsert(element);
  }
  for (let i = 0; i < STYLED.length; i++) {
    const value = getAttr(element, STYLED[i]);
    if (value) settleCss(value, found, (css) => setAttr(element, STYLED[i], css));
  }
  if (tag === "style") settleText(element, found);
  if (tag === "script" && getAttr(element, "src") === null && noteImports(found, element)) parkScript(element);
  return found;
}

/**
 * Settles a node and all below it. The last verdict if anything is held. Only what a parser made has
 * shadow roots below it that no hook has seen.
 */
export function sweep(node, isParsed, isAsked) {
  let word = 0;
  const type = nodeType(node);
  const look = (element) => {
    // Most elements have nothing to look at, which the names tell sooner than the selector.
    if ((hasAttributes(element) || WATCHED[localName(element)]) && isMatch(element, SELECTOR)) {
      meet(element);
      word = settle(element, isParsed, isAsked) || word;
    }
    const root = shadowRoot(element) || (isAsked && isMatch(element, "template[shadowrootmode]") && contentOf(element));
    if (!root) return;
    watch(root);
    word = sweep(root, isParsed, isAsked) || word;
  };
  if (type === 1) look(node);
  // Most that is put in has nothing below it.
  if ((type === 1 || type === 11) && firstChild(node)) each(node, isParsed ? "*" : SELECTOR, look);
  return word;
}
