// Erases the cookies and keys of every declared service that may not pass.

import { eraseCookie } from "./jar.js";
import { page } from "./page.js";

/** Erases all, and returns the names of the cookies that are still there. */
export function erase() {
  const names = new Set();
  page._eachRefused((name) => names.add(name));
  names.forEach(eraseCookie);
  const left = new Set();
  page._eachRefused((name) => left.add(name));
  return [...left];
}
