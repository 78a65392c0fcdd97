// The language of what is shown: asked for, the page's, the browser's, the policy's first.

import { languages } from "./core.js";
import { doc } from "./natives.js";

const whole = (tag) => tag.toLowerCase();
const base = (tag) => whole(tag).split("-")[0];
let asked;

/** Asks for a language; what the policy does not have is passed over. */
export const prefer = (tag) => { asked = tag; };

/** The place and the tag of the policy's language that fits best. */
export function language() {
  const offered = languages();
  for (const tag of [asked, doc.documentElement.lang, ...(navigator.languages || [])]) {
    for (const like of [whole, base]) {
      const at = offered.findIndex((known) => tag && like(known) === like(tag));
      if (at >= 0) return [at, offered[at]];
    }
  }
  return [0, offered[0]];
}
