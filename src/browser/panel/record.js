// Where the record is kept: a cookie, mirrored in localStorage.

import { eraseCookie, writeCookie } from "./jar.js";
import { page } from "./page.js";
import { widestDomain } from "./share.js";

const NAME = "sks";
const KEPT = "sks.kept";
/** How many earlier records are kept. */
const MOST = 20;

/** Stores a record for so many seconds, where every subdomain reads it if it is shared. */
export function save(line, seconds, isShared) {
  // A record on another domain or path would stand beside this one.
  eraseCookie(NAME);
  writeCookie(`${NAME}=${line};Path=/;Max-Age=${seconds}${isShared ? widestDomain() : ""}`);
  page._setKey(NAME, line);
}

/** Keeps an earlier record, newest last. */
export const keep = (line) => page._setKey(KEPT, [...page._getKey(KEPT).split("\n").filter(Boolean), line].slice(-MOST).join("\n"));
