// The cookies that scripts see, read and written past the hooks.

import { doc, exec, getOwnPropertyDescriptor, slice, uncurry } from "./natives.js";

const { get, set } = getOwnPropertyDescriptor(Document.prototype, "cookie");
const getCookies = uncurry(get);
const setCookie = uncurry(set);

/** Writes one; a sandboxed page has none. */
export function writeCookie(line) {
  try {
    setCookie(doc, line + ";SameSite=Lax" + (location.protocol === "https:" ? ";Secure" : ""));
  } catch {
    // The record is kept elsewhere, or for this page alone.
  }
}

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

/** Calls `each` with the host and every domain above it; those that are none, a browser refuses. */
export function eachDomain(each) {
  const label = /[^.]+/g;
  const host = location.hostname;
  for (let part; (part = exec(label, host)); ) each(";Domain=" + slice(host, part.index));
}

/** Erases a cookie on every domain and path on which this page can have it. */
export function eraseCookie(name) {
  const at = (end) => {
    const path = "=;Max-Age=0;Path=" + slice(location.pathname, 0, end);
    writeCookie(name + path);
    eachDomain((domain) => writeCookie(name + path + domain));
  };
  // `/a/b` can have cookies of `/`, `/a`, `/a/` and `/a/b`.
  const segment = /\/([^/]*)/g;
  for (let part; (part = exec(segment, location.pathname)); ) {
    at(part.index + 1);
    if (part[1]) at(segment.lastIndex);
  }
}
