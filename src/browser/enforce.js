// Strict mode: the page's own Content-Security-Policy, exact to what passes now.
//
// The browser keeps it from the moment that an element with it is in the head. Every further element
// tightens it, since what is asked for has to pass them all; nothing loosens it but another page.

import { directives, sources } from "./core.js";
import { createElement, doc, exec, firstChild, insertBefore, replaceAll, setAttr } from "./natives.js";

/** Where this script's other files lie; only strict mode has it. */
let own;
let current;

/** Turns strict mode on, given the address of this script. */
export const enforceFrom = (address) => { own = exec(/[^,;?#]*\//, address)[0]; };

/** The sources of what the page's own policy lets pass; nothing where it has none. */
export const enforced = () => current;

/** Puts what passes now into the head. What came before it on the page was asked for already. */
export function enforce() {
  if (!own) return;
  const passing = sources() + " " + own;
  if (passing === current) return;
  if (!directives() || (!current && doc.body)) console.warn("sekisho: strict mode is late or off");
  current = passing;
  const all = replaceAll(/http(\S+)/g, passing, (found) => found[0] + " ws" + found[1]);
  const meta = createElement(doc, "meta");
  setAttr(meta, "http-equiv", "Content-Security-Policy");
  setAttr(meta, "content", replaceAll(/@/g, directives(), () => all));
  insertBefore(doc.head, meta, firstChild(doc.head));
}
