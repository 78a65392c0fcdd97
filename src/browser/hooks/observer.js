// Markup that the parser puts in, and changes that no hook sees.

import { capture, doc, tagOf, weakGet, WeakMap, weakSet } from "../natives.js";
import { settle, sweep } from "./element.js";
import { WATCHED } from "./verdicts.js";

const [target, added] = capture(MutationRecord, "target addedNodes");

/** Called before the parser runs a script it has put in, and before style is resolved. */
function look(records) {
  // The parser reports each node by itself: below one that was swept all is seen already.
  const seen = new WeakMap();
  for (let i = 0; i < records.length; i++) {
    const node = target(records[i]);
    const nodes = added(records[i]);
    for (let j = 0; nodes[j]; j++) {
      if (!weakGet(seen, node)) sweep(nodes[j], true);
      weakSet(seen, nodes[j], true);
    }
    // An attribute has changed, or the text of a style sheet.
    if (!nodes[0] || tagOf(node) === "style") settle(node, true);
  }
}

export function installObserver() {
  const names = Object.values(WATCHED).flatMap((entry) => entry.slice(1));
  new MutationObserver(look).observe(doc, { childList: true, subtree: true, attributeFilter: ["style", ...names] });
}
