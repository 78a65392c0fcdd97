// document.write: the parser asks for what is written before anyone can look, so the text is changed.

import { apply, createElement, doc, exec, firstChild, inertLike, outerHtml, setInnerHtml, slice, textAt, win } from "../natives.js";
import { replaceAll } from "./css.js";
import { inspect } from "./element.js";
import { DONE, patch } from "./patch.js";

// Whole elements of raw text (what looks like a tag inside is none), comments, and other start tags.
const PART = /<!--[^]*?-->|<(script|style|textarea|title)\b[^]*?<\/\1[^>]*>|<(?!script|style|textarea|title)[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
// What the next write may complete.
const OPEN = /<(?:(?:script|style|textarea|title)\b[^]*|[a-z/](?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'">])*|)$/i;
const START = /^<(?:"[^"]*"|[^">])*>/;

let open = "";

/** One part with what may not be asked for taken out of it. */
function settlePart(match) {
  const box = inertLike(createElement(doc, "div"));
  apply(setInnerHtml, box, [match[0]]);
  const element = firstChild(box);
  if (match[0][1] === "!" || !element || !(inspect(element)._word & 3)) return match[0];
  const html = outerHtml(element);
  return match[1] ? html : exec(START, html)[0];
}

function write(args, native, end) {
  let text = open;
  for (let i = 0; i < args.length; i++) text += textAt(args, i);
  text += end;
  // An element of raw text that is complete is no open one: the search starts behind it.
  const done = replaceAll(PART, text, () => "\0");
  const left = exec(OPEN, done);
  const tail = left ? left[0] : "";
  const whole = slice(text, 0, text.length - tail.length);
  const settled = replaceAll(PART, whole, settlePart);
  if (!open && !tail && settled === text) return;
  open = tail;
  apply(native, doc, [settled]);
  return DONE;
}

export function installWrite() {
  const { Document } = win;
  patch(Document.prototype, "write", (self, args, native) => (self === doc ? write(args, native, "") : undefined));
  patch(Document.prototype, "writeln", (self, args, native) => (self === doc ? write(args, native, "\n") : undefined));
}
