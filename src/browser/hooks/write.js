// document.write: the parser asks for what is written before anyone can look, so the text is changed.

import {
  capture, contentOf, createElement, doc, exec, firstChild, inert, outerHtml, setInnerHtml, tagOf, textAt,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { replaceAll } from "./css.js";
import { inspect } from "./element.js";
import { DONE, patch } from "./patch.js";

// Comments, whole elements of raw text (what looks like a tag inside is none), and other tags. Of what the
// next write may complete the second group is empty.
const PART = /<!--(?:-?>|[^]*?--!?>)|<(?:(script|style|textarea|title)\b[^]*?(?:<\/\1[^>]*|$)|[a-z/](?:[^>=]|=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'>][^\s>]*|(?=>|$)))*|)(>|$)/gi;
const START = /^<(?:"[^"]*"|[^">])*>/;

const [writeNatively] = capture(Document, "write");
let open = "";

/** One part with what must not be asked for taken out of it; what is open waits. */
function settlePart(match) {
  if (match[2] === "") {
    open = match[0];
    return "";
  }
  const box = createElement(inert, "template");
  setInnerHtml(box, trusted(match[0]));
  const element = firstChild(contentOf(box));
  if (!tagOf(element) || !(inspect(element)._word & 3)) return match[0];
  const html = outerHtml(element);
  return match[1] ? html : exec(START, html)[0];
}

const write = (end) => (self, args) => {
  if (self !== doc) return;
  const before = open;
  let text = before;
  for (let i = 0; i < args.length; i++) text += textAt(args, i);
  text += end;
  open = "";
  const settled = replaceAll(PART, text, settlePart);
  if (!before && settled === text) return;
  writeNatively(doc, trusted(settled));
  return DONE;
};

export function installWrite() {
  patch("Document", "write", write(""));
  patch("Document", "writeln", write("\n"));
}
