// The URLs in CSS text.
//
// One that may not pass is stopped in place, by a scheme before it that asks for nothing, so that the
// rest of the text keeps working and letting it pass is taking that scheme away again.

import { exec, fromCode, replaceAll, setTextContent, textAt, textContent } from "../natives.js";
import { note, verdict } from "./verdicts.js";

const CSS = 11;
const STOP = "data:,#";
// An escape, a comment, the name of a namespace; an unquoted url(); a string, which is a URL after what
// begins its third group. What is stopped already is read without its stop.
const PART = /\\[^]|\/\*[^]*?\*\/|@namespace[^;]*|(url\(\s*)(?:data:,#)?([^"'()\s][^)\s]*)|(@import\s*|(?:url|src|set)\(\s*|[x)]\s*,\s*)?(["'])(?:data:,#)?((?:(?!\4)[^\\\n]|\\[^])*)(\4|$)/gi;
const LETTER = /\\(?:0*([46][1-9a-f]|[57][0-9a])\s?|([g-z]))/gi;

/**
 * Gives `set` CSS as it may stand now, if it is not so: URLs that may not pass are stopped and noted in
 * `found`, stopped ones that may are restored. Only there letters that are escaped become what they mean.
 */
export function settleCss(text, found, set) {
  const plain = replaceAll(LETTER, text, (match) => match[2] ?? fromCode("0x" + match[1]));
  const css = replaceAll(PART, plain, (match) => {
    const lead = match[1] ?? match[3];
    const url = match[2] ?? match[5];
    if (!lead || exec(/^data:/i, url)) return match[0];
    return lead + (match[4] ?? "") + (note(found, verdict(CSS, url), url, CSS) ? STOP : "") + url + (match[6] ?? "");
  });
  if (css !== plain) set(css);
}

/** Makes the text of a node CSS that may stand. */
export const settleText = (node, found) => settleCss(textContent(node), found, (css) => setTextContent(node, css));

/** An argument as CSS that may stand. What was found if something in it may not. Of null a style makes no text. */
export function settleArgument(args, at) {
  if (args[at] === null) return;
  const found = { __proto__: null };
  settleCss(textAt(args, at), found, (css) => {
    args[at] = css;
  });
  return found._word & 3 && found;
}
