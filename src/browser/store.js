// Where the record is kept: a cookie, mirrored in localStorage. Refused storage is normal.
//
// Everything goes past the hooks, which let no script of the page write a record.

import { eachCookie, eraseCookie, writeCookie } from "./jar.js";
import { exec, getOwnPropertyNames, uncurry, win } from "./natives.js";

const NAME = "sks";
const KEPT = "sks.kept";
/** The last nineteen lines: with the one that is added, twenty records are kept. */
const NEWEST = /(?:.+\n){0,19}$/;
const { prototype } = win.Storage;
const getItem = uncurry(prototype.getItem);
const setItem = uncurry(prototype.setItem);
const removeItem = uncurry(prototype.removeItem);

/** Does what storage may refuse. */
const attempt = (act) => {
  try {
    return act();
  } catch {
    // Then the cookie is enough, or the page is on its own.
  }
};
const local = attempt(() => win.localStorage);
const session = attempt(() => win.sessionStorage);

export const getKey = (key) => attempt(() => getItem(local, key)) || "";
export const setKey = (key, value) => attempt(() => setItem(local, key, value));

let last = "";

/** Every stored record, one a line; which of them counts is the core's question. */
export function records() {
  let all = (last = getKey(NAME));
  eachCookie((name, value) => {
    if (name === NAME) all += "\n" + (last = value);
  });
  return all;
}

/** The record of the last choice, for who draws it. */
export const latest = () => last;

/** Stores a record for so many seconds. */
export function save(line, seconds) {
  last = line;
  // A record on another domain or path would stand beside this one.
  eraseCookie(NAME);
  writeCookie(NAME + "=" + line + ";Path=/;Max-Age=" + seconds);
  setKey(NAME, line);
}

/** Keeps an earlier record, newest last. */
export const keep = (line) => setKey(KEPT, exec(NEWEST, getKey(KEPT))[0] + line + "\n");

/** Removes the keys for which `isGone` says so. */
export function removeKeys(isGone) {
  const sweep = (area) => attempt(() => {
    const keys = getOwnPropertyNames(area);
    for (let at = 0; at < keys.length; at++) if (isGone(keys[at])) removeItem(area, keys[at]);
  });
  sweep(local);
  sweep(session);
}
