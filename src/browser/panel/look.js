// Looks for personal data where the policy promises that there is none: in addresses, headers and bodies.
//
// What can be read at once is judged whenever it is asked about, and so as it goes out. What takes time, a file
// or a request's own body, cannot change: it is read once.

import { core, loaded } from "./module.js";
import { page } from "./page.js";
import { learn, native, partsOf, tried } from "./payload.js";

const CLEAN = 16;
const PERSONAL = 32;
/** The most characters of a text, and bytes of a file, that are read; what has more stays held. */
const MOST = 1 << 20;
let reading = 0;

/** What is found in a text, or in what follows the host of a URL; nothing if it is too long. */
function judge(text, isUrl = 0) {
  if (text.length > MOST) return 0;
  return core._exports.personal(isUrl, core._put(text)) ? PERSONAL : CLEAN;
}

/** The bytes of a file or of a request's body, promised; nothing if they cannot be had or are too many. */
function bytesOf(source) {
  const size = tried(() => native._size(source));
  if (size === undefined) return tried(() => native._requestBytes(native._clone(source)));
  return size > MOST ? undefined : native._blobBytes(source);
}

/** What is found in a file or in a request's body: nothing until it has been read. */
function judgeLater(source) {
  const known = native._recall(source);
  if (known !== undefined) return known;
  native._note(source, 0);
  const bytes = bytesOf(source);
  if (!bytes) return 0;
  reading++;
  const done = (found) => {
    native._note(source, found);
    // What came meanwhile has waited: everything goes out in the order in which it came.
    if (!--reading) page._recheck();
  };
  native._then(bytes, (all) => done(judge(native._decode(all))), () => done(0));
  return 0;
}

/** What is found in a request's address and data: personal data anywhere is enough, else all must be clean. */
function look(href, data) {
  const isBusy = reading;
  let found = judge(href, 1);
  const add = (other) => {
    if (found !== PERSONAL && other !== CLEAN) found = other;
  };
  const { _texts, _sources } = partsOf(data);
  for (let at = 0; at < _texts.length; at++) add(judge(_texts[at]));
  for (let at = 0; at < _sources.length; at++) add(judgeLater(_sources[at]));
  return found === CLEAN && isBusy ? 0 : found;
}

/** Looks from now on, beginning with what was held until somebody could. */
export async function lookFromNow() {
  await loaded();
  learn();
  page._lookWith(look);
  page._recheck();
}
