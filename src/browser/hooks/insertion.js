// Putting nodes in: whatever way they were made, they are looked at before they are on the page.

import { nodeType, setTextContent, tagOf, textContent } from "../natives.js";
import { settleCss } from "./css.js";
import { settle, sweep } from "./element.js";
import { patch } from "./patch.js";

/** The hook of what puts in so many of its arguments. */
const insert = (most) => (self, args, go) => {
  const isStyle = tagOf(self) === "style";
  for (let i = 0; i < args.length && i < most; i++) {
    const node = args[i];
    // Text that becomes a style sheet is CSS before it is put in, since `@import` asks at once.
    if (isStyle && typeof node === "string") args[i] = settleCss(node)._css;
    if (isStyle && nodeType(node) === 3) setTextContent(node, settleCss(textContent(node))._css);
    sweep(node);
  }
  if (!isStyle) return;
  const result = go();
  settle(self);
  return result;
};

export function installInsertion() {
  const owners = "Node Element Document DocumentFragment CharacterData Range";
  patch(owners, "appendChild insertBefore replaceChild moveBefore insertNode importNode adoptNode", insert(1));
  patch(owners, "append prepend before after replaceWith replaceChildren insertAdjacentElement", insert(Infinity));
}
