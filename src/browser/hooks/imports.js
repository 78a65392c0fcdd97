// What an inline script imports, and what one that is a list names. The browser asks for it by itself.

import { exec, replaceAll, textContent } from "../natives.js";
import { attrText, heldValue, note, verdict } from "./verdicts.js";

const SCRIPT = 0;
const PROGRAM = /^$|module$|javascript$/i;
const LIST = /^(?:importmap|speculationrules)$/i;
const IMPORTED = /\b(?:import|from)[\s(]*(["'`])(.*?)\1/g;
const LISTED = /(")(.*?)"/g;

/** Takes note of what an inline script's text asks for; true if something of it may not be asked for. */
export function noteImports(found, script) {
  const type = heldValue(script, "type") ?? attrText(script, "type");
  const pattern = exec(PROGRAM, type) ? IMPORTED : exec(LIST, type) && LISTED;
  let isHeld;
  if (pattern) replaceAll(pattern, textContent(script), (match) => {
    if (note(found, verdict(SCRIPT, match[2]), match[2], SCRIPT)) isHeld = true;
  });
  return isHeld;
}
