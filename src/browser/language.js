// The language of what is shown: asked for, the page's, the browser's, the policy's first.

import { languages } from "./core.js";
import { doc, exec, lower, win } from "./natives.js";

const { navigator } = win;
const base = (tag) => exec(/^[^-]*/, lower(tag))[0];
let asked;

/** Asks for a language; what the policy does not have is passed over. */
export const prefer = (tag) => { asked = tag; };

/** The policy's language that fits best: its place and its tag. */
export function language() {
  const offered = languages();
  const find = (tag, like) => {
    for (let at = 0; at < offered.length; at++) {
      if (like(offered[at]) === like(tag)) return { _at: at, _tag: offered[at] };
    }
  };
  const wanted = [asked, doc.documentElement.lang];
  const browsers = navigator.languages || [];
  for (let at = 0; at < browsers.length; at++) wanted[at + 2] = browsers[at];
  for (let at = 0; at < wanted.length; at++) {
    const fit = wanted[at] && (find(wanted[at], lower) || find(wanted[at], base));
    if (fit) return fit;
  }
  return { _at: 0, _tag: offered[0] };
}
