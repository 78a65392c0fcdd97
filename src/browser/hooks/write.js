// document.write: the parser asks for what is written before anyone can look, so the text is changed.

import {
  capture, createElement, exec, firstChild, inert, nodeType, outerHtml, replaceAll, textAt, vet, weakGet, WeakMap, weakSet,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { sweep } from "./element.js";
import { goOn } from "./frame.js";
import { parsed } from "./html.js";
import { DONE, patch } from "./patch.js";

// Comments, whole elements of raw text (what looks like a tag inside is none), and other tags. Of what the
// next write may complete the second group is empty.
const PART = /<!--(?:-?>|[^]*?--!?>)|<(?:(script|style)\b[^]*?(?:<\/\1[^>]*|$)|[a-z/](?:[^>=]|=\s*(?:(["'])[^]*?(?:\2|$)|[^\s"'>][^\s>]*|(?=>|$)))*|)(>|$)/gi;
const START = /^<(?:"[^"]*"|[^">])*>/;

const [writeNatively] = capture(Document, "write");
/** What of a document waits for the rest of a tag. */
const begun = new WeakMap();
let open;

/** One part with what must not be asked for taken out of it; what is open waits. */
function settlePart(match) {
  if (match[3] === "") {
    open = match[0];
    return "";
  }
  const content = parsed(match[0]);
  if (!sweep(content, true, true)) return match[0];
  const html = outerHtml(firstChild(content));
  return match[1] ? html : exec(START, html)[0];
}

const write = (end) => (self, args, go) => {
  if (!nodeType(self)) return;
  const before = weakGet(begun, self) || "";
  let text = before;
  for (let i = 0; i < args.length; i++) {
    textAt(args, i);
    text += vet(createElement(inert, "iframe"), "srcdoc", args[i]);
  }
  text += end;
  open = "";
  const settled = replaceAll(PART, text, settlePart);
  weakSet(begun, self, open);
  const put = !before && settled === text ? go : () => writeNatively(self, trusted(settled));
  return goOn(put) ?? put() ?? DONE;
};

export function installWrite() {
  patch("Document", "write", write(""));
  patch("Document", "writeln", write("\n"));
}
