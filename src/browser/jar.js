// The cookies that scripts see, read and written past the hooks.

import { doc, exec, getOwnPropertyDescriptor, slice, uncurry, win } from "./natives.js";

const { location } = win;
const { get, set } = getOwnPropertyDescriptor(Document.prototype, "cookie");
const getCookie = uncurry(get);
const setCookie = uncurry(set);
const secure = location.protocol === "https:" ? "; Secure" : "";
const GONE = "=; Max-Age=0";

/** All of them, as `document.cookie` gives them; nothing where they are refused. */
export function readCookies() {
  try {
    return getCookie(doc);
  } catch {
    return "";
  }
}

/** Writes one, as `document.cookie` takes it. */
export function writeCookie(line) {
  try {
    setCookie(doc, line + "; SameSite=Lax" + secure);
  } catch {
    // A sandboxed page has no cookies to write.
  }
}

/** Calls `each` with the name and the value of every cookie that can be seen. */
export function eachCookie(each) {
  const all = readCookies();
  const pair = /([^=;]+)(?:=([^;]*))?(?:; )?/g;
  for (let found; (found = exec(pair, all)); ) each(found[1], found[2]);
}

let found;

/** Calls `each` with the host and every domain above it, the narrowest first. */
function eachDomain(each) {
  const { hostname } = location;
  const label = /[^.]+/g;
  for (let part; (part = exec(label, hostname)); ) each(slice(hostname, part.index));
}

/**
 * The widest domain on which the browser takes a cookie, or nothing for an address. It is asked with
 * a throw-away cookie: no list of suffixes is as right about `.co.jp` as the browser's own.
 */
export function registrable() {
  if (found === undefined) {
    found = "";
    const probe = "sks-probe";
    eachDomain((domain) => {
      const place = "; Path=/; Domain=" + domain;
      writeCookie(probe + "=1" + place);
      eachCookie((name) => {
        if (name === probe) found = domain;
      });
      writeCookie(probe + GONE + place);
    });
  }
  return found;
}

/** Erases a cookie on every domain and path on which this page can have it. */
export function eraseCookie(name) {
  const root = registrable();
  const paths = /([^/]*)(\/?)/g;
  const at = (place) => {
    writeCookie(name + GONE + place);
    if (secure) writeCookie(name + GONE + place + "; Partitioned");
  };
  const everywhere = (path) => {
    at(path);
    eachDomain((domain) => root && domain.length >= root.length && at(path + "; Domain=" + domain));
  };
  for (let part; (part = exec(paths, location.pathname))[0]; ) {
    const path = slice(location.pathname, 0, paths.lastIndex);
    everywhere("; Path=" + path);
    // A cookie is on `/a` or on `/a/`; they are not the same.
    if (part[1] && part[2]) everywhere("; Path=" + slice(path, 0, -1));
  }
}
