// A page's workers of every kind: what each tells is kept, in order.

const { asks } = window;
const said = (window.said = {});
const workers = (window.workers = {});
const textOf = (name) => asks.replaceAll("NAME", name);
const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

function begin(name, url, options) {
  said[name] = [];
  workers[name] = new Worker(url, options);
  workers[name].onmessage = ({ data }) => said[name].push(data);
  workers[name].onerror = ({ message }) => said[name].push(["error", message]);
}

/** One of a blob whose address is revoked at once. */
function beginRevoked(name, text, options) {
  const url = blob(text);
  begin(name, url, options);
  URL.revokeObjectURL(url);
}

begin("own", "own.js");
begin("module", "module.js", { type: "module" });
beginRevoked("blob", textOf("blob"));
beginRevoked("inline", textOf("inline"), { type: "module" });
beginRevoked("nested", `const inner = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(textOf("nested"))}])));
  inner.onmessage = ({ data }) => postMessage(data);
  onmessage = ({ data }) => inner.postMessage(data)`);
const frame = document.createElement("iframe");
document.body.append(frame);
said.framed = [];
workers.framed = new frame.contentWindow.Worker(blob(textOf("framed")));
workers.framed.onmessage = ({ data }) => said.framed.push(data);

/** Whether every worker has told each of these. */
window.haveAll = (...whats) => Object.values(said).every((all) => whats.every((what) => all.some(([told]) => told === what)));
/** What a worker has told last of something, or nothing. */
window.last = (name, what) => said[name].findLast(([told]) => told === what)?.[1] ?? null;
/** How many databases, caches and folders of declared names there are. */
window.kept = async () => {
  const folders = [];
  for await (const name of (await navigator.storage?.getDirectory?.())?.keys() ?? []) folders.push(name);
  const all = [...folders, ...await caches.keys(), ...(await indexedDB.databases()).map(({ name }) => name)];
  return all.filter((name) => name.startsWith("_t")).length;
};
window.askAll = (what) => Object.values(workers).forEach((worker) => worker.postMessage(what));
