// What an inline script imports, and what one that is a list names. The browser asks for it by itself.

import { exec, replaceAll, textContent } from "../natives.js";
import { attrText, heldValue, verdict } from "./verdicts.js";

const SCRIPT = 0;
const PROGRAM = /^$|module$|javascript$/i;
const LIST = /^(?:importmap|speculationrules)$/i;
const IMPORTED = /\b(?:import|from)[\s(]*(["'`])(.*?)\1/g;
const LISTED = /(")(.*?)"/g;

/** The first URL of an inline script's text that may not be asked for, with its verdict; nothing if there is none. */
export function heldImport(script) {
  const type = heldValue(script, "type") ?? attrText(script, "type");
  const pattern = exec(PROGRAM, type) ? IMPORTED : exec(LIST, type) && LISTED;
  let held;
  if (pattern) replaceAll(pattern, textContent(script), (match) => {
    const word = verdict(SCRIPT, match[2]);
    if (word & 3) held = { _url: match[2], _word: word };
  });
  return held;
}
