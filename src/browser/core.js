// The door to the core: strings in, numbers and strings out.
//
// The module is compiled synchronously, so that the first tag of the page already finds it. Where
// WebAssembly is missing or refused the same core comes as JavaScript, a moment later; until it is there, and
// where it cannot be had, nothing is decided: everything that leaves the site waits (adr/0010).

import { mask, wasm } from "sekisho:gate";
import { capture, exec, indexOf, slice, then, Uint8Array, win } from "./natives.js";

const VERDICTS = ["pass", "hold", "ask", "hold"];
const HOLD = 1;
const LOOK = 3;
/** What a question is about, besides a request by its means. */
const COOKIE = 100;
const STORAGE = 101;
const NAMED = 102;
/** What can be known of the session, by the core's numbers; the last two are of a purpose and of a service. */
const MODE = 0;
const TIME = 1;
const REVISION = 2;
const SIGNAL = 3;
const PURPOSES = 4;
const SUBJECTS = 5;
const ANSWER = 6;
const STANDING = 7;
/** The texts that can be read of it, by the core's numbers. */
const REASONS = 0;
const MODES = 1;
const ID = 2;
const CLAUSE = 3;
const LANGUAGES = 4;
const NOTICE = 5;
const RECORD = 6;
const ENFORCED = 7;

const { WebAssembly } = win;
const encoder = new TextEncoder();
const encode = encoder.encodeInto.bind(encoder);
const decoder = new TextDecoder();
export const decode = decoder.decode.bind(decoder);

/** The bytes of a string that has one character for each. */
export function latin1(text, mask = 0) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at) ^ mask;
  return bytes;
}

/**
 * What carries text and bytes across the border of one module. Memory that grew is another buffer: views of
 * the one before it read as nothing, or, in JavaScript, as what was there.
 */
export function border(exports) {
  const bufferOf = exports.buffer || buffer;
  const take = (place, length = exports.length()) => new Uint8Array(bufferOf(exports.memory), place, length);
  let room = 0;
  let view;
  let seen;
  return {
    _exports: exports,
    _put(text) {
      const most = text.length * 3;
      if (most >= room || seen !== bufferOf(exports.memory)) {
        // More than most URLs need, so that the input hardly ever moves; each move leaves its room behind.
        room = most * 2 + 4096;
        view = take(exports.input(room), room);
        seen = bufferOf(exports.memory);
      }
      return encode(text, view).written;
    },
    _load(bytes) {
      room = 0;
      take(exports.input(bytes.length), bytes.length).set(bytes);
    },
    _take: take,
    _read: (place, length) => decode(take(place, length)),
  };
}

let buffer;
let gate;
let core;
let policy;
let look;

function enter(exports) {
  core = exports;
  gate = border(core);
}

/** Where the core comes as JavaScript, what resolves once it is there. A bundler finds the file by this expression. */
export let late;
try {
  [buffer] = capture(WebAssembly.Memory, "buffer");
  enter(new WebAssembly.Instance(new WebAssembly.Module(latin1(wasm, mask))).exports);
} catch {
  // Held until then, and the page goes on.
  // It stands on the constructors of now, since it comes when other scripts have run.
  const kit = Object.getOwnPropertyDescriptors(win);
  late = then(import("./sekisho.nowasm.js"), (module) => enter(module.default(kit)));
}

/** The compiled bytes that were opened, for the panel to open too; nothing before. */
export const isOpen = () => policy;

/** Opens compiled bytes; false if they are none. */
export function open(bytes) {
  if (!core || !core.open(gate._load(bytes))) return false;
  policy = bytes;
  return true;
}

/** A build of its own holds nothing, and tells what would be held: the reason of a verdict stays. */
const passing = (word) => (SKS_REPORT_ONLY ? word & ~3 : word);

const ask = (about, text) => core.decide(about, gate._put(text));

/** Without a policy: what stays on the page's own host, or asks no server at all, passes. */
function unopened(href) {
  const authority = exec(/^(?:http|ws)s?:\/\/([^/]*)/, href);
  return authority && authority[1] !== location.host ? HOLD : 0;
}

/**
 * Has `looking(href, data)` look for personal data where the policy promises that there is none: 16 if there
 * is none, 32 if there is, nothing as long as it cannot tell.
 */
export const lookWith = (looking) => { look = looking; };

/**
 * The verdict on a request to an absolute URL, with the data that its hook has of it. No rule reads a query,
 * and a beacon's can be long: it does not cross the border.
 */
export function decide(means, href, data) {
  if (!policy) return passing(unopened(href));
  const place = slice(href, 0, indexOf(href, "?") >>> 0);
  const word = ask(means, place);
  const seen = (word & 3) === LOOK && look(href, data);
  return passing(seen ? ask(means + seen, place) : word);
}

const asking = (about) => (text) => passing(policy ? ask(about, text) : HOLD);
/** The verdicts on a cookie's name, a storage key, and markup that names a service or a purpose. */
export const cookie = asking(COOKIE);
export const storage = asking(STORAGE);
export const service = asking(NAMED);

const read = (about, n) => gate._read(core.text(about, n));
const named = (about, n) => read(about).split(" ")[n];
const fact = (about, subject) => (policy ? core.fact(about, subject) : 0);
/** Whether the visitor has answered, by the number of the mode. */
export const mode = () => fact(MODE);
/** Whether a signal is read as a refusal. */
export const isSignalled = () => fact(SIGNAL);

/** The id of the record, or no text. */
export const recordId = () => read(RECORD);

/** The reason behind a verdict. */
export function explain(word) {
  const verdict = VERDICTS[word & 3];
  if (!policy) return { verdict, reason: "not_ready" };
  const entry = named(REASONS, (word >> 2) & 63);
  const service = word >>> 16 && fact(PURPOSES) + (word >>> 16);
  const purpose = (word >> 8) & 255;
  const id = (subject) => (subject ? read(ID, subject - 1) : null);
  return {
    rule: +entry[0],
    verdict,
    reason: slice(entry, 1),
    service: id(service),
    purpose: id(purpose),
    clause: read(CLAUSE, word) || null,
  };
}

/** Has stored records read: whether one holds. */
export const start = (text, seconds) => core.start(gate._put(text), seconds);

/** The choices as they stand; null before a policy is open. */
export function choices() {
  if (!policy) return null;
  const purposes = { __proto__: null };
  const services = { __proto__: null };
  const first = fact(PURPOSES);
  for (let at = 0; at < fact(SUBJECTS); at++) {
    if (at < first) purposes[read(ID, at)] = [null, true, true, false][fact(ANSWER, at)];
    else services[read(ID, at)] = VERDICTS[fact(STANDING, at - first) & 3];
  }
  return {
    revision: fact(REVISION),
    time: fact(TIME),
    asked: !!mode(),
    gpc: !!isSignalled(),
    mode: named(MODES, mode()),
    record_id: recordId() || null,
    purposes: { ...purposes },
    services: { ...services },
  };
}

/** The directives of the page's own policy, and the sources of all that passes now. */
export const directives = () => read(ENFORCED);
export function sources() {
  let all = read(ENFORCED, 1);
  for (let at = fact(SUBJECTS) - fact(PURPOSES); at--; ) if (!(fact(STANDING, at) & 3)) all += read(ENFORCED, at + 2);
  return all;
}

/** The languages' tags, and the first layer in one of them. */
export const languages = () => JSON.parse(read(LANGUAGES));
export const firstLayer = (language) => read(NOTICE, language);
