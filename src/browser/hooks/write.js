// document.write: the parser asks for what is written before anyone can look, so the text is changed.

import {
  apply, contentOf, createElement, doc, exec, firstChild, inert, nodeType, outerHtml, setInnerHtml, slice, textAt, win,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { replaceAll } from "./css.js";
import { inspect } from "./element.js";
import { DONE, patch } from "./patch.js";

// Whole elements of raw text (what looks like a tag inside is none), comments, and other start tags.
const PART = /<!--(?:-?>|[^]*?--!?>)|<(script|style|textarea|title)\b[^]*?<\/\1[^>]*>|<(?!script|style|textarea|title)[a-z](?:[^>=]|=(?:\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?)*>/gi;
// What the next write may complete.
const OPEN = /<(?:(?:script|style|textarea|title)\b[^]*|[a-z/](?:[^>=]|=(?:\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'>][^\s>]*))?)*|)$/i;
const START = /^<(?:"[^"]*"|[^">])*>/;

let open = "";

/** One part with what may not be asked for taken out of it. */
function settlePart(match) {
  const box = createElement(inert, "template");
  apply(setInnerHtml, box, [trusted(match[0])]);
  const element = firstChild(contentOf(box));
  if (!element || nodeType(element) !== 1 || !(inspect(element)._word & 3)) return match[0];
  const html = outerHtml(element);
  return match[1] ? html : exec(START, html)[0];
}

function write(self, args, native, end) {
  if (self !== doc) return;
  let text = open;
  for (let i = 0; i < args.length; i++) text += textAt(args, i);
  text += end;
  // What is complete is no open element: the search for one starts behind it.
  const left = exec(OPEN, replaceAll(PART, text, () => "\0"));
  const tail = left ? left[0] : "";
  const settled = replaceAll(PART, slice(text, 0, text.length - tail.length), settlePart);
  if (!open && settled === text) return;
  open = tail;
  apply(native, doc, [trusted(settled)]);
  return DONE;
}

export function installWrite() {
  patch([win.Document], "write", (self, args, native) => write(self, args, native, ""));
  patch([win.Document], "writeln", (self, args, native) => write(self, args, native, "\n"));
}
