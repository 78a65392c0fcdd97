// The cookies and keys of declared services that may not pass.

import { cookie, storage } from "./core.js";
import { eachCookie } from "./jar.js";
import { eachKey, removeItem } from "./store.js";

/** A verdict that does not pass and rests on a service: what nobody declared may be the site's own. */
const isRefused = (word) => word & 3 && word >>> 16;

/** Calls `onCookie` with the name of every such cookie, and removes every such key. */
export function eachRefused(onCookie) {
  eachCookie((name) => isRefused(cookie(name)) && onCookie(name));
  eachKey((area, key) => isRefused(storage(key)) && removeItem(area, key));
}
