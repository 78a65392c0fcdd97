// Putting nodes in: whatever way they were made, they are looked at before they are on the page.

import { apply, localName, nodeType, setTextContent, textContent, win } from "../natives.js";
import { settleCss } from "./css.js";
import { settle, sweepArgument } from "./element.js";
import { patch } from "./patch.js";

const FIRST = ["appendChild", "insertBefore", "replaceChild", "moveBefore", "insertNode", "importNode", "adoptNode"];
const EACH = ["append", "prepend", "before", "after", "replaceWith", "replaceChildren", "insertAdjacentElement"];
const OWNERS = ["Node", "Element", "Document", "DocumentFragment", "CharacterData", "Range"];

const isStyle = (node) => nodeType(node) === 1 && localName(node) === "style";

/** Text that becomes a style sheet is CSS before it is put in, since `@import` asks at once. */
function settleText(args, at) {
  const node = args[at];
  if (typeof node === "string") args[at] = settleCss(node)._css;
  else if (nodeType(node) === 3) setTextContent(node, settleCss(textContent(node))._css);
}

function insert(self, args, native, most) {
  for (let i = 0; i < args.length && i < most; i++) {
    if (typeof args[i] === "object") sweepArgument(args[i]);
  }
  // A range and a fragment of styles are told apart from a style by the node they are not.
  let style = false;
  try {
    style = isStyle(self);
    if (style) for (let i = 0; i < args.length; i++) settleText(args, i);
  } catch {
    // The native says what is wrong with it.
  }
  if (!style) return;
  const result = apply(native, self, args);
  settle(self);
  return result;
}

export function installInsertion() {
  for (let i = 0; i < OWNERS.length; i++) {
    const owner = win[OWNERS[i]].prototype;
    for (let j = 0; j < FIRST.length; j++) patch(owner, FIRST[j], (self, args, native) => insert(self, args, native, 1));
    for (let j = 0; j < EACH.length; j++) patch(owner, EACH[j], (self, args, native) => insert(self, args, native, 1e9));
  }
}
