// The core in a service worker: one instance for each way that things stand.
//
// No script of a page runs here, so nothing is captured first as it is on a page.

import { mask, wasm } from "sekisho:gate";

/** What compiled bytes begin with: the S of SKS1. */
const COMPILED = 83;
/** Added to a means: that a request carries no personal data. Nobody looks for any here. */
const CLEAN = 16;
/** How many instances are kept: what is stored is one of few texts at a time. */
const MOST = 8;
/** More than most URLs need, so that the input hardly ever moves. */
const ROOM = 4096;

const encoder = new TextEncoder();
const latin1 = (text, mask) => Uint8Array.from(text, (character) => character.charCodeAt(0) ^ mask);
/** `sekisho build` puts the compiled policy here. */
const policy = latin1("@@SKS_POLICY@@", 0);
let module;

/** An instance that goes by these records, one a line: whether a request by some means to a URL may pass. */
function instantiate(records) {
  const { exports: core } = new WebAssembly.Instance(module);
  const take = (length) => {
    // Making room may grow the memory, whose buffer is then another.
    const place = core.input(length);
    return new Uint8Array(core.memory.buffer, place, length);
  };
  let view = [];
  const put = (bytes) => {
    // Memory that grew leaves views behind that have no length.
    if (bytes.length > view.length) view = take(bytes.length + ROOM);
    view.set(bytes);
    return bytes.length;
  };
  take(policy.length).set(policy);
  if (!core.open()) throw new Error("sekisho: the worker's policy is of another release");
  const signal = navigator.globalPrivacyControl ? 1 : 0;
  core.start(put(encoder.encode(`${location.href}\n${signal}\n${records}`)), Date.now() / 1000);
  // No rule reads a query.
  return (means, url) => !(core.decide(means + CLEAN, put(encoder.encode(url.split("?")[0]))) & 3);
}

/** Has the core ready. Throws without a policy or WebAssembly: such a worker never starts, and no page has it. */
export function open() {
  if (policy[0] !== COMPILED) throw new Error("sekisho: the worker has no policy; `sekisho build` bakes one in");
  module = new WebAssembly.Module(latin1(wasm, mask));
  return by("");
}

const instances = new Map();

/** What may pass by these records. */
export function by(records) {
  if (instances.size > MOST) instances.clear();
  if (!instances.has(records)) instances.set(records, instantiate(records));
  return instances.get(records);
}
