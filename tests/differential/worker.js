// Workers of the page's own.

import { event } from "./moment.js";
import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { attempt, property } from "./told.js";

const REPORT = `self.report = () => [self.name, String(self), self instanceof self.constructor, typeof importScripts, typeof fetch, String(fetch), fetch.name, fetch.length, Reflect.ownKeys(self).map(String), location.pathname.replace(/^[0-9a-f-]{36}$|.*[0-9a-f-]{36}$/, "blob"), location.protocol, self.origin === "null", navigator.onLine, typeof XMLHttpRequest, typeof WebSocket, typeof indexedDB, typeof caches, typeof Worker]`;
const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
const said = async (worker) => {
  const { type, data, message, filename, lineno, colno, error } = await event(worker, "message", "error", "messageerror");
  worker.terminate?.();
  return type === "message" ? data : [type, message, String(filename).replace(/[0-9a-f-]{36}/, "uuid"), lineno, colno ?? null, String(error)];
};
const kinds = { classic: undefined, module: { type: "module", name: "told" } };

for (const [what, options] of Object.entries(kinds)) {
  probe(`a ${what} worker of an own address sees the platform's globals`, async () => said(new Worker("/differential/report.js", options)));
  probe(`a ${what} worker of a blob sees the platform's globals`, async () => said(new Worker(blob(`${REPORT}; postMessage(report())`), options)));
  probe(`a ${what} worker of a data: URL sees the platform's globals`, async () => said(new Worker(`data:text/javascript,${encodeURIComponent(`${REPORT}; postMessage(report())`)}`, options)));
  probe(`a ${what} worker that throws tells message, place and line`, async () => said(new Worker(blob("\n\n  throw new RangeError('mine')"), options)));
  probe(`a ${what} worker that does not parse tells so`, async () => said(new Worker(blob("x ="), options)));
  probe(`a ${what} worker that is not there fires a plain error`, async () => { const { type, constructor, message } = await event(new Worker("/differential/none.js?status=404", options), "error"); return [type, constructor.name, message ?? "none"]; });
  probe(`a ${what} worker gets what was posted before it ran, in order`, async () => {
    const worker = new Worker(blob("let all = []; onmessage = ({ data, ports }) => { all.push(data); if (data === 'end') postMessage(all) }; postMessage('ready')"), options);
    for (const one of [1, { a: [1] }, "end"]) worker.postMessage(one);
    const first = await event(worker, "message");
    const second = await event(worker, "message");
    worker.terminate();
    return [first.data, second.data];
  });
}
probe("importScripts takes own, relative and several addresses, and fails as it does", async () => said(new Worker("/differential/imports.js")));
probe("a module worker imports by its own address", async () => said(new Worker("/differential/module.js", { type: "module" })));
probe("a blob worker resolves no relative address", async () => said(new Worker(blob("try { importScripts('told.js') } catch (error) { postMessage([error.name]) }"))));
probe("a worker has its own address", async () => (await said(new Worker(new URL("/differential/place.js?a=b#c", location), { name: "n" }))).map((one) => String(one).replaceAll(location.origin, "own")));
probe("Worker complains of addresses and options as the platform does", () => [[], ["http://:"], ["http://other.example/x.js"], ["x", { type: "x" }], ["x", 1], [Symbol("s")], ["file:///x"]].map((args) => attempt(() => { const worker = new Worker(...args); worker.onerror = (failed) => failed.preventDefault(); worker.terminate(); return String(worker); })));
probe("Worker makes its address a text and then reads its options in order", () => {
  const log = [];
  const worker = new Worker(speaker(log, "address", blob("")), observed(log, "options", { name: "x", type: "classic", credentials: "omit" }));
  worker.terminate();
  return log;
});
probe("Worker is a constructor with the platform's shape", () => {
  const worker = new Worker(blob(""));
  const seen = [worker instanceof Worker, worker instanceof EventTarget, String(worker), worker.constructor === Worker, Object.keys(worker), worker.onmessage, attempt(() => worker.postMessage()), attempt(() => worker.postMessage(() => {})), worker.terminate(), worker.postMessage(1), property(window, "Worker"), attempt(() => Worker("x")), attempt(() => Worker.prototype.postMessage.call({}, 1))];
  return seen.map((one) => one ?? `${one}`);
});
probe("a subclass of Worker is one", async () => {
  class Mine extends Worker { constructor(text) { super(blob(text)); this.mine = 1; } }
  const worker = new Mine("postMessage(7)");
  const data = await said(worker);
  return [worker instanceof Mine, worker.mine, data, Object.getPrototypeOf(worker) === Mine.prototype];
});
probe("a worker's revoked blob is the one that it was made of", async () => {
  const address = blob("postMessage('still')");
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return said(worker);
});
probe("a classic worker of a blob is in strict mode by its directive", async () => {
  const strict = "postMessage((function () { return this === undefined })())";
  const texts = [strict, `// one\n/* two */ 'use strict'; ${strict}`, `${"/".repeat(80)}\n"use strict"; ${strict}`, `0; "use strict"; ${strict}`];
  return Promise.all(texts.map((text) => said(new Worker(blob(text)))));
});
probe("a worker's relative addresses are meant from its own file", async () => said(new Worker("/differential/relative.js")));
probe("a worker in a worker answers", async () => said(new Worker(blob(`const inner = new Worker(URL.createObjectURL(new Blob(["postMessage([self.name, typeof importScripts])"])), { name: "inner" }); inner.onmessage = ({ data }) => postMessage(data)`))));
probe("a worker asks its own host as the platform does", async () => said(new Worker("/differential/asks.js")));
probe("a shared worker is one for its address and name", async () => {
  if (!window.SharedWorker) return "none";
  const address = blob("let count = 0; onconnect = ({ ports: [port] }) => port.postMessage([++count, self.name, String(self)])");
  const seen = [];
  for (const name of ["a", "a", "b"]) {
    const worker = new SharedWorker(address, name);
    worker.port.start();
    seen.push((await event(worker.port, "message")).data, worker.port instanceof MessagePort, worker.port === worker.port);
  }
  return [seen, attempt(() => new SharedWorker()), attempt(() => SharedWorker("x")), property(window, "SharedWorker")];
});
probe("worklets and service workers are where the platform has them", () => ["audioWorklet", "paintWorklet"].map((name) => name in (window.CSS ?? {}) || name in (window.BaseAudioContext?.prototype ?? {})).concat("serviceWorker" in navigator, "Worklet" in window));
probe("transfer and clone between worker and page keep the platform's rules", async () => {
  const worker = new Worker(blob("onmessage = ({ data, ports }) => { ports[0].postMessage(data.byteLength); postMessage(data, [data]) }"));
  const { port1, port2 } = new MessageChannel();
  const buffer = new ArrayBuffer(8);
  port1.start();
  const told = event(port1, "message");
  const back = event(worker, "message");
  worker.postMessage(buffer, [buffer, port2]);
  const detached = buffer.byteLength;
  const seen = [detached, (await told).data, (await back).data.byteLength, attempt(() => worker.postMessage(port1)), attempt(() => worker.postMessage(1, [1]))];
  worker.terminate();
  port1.close();
  return seen;
});
