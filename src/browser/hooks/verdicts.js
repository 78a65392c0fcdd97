// From what a page wrote to a verdict word: an attribute's value, or the names on a mark.

import { decide, service } from "../core.js";
import { detain } from "../hold.js";
import { absolute, exec, getAttr, localName, trim } from "../natives.js";
import { judge } from "./html.js";

/** The value of an attribute; no text without it. */
export const attrText = (element, name) => getAttr(element, name) ?? "";

/** The elements that make the browser ask for something: by which means, and for which attributes. */
export const WATCHED = {
  __proto__: null,
  script: [0, "src", "href", "xlink:href"],
  img: [1, "src", "srcset"],
  input: [1, "src"],
  image: [1, "href", "xlink:href"],
  feImage: [1, "href", "xlink:href"],
  use: [1, "href", "xlink:href"],
  body: [1, "background"],
  table: [1, "background"],
  tr: [1, "background"],
  th: [1, "background"],
  td: [1, "background"],
  iframe: [2, "src", "srcdoc"],
  frame: [2, "src"],
  link: [3, "href", "imagesrcset"],
  video: [4, "src", "poster"],
  audio: [4, "src"],
  source: [4, "src", "srcset"],
  track: [4, "src"],
  object: [5, "data"],
  embed: [5, "src"],
};

/** The attributes that are CSS. */
export const STYLED = ["style", "mask", "clip-path", "cursor"];

/** The marks that name a service or a purpose: our own and those of other tools. */
const MARKS = "sks-service sks-purpose category service name cookieconsent usercentrics".split(" ");

const WHOLE = /[^]+/g;
const CANDIDATE = /[^\s,]\S*[^\s,]/g;
const LISTED = /[^,]+/g;
/** The relations of a link that asks for something; by others it only points, and search engines read it. */
const ASKING = /sheet|icon|load|fetch|connect|render|manifest|dictionary|monetization/i;

/** Whether an attribute of an element is watched. */
export function isWatched(element, name) {
  const names = WATCHED[localName(element)];
  if (names) for (let i = 1; i < names.length; i++) if (names[i] === name) return true;
}

/** The absolute URL that the browser would ask for, or nothing. */
export function resolve(url) {
  try {
    return absolute(url);
  } catch {
    // No URL.
  }
}

/** The verdict on one URL. What is no URL passes, for the native to complain about. */
export function verdict(means, url) {
  url = resolve(url);
  try {
    return url ? decide(means, url) : 0;
  } catch {
    return 1;
  }
}

/** Whether a request may not be made now. */
export const isHeld = (means, url) => verdict(means, url) & 3;

/** Holds a request that may not be made; `DONE` if so. */
export const detainRequest = (means, url, release, drop, owner) =>
  detain({ url, means }, () => verdict(means, url), release, drop, owner);

/** The first word that does not pass among those `decideOn` gives for each match. */
function worst(pattern, text, decideOn) {
  let word = 0;
  let match;
  pattern.lastIndex = 0;
  while (!(word & 3) && (match = exec(pattern, text))) word = decideOn(match[0]);
  return word;
}

/** The verdict on the value of a watched attribute; of a link, with a relation that it is to get. */
export function attributeVerdict(element, name, value, relation = attrText(element, "rel")) {
  const tag = localName(element);
  if (name === "srcdoc") return judge(value);
  if (tag === "link" && !exec(ASKING, relation)) return 0;
  return worst(exec(/set$/, name) ? CANDIDATE : WHOLE, value, (url) => verdict(WATCHED[tag][0], url));
}

/** The verdict on an element's marks, or nothing if it has none. All the names it gives must pass. */
export function markVerdict(element) {
  let word;
  for (let i = 0; i < MARKS.length; i++) {
    const names = getAttr(element, "data-" + MARKS[i]);
    if (names === null || word & 3) continue;
    word = names === "ignore" ? 0 : worst(LISTED, names, (name) => service(trim(name)));
  }
  return word;
}

/** Takes note of a verdict, the first that does not pass if there is one; true if this one does not. */
export function note(found, word, url) {
  if (found._isIgnored) return 0;
  if (!(found._word & 3)) {
    found._word = word;
    found._url = url;
  }
  return word & 3;
}
