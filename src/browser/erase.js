// Erases the cookies and keys of every declared service that may not pass.

import { cookie, storage } from "./core.js";
import { eachCookie, eraseCookie } from "./jar.js";
import { removeKeys } from "./store.js";

/** A verdict that does not pass and rests on a service: what nobody declared may be the site's own. */
export const isRefused = (word) => (word & 3) !== 0 && word >>> 16 !== 0;

/** Erases all, and returns the names of the cookies that are still there. */
export function erase() {
  const done = { __proto__: null };
  eachCookie((name) => {
    if (done[name] || !isRefused(cookie(name))) return;
    done[name] = true;
    eraseCookie(name);
  });
  removeKeys((key) => isRefused(storage(key)));
  const left = [];
  eachCookie((name) => {
    if (isRefused(cookie(name))) left[left.length] = name;
  });
  return left;
}
