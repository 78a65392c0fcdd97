// Markup that the parser puts in, and attributes that no hook sees change.

import { doc, getter, localName, nodeType, win } from "../natives.js";
import { settle, sweep } from "./element.js";
import { WATCHED } from "./verdicts.js";

const { MutationObserver, MutationRecord } = win;
const record = MutationRecord.prototype;
const target = getter(record, "target");
const type = getter(record, "type");
const added = getter(record, "addedNodes");

/** Called before the parser runs a script it has put in, and before style is resolved. */
function look(records) {
  for (let i = 0; i < records.length; i++) {
    const node = target(records[i]);
    const nodes = added(records[i]);
    if (type(records[i]) === "attributes" || nodeType(node) === 1 && localName(node) === "style") settle(node, true);
    for (let j = 0; nodes[j]; j++) sweep(nodes[j], true);
  }
}

export function installObserver() {
  const attributeFilter = ["style"];
  for (const name in WATCHED) attributeFilter.push(name);
  new MutationObserver(look).observe(doc, { childList: true, subtree: true, attributeFilter });
}
