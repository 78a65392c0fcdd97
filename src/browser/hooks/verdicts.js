// From what a page wrote to a verdict word: an attribute's value, or the names on a mark.

import { decide, service } from "../core.js";
import { absolute, exec, getAttr, localName, trim } from "../natives.js";

const SCRIPT = 0;
const IMAGE = 1;
const FRAME = 2;
const STYLE = 3;
const MEDIA = 4;
const OBJECT = 5;
const reference = { __proto__: null, script: SCRIPT, image: IMAGE, feImage: IMAGE, use: IMAGE };

/** The attributes that make the browser ask for something, by element, with the means of asking. */
export const WATCHED = {
  __proto__: null,
  src: {
    __proto__: null, script: SCRIPT, img: IMAGE, input: IMAGE, iframe: FRAME, frame: FRAME,
    video: MEDIA, audio: MEDIA, source: MEDIA, track: MEDIA, embed: OBJECT,
  },
  srcset: { __proto__: null, img: IMAGE, source: IMAGE },
  href: { ...reference, __proto__: null, link: STYLE },
  "xlink:href": reference,
  data: { __proto__: null, object: OBJECT },
  poster: { __proto__: null, video: IMAGE },
  imagesrcset: { __proto__: null, link: IMAGE },
  background: { __proto__: null, body: IMAGE, table: IMAGE, td: IMAGE },
  srcdoc: { __proto__: null, iframe: FRAME },
};

/** The marks that name a service or a purpose: our own and those of other tools. */
export const MARKS = ["sks-service", "sks-purpose", "category", "service", "name", "cookieconsent", "usercentrics"];

const CANDIDATE = /[^\s,]\S*[^\s,]/g;
const LISTED = /[^,]+/g;
const POINTING = /^\s*(canonical|alternate|author|license|next|prev|me|search|help|shortlink|amphtml)\s*$/i;

/** Whether a link's relation only points: it asks for nothing then, and search engines read it. */
export const isPointing = (relation) => exec(POINTING, relation);

/** The verdict on one URL. What is no URL passes, for the native to complain about. */
export function verdict(means, url) {
  let address;
  try {
    address = absolute(url);
  } catch {
    return 0;
  }
  try {
    return decide(means, address);
  } catch {
    return 1;
  }
}

/** The first word that does not pass among those `decideOn` gives for each match. */
function worst(pattern, text, decideOn) {
  let word = 0;
  let match;
  pattern.lastIndex = 0;
  while (!(word & 3) && (match = exec(pattern, text))) word = decideOn(match[0]);
  return word;
}

let srcdocVerdict;
/** Lets HTML be judged by those who parse it. */
export const judgeHtmlWith = (judge) => {
  srcdocVerdict = judge;
};

/** The verdict on an attribute's value; what is not watched passes. */
export function attributeVerdict(element, name, value) {
  const tag = localName(element);
  const means = WATCHED[name]?.[tag];
  if (means === undefined) return 0;
  if (name === "srcdoc") return srcdocVerdict(value);
  if (tag === "link" && name === "href" && isPointing(getAttr(element, "rel") ?? "")) return 0;
  const one = (url) => verdict(means, url);
  return name === "srcset" || name === "imagesrcset" ? worst(CANDIDATE, value, one) : one(value);
}

/** The verdict on an element's marks, or nothing if it has none. All the names it gives must pass. */
export function markVerdict(element) {
  let word;
  for (let i = 0; i < MARKS.length; i++) {
    const names = getAttr(element, `data-${MARKS[i]}`);
    if (names === null || word & 3) continue;
    word = MARKS[i] === "cookieconsent" && names === "ignore" ? 0 : namesVerdict(names);
  }
  return word;
}

function namesVerdict(names) {
  try {
    return worst(LISTED, names, (name) => service(trim(name)));
  } catch {
    return 1;
  }
}
