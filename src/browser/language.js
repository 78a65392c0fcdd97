// The language of what is shown: asked for, the page's, the browser's, the policy's first.

import { languages } from "./core.js";
import { doc, exec, lower } from "./natives.js";

let asked;

/** Asks for a language; what the policy does not have is passed over. */
export const prefer = (tag) => { asked = tag; };

/** The place and the tag of the policy's language that fits best: each wanted one whole, then its base. */
export function language() {
  const offered = languages();
  const wanted = [asked, doc.documentElement.lang];
  for (let at = 0, tag; (tag = navigator.languages[at]); at++) wanted[at + 2] = tag;
  for (let turn = 0; turn < wanted.length * 2; turn++) {
    const part = (tag) => exec(turn & 1 ? /^[^-]*/ : /.*/, lower(tag || ""))[0];
    for (let at = 0; at < offered.length; at++) {
      if (part(offered[at]) === part(wanted[turn >> 1])) return { _at: at, _tag: offered[at] };
    }
  }
  return { _at: 0, _tag: offered[0] };
}
