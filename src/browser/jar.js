// The cookies that scripts see, read and written past the hooks.

import { capture, doc, exec, setter } from "./natives.js";

const [getCookies] = capture(Document, "cookie");
/** Writes one; a sandboxed page has none and throws. */
export const setCookie = setter(Document, "cookie");

/** Calls `each` with the name and the value of every cookie that can be seen. */
export function eachCookie(each) {
  const pair = /([^=;]+)=?([^;]*)(?:; )?/g;
  try {
    const all = getCookies(doc);
    for (let found; (found = exec(pair, all)); ) each(found[1], found[2]);
  } catch {
    // A sandboxed page.
  }
}
