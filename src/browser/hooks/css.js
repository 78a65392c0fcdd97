// The URLs in CSS text.
//
// One that may not pass is stopped in place, by a scheme before it that asks for nothing, so that the
// rest of the text keeps working and letting it pass is taking that scheme away again.

import { exec, fromCode, slice } from "../natives.js";
import { verdict } from "./verdicts.js";

const CSS = 11;
const STOP = "about:invalid#";
// A comment, an unquoted url(), or a string: any string may be a URL (@import, image-set).
const PART = /\/\*[^]*?\*\/|(url\(\s*)([^"'()\s][^)\s]*)|(["'])((?:(?!\3)[^\\\n]|\\[^])*)(\3|$)/gi;
const ESCAPE = /\\(?:([0-9a-f]{1,6})\s?|\n|([^]))/gi;

/** `replace` put in for each match, by no method that a page could have changed. */
export function replaceAll(pattern, text, replace) {
  let out = "";
  let from = 0;
  let match;
  pattern.lastIndex = 0;
  while ((match = exec(pattern, text))) {
    out += slice(text, from, match.index) + replace(match);
    from = pattern.lastIndex = match.index + match[0].length;
  }
  return out + slice(text, from);
}

const unescape = (text) =>
  replaceAll(ESCAPE, text, (match) => (match[1] ? fromCode("0x" + match[1]) : match[2] ?? ""));

/**
 * CSS as it may stand now, with the verdict on it: URLs that may not pass are stopped, stopped ones that
 * may are restored. Text that hides a URL by escapes is replaced by what it means.
 */
export function settleCss(text) {
  const found = { _word: 0, _url: null };
  const settle = (css) => replaceAll(PART, css, (match) => {
    let url = match[2] ?? match[4];
    if (!url || slice(url, 0, 5) === "data:") return match[0];
    if (slice(url, 0, STOP.length) === STOP) url = slice(url, STOP.length);
    const word = verdict(CSS, unescape(url));
    if (word & 3) {
      found._word = word;
      found._url = url;
      url = STOP + url;
    }
    return (match[1] ?? match[3]) + url + (match[5] ?? "");
  });
  found._css = settle(text);
  if (exec(/\\/, text)) {
    const plain = unescape(found._css);
    const stopped = settle(plain);
    if (stopped !== plain) found._css = stopped;
  }
  return found;
}

/** An argument as CSS that may stand. True if something in it may not. */
export function settleArgument(args, at, text) {
  const { _css, _word } = settleCss(text);
  if (_css !== text) args[at] = _css;
  return _word & 3;
}
