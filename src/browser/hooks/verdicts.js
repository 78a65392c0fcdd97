// From what a page wrote to a verdict word: an attribute's value, or the names on a mark.

import { decide, service } from "../core.js";
import { detain } from "../hold.js";
import { absolute, exec, getAttr, isMatch, localName, replaceAll, trim } from "../natives.js";
import { report } from "../report.js";
import { judge } from "./html.js";

/** The value of an attribute; no text without it. */
export const attrText = (element, name) => getAttr(element, name) ?? "";

/** The elements that make the browser ask for something: for which attributes, and by which means; or by what is in them. */
export const WATCHED = {
  __proto__: null,
  a: { ping: 8 },
  area: { ping: 8 },
  script: { src: 0, href: 0, "xlink:href": 0 },
  img: { src: 1, srcset: 1 },
  input: { src: 1 },
  image: { href: 1, "xlink:href": 1 },
  feImage: { href: 1, "xlink:href": 1 },
  use: { href: 1, "xlink:href": 1 },
  body: { background: 1 },
  table: { background: 1 },
  tr: { background: 1 },
  th: { background: 1 },
  td: { background: 1 },
  iframe: { src: 2, srcdoc: 2 },
  frame: { src: 2 },
  link: { href: 3, imagesrcset: 3 },
  video: { src: 4, poster: 4 },
  audio: { src: 4 },
  source: { src: 4, srcset: 4 },
  track: { src: 4 },
  object: { data: 5 },
  embed: { src: 5 },
  style: {},
  template: {},
};

/** The attributes that are CSS. */
export const STYLED = ["style", "mask", "clip-path", "cursor"];

/** What is added to the name of an attribute that is held. */
export const HELD = "data-sks-";
/** The value that is held of an attribute, or null. */
export const heldValue = (element, name) => getAttr(element, HELD + name);
/** A script that is no program. */
export const PLAIN = '[type="text/plain" i]';
/** Where marks count: not on a script that was made plain here. */
export const MARKED = `template,script${PLAIN}:not([${HELD}type]),[data-src]:not(script),[data-srcset],[data-href]`;
/** The marks that name a service or a purpose: our own and those of other tools. */
const MARKS = "sks-service sks-purpose category service name cookieconsent usercentrics".split(" ");

const CANDIDATE = /[^\s,]\S*[^\s,]/g;
export const LISTED = /[^,]+/g;
/** The relations of a link that asks for something; by others it only points, and search engines read it. */
const ASKING = /sheet|icon|load|fetch|connect|render|manifest|dictionary|monetization/i;

/** By which means an attribute of an element asks; nothing if it does not. */
export const meansOf = (element, name) => WATCHED[localName(element)]?.[name];

/** The absolute URL that the browser would ask for, or nothing. */
export function resolve(url) {
  try {
    return absolute(url);
  } catch {
    // No URL.
  }
}

/** The verdict on one URL. What is no URL passes, for the native to complain about. */
export function verdict(means, url, data) {
  url = resolve(url);
  try {
    const word = url ? decide(means, url, data) : 0;
    if (SKS_REPORT_ONLY) report({ url, means }, word);
    return word;
  } catch {
    return 1;
  }
}

/** Whether a request may not be made now. */
export const isHeld = (means, url, data) => verdict(means, url, data) & 3;

/**
 * Holds a request that may not be made; `DONE` if so. Its data, where it has some, is a list: arguments, the
 * place of the body among them, and the headers as text, or the request itself.
 */
export const detainRequest = (means, url, release, data, drop, owner) =>
  detain({ url, means }, () => verdict(means, url, data), release, drop, owner);

/** The first word that does not pass among those `decideOn` gives for each match. */
export function worst(pattern, text, decideOn) {
  let word = 0;
  replaceAll(pattern, text, (match) => {
    if (!(word & 3)) word = decideOn(match[0]);
  });
  return word;
}

/** The verdict on the marks that count on an element, or nothing. All the names they give must pass. */
export function markVerdict(element) {
  let word;
  if (isMatch(element, MARKED)) for (let i = 0; i < MARKS.length; i++) {
    const names = getAttr(element, "data-" + MARKS[i]);
    if (names === null || word & 3) continue;
    word = names === "ignore" ? 0 : worst(LISTED, names, (name) => service(trim(name)));
  }
  return word;
}

/** Takes note of a verdict, the first that does not pass if there is one; true if this one does not. */
export function note(found, word, url, means) {
  if (found._isIgnored) return 0;
  if (!(found._word & 3)) {
    found._word = word;
    found._what = { url, means };
  }
  return word & 3;
}

/** The same of the value of a watched attribute; of a link, with a relation that it is to get. */
export function noteAttribute(found, element, name, value, relation) {
  const means = meansOf(element, name);
  const one = (url) => verdict(means, url);
  const word = name === "srcdoc"
    ? judge(value)
    : means === 3 && !exec(ASKING, relation ?? attrText(element, "rel"))
      ? 0
      : exec(/set$|ping/, name) ? worst(CANDIDATE, value, one) : one(value);
  return note(found, word, value, means);
}
