// The door to the core: strings in, numbers and strings out.
//
// The module is compiled synchronously, so that the first tag of the page already finds it. Where
// WebAssembly is missing or refused nothing is decided: everything that leaves the site waits.

import { wasm } from "sekisho:gate";
import { exec, getOwnPropertyDescriptor, getPrototypeOf, uncurry, win } from "./natives.js";

const PASS = 0;
const HOLD = 1;
/** More than most URLs have, so that the input hardly ever moves. */
const ROOM = 4096;
const { JSON, TextDecoder, TextEncoder, Uint8Array, WebAssembly, location } = win;
const { parse } = JSON;
const getter = (object, name) => uncurry(getOwnPropertyDescriptor(object, name).get);
const encoder = new TextEncoder();
const encode = encoder.encodeInto.bind(encoder);
const decoder = new TextDecoder();
const decodeBytes = decoder.decode.bind(decoder);
const lengthOf = getter(getPrototypeOf(Uint8Array.prototype), "length");
const copy = uncurry(Uint8Array.prototype.set);
const codeAt = uncurry("".charCodeAt);

/** The bytes of a string that has one character for each. */
export function latin1(text) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = codeAt(text, at);
  return bytes;
}

/** Bytes as text. */
export const decode = (bytes) => decodeBytes(bytes);

/**
 * What carries text and bytes across the border of one module. Memory that grew leaves views behind
 * that read as nothing; asking the first byte tells, where a property would go through a prototype.
 */
export function border(exports) {
  const buffer = getter(WebAssembly.Memory.prototype, "buffer");
  const at = (place, length) => new Uint8Array(buffer(exports.memory), place, length);
  let room = 0;
  let view;
  return {
    _exports: exports,
    _put(text) {
      if (text.length * 3 > room || view[0] === undefined) {
        room = text.length * 3 > ROOM ? text.length * 3 : ROOM;
        view = at(exports.input(room), room);
      }
      return encode(text, view).written;
    },
    _load(bytes) {
      const length = lengthOf(bytes);
      copy(at(exports.input(length), length), bytes);
      room = 0;
      return length;
    },
    _take: (length) => at(exports.output(), length),
  };
}

let gate;
let policy;

try {
  gate = border(new WebAssembly.Instance(new WebAssembly.Module(latin1(wasm))).exports);
} catch {
  // Held, and the page goes on.
}

const put = (text) => gate._put(text);
const read = (length) => decode(gate._take(length));

/** The compiled bytes that were opened, for the panel to open too; nothing before. */
export const isOpen = () => policy;

/** Opens compiled bytes; false if they are none. */
export function open(bytes) {
  if (!gate || !gate._exports.open(gate._load(bytes))) return false;
  policy = bytes;
  return true;
}

/** Without a policy: what stays on the page's own host, or asks no server at all, passes. */
function unopened(href) {
  const authority = exec(/^(?:http|ws)s?:\/\/([^/]*)/, href);
  return authority && authority[1] !== location.host ? HOLD : PASS;
}

/** The verdict on a request to an absolute URL. */
export const decide = (means, href) => (policy ? gate._exports.decide(means, put(href)) : unopened(href));

/** The verdicts on a cookie's name, a storage key, and markup that names a service or a purpose. */
export const cookie = (name) => (policy ? gate._exports.cookie(put(name)) : HOLD);
export const storage = (key) => (policy ? gate._exports.storage(put(key)) : HOLD);
export const service = (id) => (policy ? gate._exports.service(put(id)) : HOLD);

const NOT_READY = '{"rule":0,"verdict":"hold","reason":"not_ready","service":null,"purpose":null,"clause":null}';

/** The reason behind a verdict. */
export const explain = (word) => parse(policy ? read(gate._exports.explain(word)) : NOT_READY);

/** Applies an event and returns its effects. */
export const apply = (op, text, seconds) => parse(read(gate._exports.apply(op, put(text), seconds)));

/** The choices as they stand; null before a policy is open. */
export const choices = () => (policy ? parse(read(gate._exports.choices())) : null);

/** The languages' tags, and the first layer in one of them. */
export const languages = () => parse(read(gate._exports.languages()));
export const notice = (language) => read(gate._exports.notice(language));

/** Whether the answer is shared across subdomains, and whether a signal is read as a refusal. */
export const isShared = () => gate._exports.shared();
export const isSignalled = () => gate._exports.signal();
