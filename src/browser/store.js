// Where the record is kept: a cookie, mirrored in localStorage. Refused storage is normal.
//
// Everything goes past the hooks, which let no script of the page write a record.

import { isShared, latin1 } from "./core.js";
import { eachCookie, eraseCookie, registrable, writeCookie } from "./jar.js";
import { exec, fromCode, getOwnPropertyDescriptor, slice, uncurry, win } from "./natives.js";

const NAME = "sks";
const KEPT = "sks.kept";
const POLICY = "sks.policy";
/** The last nineteen lines: with the one that is added, twenty records are kept. */
const NEWEST = /(?:[^\n]+\n){0,19}$/;
const { prototype } = win.Storage;
const getItem = uncurry(prototype.getItem);
const setItem = uncurry(prototype.setItem);
const removeItem = uncurry(prototype.removeItem);
const keyAt = uncurry(prototype.key);
const lengthOf = uncurry(getOwnPropertyDescriptor(prototype, "length").get);

const area = (name) => {
  try {
    return win[name];
  } catch {
    // Reading the property is what is refused where storage is.
  }
};
const local = area("localStorage");
const session = area("sessionStorage");

function getKey(key) {
  try {
    return getItem(local, key) || "";
  } catch {
    return "";
  }
}

function setKey(key, value) {
  try {
    setItem(local, key, value);
  } catch {
    // Full or refused: the cookie is enough.
  }
}

let last;

/** Every stored record, one a line; which of them counts is the core's question. */
export function records() {
  let found = (last = getKey(NAME));
  eachCookie((name, value) => {
    if (name === NAME && value !== last) found += "\n" + value;
    if (name === NAME) last = value;
  });
  return found;
}

/** The record of the last choice, for who draws it. */
export const latest = () => last || "";

let compiled = "";

/** Stores a record for so many seconds. */
export function save(line, seconds) {
  last = line;
  // A record on another domain or path would stand beside this one.
  eraseCookie(NAME);
  const domain = isShared() && registrable();
  writeCookie(NAME + "=" + line + "; Path=/; Max-Age=" + seconds + (domain ? "; Domain=" + domain : ""));
  setKey(NAME, line);
  storeCompiled();
}

/** Keeps an earlier record, newest last. */
export const keep = (line) => setKey(KEPT, exec(NEWEST, getKey(KEPT))[0] + line + "\n");

/** A number that tells one policy's JSON from another's. */
function fingerprint(text) {
  const bytes = latin1(text);
  let sum = text.length;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + bytes[at]) | 0;
  return sum + "\n";
}

/** What an earlier page compiled of this JSON, or nothing. */
export function compiledOf(json) {
  const mark = fingerprint(json);
  const known = getKey(POLICY);
  return slice(known, 0, mark.length) === mark && latin1(slice(known, mark.length));
}

/** Has the compiled bytes ready for the next page: before an answer nothing at all is stored. */
export function keepCompiled(json, bytes) {
  compiled = fingerprint(json);
  for (let at = 0; bytes[at] !== undefined; at++) compiled += fromCode(bytes[at]);
}

/** Stores them; for a visitor who has answered. */
export const storeCompiled = () => compiled && setKey(POLICY, compiled);

/** Removes the keys for which `gone` says so. */
export function removeKeys(gone) {
  const sweep = (storage) => {
    for (let at = lengthOf(storage); at--; ) {
      const key = keyAt(storage, at);
      if (gone(key)) removeItem(storage, key);
    }
  };
  if (local) sweep(local);
  if (session) sweep(session);
}
