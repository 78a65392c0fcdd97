// Where the record is kept: a cookie, mirrored in localStorage.

import { eraseCookie, writeCookie } from "./jar.js";
import { page } from "./page.js";
import { widestDomain } from "./share.js";

const NAME = "sks";
const KEPT = "sks.kept";
/** How many earlier records are kept. */
const MOST = 20;

/** Puts a key past the hooks; refused storage is normal. */
export function setKey(key, value) {
  try {
    page._setItem(page._local, key, value);
  } catch {
    // Then the cookie is enough, or the page is on its own.
  }
}

/** Stores a record for so many seconds, where every subdomain reads it if the policy says so. */
export function save(line, seconds) {
  // A record on another domain or path would stand beside this one.
  eraseCookie(NAME);
  writeCookie(`${NAME}=${line};Path=/;Max-Age=${seconds}${page._isShared() ? widestDomain() : ""}`);
  setKey(NAME, line);
}

/** Keeps an earlier record, newest last. */
export const keep = (line) => setKey(KEPT, [...page._getKey(KEPT).split("\n").filter(Boolean), line].slice(-MOST).join("\n"));
