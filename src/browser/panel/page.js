// What the first part of the page's side hands over.

export let page;
export const connect = (parts) => { page = parts; };

/** Fetches a module of the core from beside this script, and returns what carries text through it. */
export async function load(url, imports) {
  const response = await page._fetch(url);
  if (!response.ok) throw new Error(`sekisho: ${response.status} ${url}`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  return page._border(instance.exports);
}
