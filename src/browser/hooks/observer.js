// Markup that the parser puts in, and changes that no hook sees.

import { capture, doc, isMatch, isStyle, list, listen, parentNode, tagOf, weakGet, WeakMap, weakSet } from "../natives.js";
import { settle, sweep } from "./element.js";
import { armMet, meet } from "./frame.js";
import { patch, realm, then } from "./patch.js";
import { STYLED, WATCHED } from "./verdicts.js";

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
    // An attribute has changed, or the text of a style sheet or a script, which the parser may put in by pieces.
    if (!nodes[0] || isStyle(node) || tagOf(node) === "script") settle(tagOf(node) ? node : parentNode(node), true);
  }
  armMet();
}

const observer = new MutationObserver(look);
const observe = observer.observe.bind(observer);
const names = Object.values(WATCHED).flatMap(Object.keys).concat(STYLED);
// Read anew for each root, when the page may have changed what goes through a list.
const attributeFilter = { ...list(), ...names, length: names.length };

/** Watches the document or a shadow root, of which no other observer hears. */
export const watch = (root) => observe(root, { childList: true, subtree: true, characterData: true, attributeFilter });

export function installObserver() {
  watch(realm.document);
  listen(realm.document, "load", (event) => {
    if (!tagOf(event.target)) return;
    if (meet(event.target)) armMet();
    // An empty frame says that it has loaded, but what the page waits for is still to come.
    if (isMatch(event.target, "iframe[data-sks-src]")) event.stopImmediatePropagation();
  }, true);
  patch("Element", "attachShadow", then(watch));
}
