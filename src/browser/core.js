// The door to the core: strings in, numbers and strings out.
//
// The module is compiled synchronously, so that the first tag of the page already finds it. Where
// WebAssembly is missing or refused nothing is decided: everything that leaves the site waits.

import { mask, wasm } from "sekisho:gate";
import { exec, getter, win } from "./natives.js";

const PASS = 0;
const HOLD = 1;
const { Uint8Array, WebAssembly } = win;
const { parse } = JSON;
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
      const most = text.length * 3;
      if (most >= room || view[0] === undefined) {
        // More than most URLs need, so that the input hardly ever moves.
        room = most + 4096;
        view = at(exports.input(room), room);
      }
      return encode(text, view).written;
    },
    _load(bytes) {
      room = 0;
      at(exports.input(bytes.length), bytes.length).set(bytes);
      return bytes.length;
    },
    _take: (length) => at(exports.output(), length),
  };
}

let gate;
let core;
let policy;

try {
  gate = border(new WebAssembly.Instance(new WebAssembly.Module(latin1(wasm, mask))).exports);
  core = gate._exports;
} catch {
  // Held, and the page goes on.
}

/** The compiled bytes that were opened, for the panel to open too; nothing before. */
export const isOpen = () => policy;

/** Opens compiled bytes; false if they are none. */
export function open(bytes) {
  if (!core || !core.open(gate._load(bytes))) return false;
  policy = bytes;
  return true;
}

/** Without a policy: what stays on the page's own host, or asks no server at all, passes. */
function unopened(href) {
  const authority = exec(/^(?:http|ws)s?:\/\/([^/]*)/, href);
  return authority && authority[1] !== location.host ? HOLD : PASS;
}

/** The verdict on a request to an absolute URL. */
export const decide = (means, href) => (policy ? core.decide(means, gate._put(href)) : unopened(href));

const asking = (what) => (text) => (policy ? core[what](gate._put(text)) : HOLD);
/** The verdicts on a cookie's name, a storage key, and markup that names a service or a purpose. */
export const cookie = asking("cookie");
export const storage = asking("storage");
export const service = asking("service");

const read = (what, one, two, three) => decode(gate._take(core[what](one, two, three)));
/** The reason behind a verdict. */
export const explain = (word) => (policy
  ? parse(read("explain", word))
  : { verdict: word ? "hold" : "pass", reason: "not_ready" });

/** Applies an event and returns its effects. */
export const applyEvent = (op, text, seconds) => parse(read("apply", op, gate._put(text), seconds));

/** The choices as they stand; null before a policy is open. */
export const choices = () => (policy ? parse(read("choices")) : null);

/** The languages' tags, and the first layer in one of them. */
export const languages = () => parse(read("languages"));
export const firstLayer = (language) => read("notice", language);

/** Whether the answer is shared across subdomains, and whether a signal is read as a refusal. */
export const isShared = () => core.shared();
export const isSignalled = () => core.signal();
