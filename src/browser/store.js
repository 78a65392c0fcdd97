// What is stored, read and written past the hooks, which let no script of the page write a record.
//
// Refused storage is normal.

import { eachCookie } from "./jar.js";
import { exec, getOwnPropertyNames, uncurry, win } from "./natives.js";

/** The cookie with the record, and the key with its mirror. */
const NAME = "sks";
/** A record that refuses all. */
const REFUSAL = /^[^.]*\.[^.]*\.[^.]*\.2/;
const { prototype } = win.Storage;
const getItem = uncurry(prototype.getItem);
const setItem = uncurry(prototype.setItem);
export const removeItem = uncurry(prototype.removeItem);

/** Does what storage may refuse. */
const attempt = (act) => {
  try {
    return act();
  } catch {
    // Then the cookie is enough, or the page is on its own.
  }
};
const areas = [attempt(() => win.localStorage), attempt(() => win.sessionStorage)];

/** Reads and writes a key of `localStorage`, or with 1 after it of `sessionStorage`. */
export const getKey = (key, area = 0) => attempt(() => getItem(areas[area], key)) || "";
export const setKey = (key, value, area = 0) => attempt(() => setItem(areas[area], key, value));

/**
 * Every stored record, one a line; which of them counts is the core's question. Of the mirror, which scripts
 * can write past the hooks, a refusal alone counts: it outlasts the cookie, and what widens does not.
 */
export function records() {
  const mirror = getKey(NAME);
  let all = exec(REFUSAL, mirror) ? mirror : "";
  eachCookie((name, value) => {
    if (name === NAME) all += "\n" + value;
  });
  return all;
}

/** Calls `act` with the area and the name of every key. */
export function eachKey(act) {
  for (let at = 0; at < 2; at++) attempt(() => {
    const keys = getOwnPropertyNames(areas[at]);
    for (let key = 0; key < keys.length; key++) act(areas[at], keys[key]);
  });
}
