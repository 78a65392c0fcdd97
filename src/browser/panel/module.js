// The panel's module of the core: the session that answers change, and what is drawn.

import { carried, hasWasm, load, page } from "./page.js";

/** The core's number for the start of a page. */
const START = 0;
export let core;
let policy;
let loading;
let todo;
/** What was stored when the session last read or wrote it. */
let known;

/** Applies an event and returns its effects: the core's number of each, a text, and seconds or a service. */
export function applyEvent(op, text) {
  todo = [];
  core._exports.apply(op, core._put(text), Date.now() / 1000);
  return todo;
}

/** The module; as JavaScript where WebAssembly is missing or refused by now, on what the page has by then (adr/0010). */
async function made(imports) {
  if (hasWasm()) return load(new URL("./sekisho-panel.wasm", import.meta.url), imports);
  const { default: make } = await import("./sekisho-panel.nowasm.js");
  return carried(make(Object.getOwnPropertyDescriptors(window), imports));
}

/** What is stored, whatever the page's address is by now. */
const stored = () => page._startText().replace(/.*\n/, "");
/** The session knows what is stored. */
export const noteStored = () => { known = stored(); };

/** Has the session read what is stored unless it knows: an answer may have been given on another page since. */
function readStored() {
  if (known !== stored()) applyEvent(START, page._startText());
  noteStored();
}

async function open() {
  const effect = (number, place, length, detail) => todo.push([number, core._read(place, length), detail >>> 0]);
  core = await made({ env: { effect } });
  core._load(policy);
  core._exports.open();
  known = null;
}

/**
 * Resolves once the module is there, loaded once for the policy that is open, and knows what is stored; after a
 * failure the next call tries again. It resolves to nothing: a page can listen to what goes through its promises.
 */
export async function loaded() {
  // Without a policy there is nothing to answer.
  await page._ready;
  if (policy !== page._isOpen()) loading = null;
  policy = page._isOpen();
  loading ??= open().catch((error) => {
    loading = null;
    throw error;
  });
  await loading;
  readStored();
}
