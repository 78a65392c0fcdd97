// What the first part of the page's side hands over.

export let page;

/**
 * Takes it, once: any script of the page can import this file, and what one was given by an earlier call
 * would answer for the page by a later one.
 */
export function connect(parts) {
  if (page) throw new Error("sekisho: the panel is connected already");
  page = { __proto__: null };
  // By place, in the order of `rest.js`.
  ({
    0: page._border, 1: page._choices, 2: page._cookie, 3: page._decide, 4: page._eachCookie, 5: page._eachRefused,
    6: page._enforced, 7: page._explain, 8: page._fetch, 9: page._fill, 10: page._follow, 11: page._getKey,
    12: page._isOpen, 13: page._isVisitors, 14: page._keep, 15: page._language, 16: page._lookWith,
    17: page._makeHost, 18: page._mode, 19: page._press, 20: page._readers, 21: page._ready, 22: page._recall,
    23: page._recheck, 24: page._setCookie, 25: page._setKey, 26: page._startText, 27: page._tell, 28: page._turn,
    29: page._turnItself,
  } = parts);
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
    return !!new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
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
