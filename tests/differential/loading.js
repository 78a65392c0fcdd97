// What promises to load, to keep or to send something: worklets, fonts, a cache's own requests, the origin's own files,
// sockets as streams, and what is sent once the page is left. None of it belongs to a declared service.

import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { attempt, outcome, property } from "./told.js";

const own = "/differential/text?loading";
const module = (text) => `data:text/javascript,${encodeURIComponent(text)}`;
const where = (is, name, act) => probe(name, () => (is() ? act() : "none"));

const worklet = () => new OfflineAudioContext(1, 1, 44_100).audioWorklet;
where(() => window.AudioWorklet, "a worklet takes a module and gives nothing", async () => [await outcome(() => worklet().addModule(module("1"))), await outcome(() => worklet().addModule(new URL(module("2")))), property(Worklet.prototype, "addModule")]);
where(() => window.AudioWorklet, "a worklet complains as the platform does", async () => [await outcome(() => worklet().addModule()), await outcome(() => worklet().addModule("http://:")), await outcome(() => worklet().addModule("/none")), await outcome(() => worklet().addModule(module("throw 1"))), await outcome(() => Worklet.prototype.addModule.call({}, module("1")))]);
where(() => window.AudioWorklet, "a module's address is made a text once", async () => {
  const log = [];
  await worklet().addModule(speaker(log, "address", module("3")));
  return log;
});

probe("a font takes an address or bytes, and complains of neither", () => [[], ["x"], ["x", "url(/x.woff)"], ["x", "local(x)"], ["x", ""], ["x", "no source"], ["x", new ArrayBuffer(4)], ["x", new Uint8Array(4)], ["x", null], ["x", {}], [Symbol("s"), "local(x)"], ["x", "local(x)", { weight: "x" }]].map((args) => attempt(() => {
  const face = new FontFace(...args);
  face.loaded.catch(() => {});
  return [face.family, face.status, face instanceof FontFace];
})).concat([attempt(() => FontFace("x", "local(x)")), attempt(() => String(new (class Mine extends FontFace {})("x", "local(x)")))]));

where(() => window.caches, "a cache asks by itself for a text, a URL or a request", async () => {
  try {
    const cache = await caches.open("loading");
    const results = [];
    for (const one of [own, new URL(`${own}&2`, location), new Request(`${own}&3`), { toString: () => `${own}&4` }]) results.push(await outcome(() => cache.add(one)));
    return [results, (await cache.keys()).map(({ url }) => url.split("?")[1]), await outcome(() => cache.add()), await outcome(() => cache.add(new Request(own, { method: "POST" }))), await outcome(() => cache.add("foo:bar")), property(Cache.prototype, "add")];
  } finally {
    await caches.delete("loading");
  }
});

const directory = () => navigator.storage?.getDirectory?.();
where(() => window.FileSystemDirectoryHandle, "the origin's own files are made, listed and removed", async () => {
  const root = await directory();
  const file = await root.getFileHandle("probe", { create: true });
  const folder = await root.getDirectoryHandle("folder", { create: true });
  const names = [];
  for await (const [name, { kind }] of root.entries()) names.push(`${kind} ${name}`);
  const seen = [file.name, file.kind, String(file), folder.name, folder.kind, names.sort(), await file.isSameEntry(await root.getFileHandle("probe"))];
  await root.removeEntry("probe");
  await root.removeEntry("folder");
  return seen;
});
where(() => window.FileSystemDirectoryHandle, "the origin's own files complain as the platform does", async () => {
  const root = await directory();
  const seen = [];
  for (const args of [[], ["none"], [""], ["."], ["a/b"], ["x", 1]]) seen.push(await outcome(() => root.getFileHandle(...args)), await outcome(() => root.getDirectoryHandle(...args)));
  return [seen, await outcome(() => FileSystemDirectoryHandle.prototype.getFileHandle.call({}, "x")), property(FileSystemDirectoryHandle.prototype, "getFileHandle")];
});

where(() => window.fetchLater, "what is sent later says that it has not been sent", () => {
  const stop = new AbortController();
  const result = fetchLater(own, { activateAfter: 1e6, signal: stop.signal });
  const seen = [result.activated, String(result), result instanceof FetchLaterResult, Object.keys(result), property(window, "fetchLater"), Reflect.ownKeys(FetchLaterResult.prototype).map(String)];
  stop.abort();
  return [seen, result.activated];
});
where(() => window.fetchLater, "what is sent later complains as the platform does", () => [[], ["http://:"], ["foo:bar"], ["data:text/plain,x"], [own, 1], [own, { activateAfter: -1 }], [own, { signal: AbortSignal.abort() }], [own, { method: "x y" }], [own, { method: "POST", body: new ReadableStream(), duplex: "half" }]].map((args) => attempt(() => fetchLater(...args).activated)).concat([attempt(() => new fetchLater(own))]));

where(() => window.WebSocketStream, "a stream of a socket complains as the platform does", () => [[], ["x"], ["foo:bar"], [`ws://${location.host}/#a`], [Symbol("s")], [`ws://${location.host}/`, { protocols: ["a", "a"] }]].map((args) => attempt(() => {
  const stream = new WebSocketStream(...args);
  for (const name of ["opened", "closed"]) stream[name].catch(() => {});
  stream.close();
  return stream.url;
})).concat([attempt(() => WebSocketStream("ws://localhost:1"))]));
