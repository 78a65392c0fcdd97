// The language of what is shown: asked for, the page's, the browser's, the policy's first.

import { languages } from "./core.js";
import { doc } from "./natives.js";

let asked;

/** Asks for a language; what the policy does not have is passed over. */
export const prefer = (tag) => { asked = tag; };

/** The place and the tag of the policy's language that fits best: each wanted one whole, then its base. */
export function language() {
  const offered = languages();
  for (const tag of [asked, doc.documentElement.lang, ...navigator.languages]) {
    for (const end of [/$/, /-.*/]) {
      const part = (of) => `${of || ""}`.toLowerCase().replace(end, "");
      const _at = offered.findIndex((one) => part(one) === part(tag));
      if (_at >= 0) return { _at, _tag: offered[_at] };
    }
  }
  return { _at: 0, _tag: offered[0] };
}
