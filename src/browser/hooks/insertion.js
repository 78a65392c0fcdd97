// Putting nodes in: whatever way they were made, they are looked at before they are on the page.

import { apply, localName, nodeType, setTextContent, textContent, win } from "../natives.js";
import { settleCss } from "./css.js";
import { settle, sweep } from "./element.js";
import { patch } from "./patch.js";

const isKind = (node, type) => {
  try {
    return nodeType(node) === type;
  } catch {
    return false; // no node; the native says so
  }
};

function insert(self, args, native, most) {
  const isStyle = isKind(self, 1) && localName(self) === "style";
  for (let i = 0; i < args.length && i < most; i++) {
    const node = args[i];
    // Text that becomes a style sheet is CSS before it is put in, since `@import` asks at once.
    if (isStyle && typeof node === "string") args[i] = settleCss(node)._css;
    if (isStyle && isKind(node, 3)) setTextContent(node, settleCss(textContent(node))._css);
    if (isKind(node, 1) || isKind(node, 11)) sweep(node);
  }
  if (!isStyle) return;
  const result = apply(native, self, args);
  settle(self);
  return result;
}

export function installInsertion() {
  const owners = [win.Node, win.Element, win.Document, win.DocumentFragment, win.CharacterData, win.Range];
  patch(owners, "appendChild insertBefore replaceChild moveBefore insertNode importNode adoptNode",
    (self, args, native) => insert(self, args, native, 1));
  patch(owners, "append prepend before after replaceWith replaceChildren insertAdjacentElement",
    (self, args, native) => insert(self, args, native, args.length));
}
