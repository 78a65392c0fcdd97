// A policy given as JSON: compiled here, and kept compiled for the next page once the visitor has answered.

import { hasWasm, load, page } from "./page.js";

const KEY = "sks.policy";
/** What compiled bytes begin with: the S of SKS1. */
const COMPILED = 83;

/** Stores what was compiled here: before an answer nothing at all is stored. */
export let store = () => {};

/** What tells one text from another, and bytes of this release from those of one that may lay them out otherwise. */
function markOf(text) {
  let sum = text.length;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return `${SKS_RELEASE} ${sum}\n`;
}

/** What an earlier page compiled of this text, or nothing. */
function known(mark) {
  const kept = page._getKey(KEY);
  return kept.startsWith(mark) && Uint8Array.from(kept.slice(mark.length), (character) => character.charCodeAt(0));
}

function keep(mark, bytes) {
  let text = mark;
  for (const byte of bytes) text += String.fromCharCode(byte);
  store = () => page._setKey(KEY, text);
  if (page._isOpen() && page._mode()) store();
}

/** What is at a URL. */
async function read(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What a site gave, as bytes or as JSON text. */
async function found(given) {
  if (given instanceof Promise) return read(await given);
  if (given instanceof Uint8Array || (typeof given === "string" && /^\s*\{/.test(given))) return given;
  return typeof given === "string" || given instanceof URL ? read(await page._fetch(given)) : JSON.stringify(given);
}

/** The compiled bytes of a policy: an object, JSON text, its bytes, a URL, or a request on its way. */
export async function compiled(given) {
  const policy = await found(given);
  if (policy[0] === COMPILED) return policy;
  return compile(typeof policy === "string" ? policy : new TextDecoder().decode(policy));
}

async function compile(json) {
  const mark = markOf(json);
  const before = known(mark);
  if (before) return before;
  if (!hasWasm()) throw new Error("without WebAssembly a policy has to be baked in (`sekisho build`) or come compiled");
  const compiler = await load(new URL("./sekisho-compiler.wasm", import.meta.url));
  const out = compiler._take(compiler._exports.compile(compiler._put(json))).slice();
  const bytes = out.subarray(1);
  if (!out[0]) throw new Error(`the policy has errors:\n${new TextDecoder().decode(bytes)}`);
  keep(mark, bytes);
  return bytes;
}
