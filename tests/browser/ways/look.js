// The body of a function: what the tracker's scripts say, and, of a page that `keeps` something, what is kept
// under a name that begins as the tracker's do.

const [keeps] = arguments;
// A browser that does not answer keeps nothing that can be seen.
const patience = () => new Promise((done) => setTimeout(done, 500, []));
const quietly = async (list) => {
  try {
    return await Promise.race([list(), patience()]);
  } catch {
    return [];
  }
};
const files = async () => {
  const names = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names;
};
const lists = [
  () => [window.name],
  () => Object.keys(localStorage),
  () => Object.keys(sessionStorage),
  async () => (await indexedDB.databases()).map(({ name }) => name),
  () => caches.keys(),
  files,
];
return Promise.all((keeps ? lists : []).map(quietly)).then((all) => ({
  ran: window.ran ?? [],
  kept: all.flat().filter((name) => name.startsWith("_t")),
}));
