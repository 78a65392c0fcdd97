// What the first part of the page's side hands over.

export let page;

/**
 * Takes it, once: any script of the page can import this file, and what one was given by an earlier call
 * would answer for the page by a later one.
 */
export function connect(parts) {
  if (page) throw new Error("sekisho: the panel is connected already");
  page = parts;
}

/**
 * What carries text through a module. A promise looks for `then` in what it is given, and would look for it in the
 * page's `Object.prototype`.
 */
export const carried = (exports) => ({ __proto__: null, ...page._border(exports) });

/** The least that is a module. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Whether WebAssembly is there and nothing refuses it. */
export function hasWasm() {
  try {
    return !!new WebAssembly.Module(EMPTY);
  } catch {
    return false;
  }
}

/** Fetches a module of the core from beside this script, and returns what carries text through it. */
export async function load(url, imports) {
  const response = await page._fetch(url);
  if (!response.ok) throw new Error(`sekisho: ${response.status} ${url}`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  return carried(instance.exports);
}
