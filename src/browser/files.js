// The files that are fetched only when they are needed, from beside the script, past the hooks.

import { border } from "./core.js";
import { uncurry, win } from "./natives.js";

const { Error, Response, Uint8Array, WebAssembly, fetch } = win;
const bodyOf = uncurry(Response.prototype.arrayBuffer);
let files;

/** Says where the files lie: `{panel, compiler}`. */
export const locate = (urls) => { files = urls; };

/** Fetches bytes. */
export async function bytesOf(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await bodyOf(response));
}

/** Fetches a module. */
export async function load(name) {
  const { instance } = await WebAssembly.instantiate(await bytesOf(files[name]));
  return border(instance.exports);
}
