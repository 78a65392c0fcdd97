// Where the record is kept: a cookie, mirrored in localStorage. Refused storage is normal.
//
// Everything goes past the hooks, which let no script of the page write a record.

import { isShared } from "./core.js";
import { eachCookie, eraseCookie, widestDomain, writeCookie } from "./jar.js";
import { exec, getter, uncurry, win } from "./natives.js";

const NAME = "sks";
const KEPT = "sks.kept";
/** The last nineteen lines: with the one that is added, twenty records are kept. */
const NEWEST = /(?:.+\n){0,19}$/;
const { prototype } = win.Storage;
const getItem = uncurry(prototype.getItem);
const setItem = uncurry(prototype.setItem);
const removeItem = uncurry(prototype.removeItem);
const keyAt = uncurry(prototype.key);
const lengthOf = getter(prototype, "length");

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
let onSave;

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

/** Has `act` called when an answer is stored: before, nothing at all is. */
export const whenSaved = (act) => { onSave = act; };

/** Stores a record for so many seconds. */
export function save(line, seconds) {
  last = line;
  // A record on another domain or path would stand beside this one.
  eraseCookie(NAME);
  writeCookie(NAME + "=" + line + ";Path=/;Max-Age=" + seconds + (isShared() ? widestDomain() : ""));
  setKey(NAME, line);
  if (onSave) onSave();
}

/** Keeps an earlier record, newest last. */
export const keep = (line) => setKey(KEPT, exec(NEWEST, getKey(KEPT))[0] + line + "\n");

/** Removes the keys for which `isGone` says so. */
export function removeKeys(isGone) {
  const sweep = (area) => attempt(() => {
    for (let at = lengthOf(area); at--; ) {
      const key = keyAt(area, at);
      if (isGone(key)) removeItem(area, key);
    }
  });
  sweep(local);
  sweep(session);
}
