// IndexedDB, of a database that no service declares.

import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { attempt, outcome, property } from "./told.js";

const settled = (request, log = [], name = "") => new Promise((done) => {
  for (const type of ["upgradeneeded", "blocked"]) request.addEventListener(type, ({ oldVersion, newVersion }) => log.push(`${name}${type} ${oldVersion} ${newVersion}`));
  request.addEventListener("success", () => { log.push(`${name}success`); done(request.result); });
  request.addEventListener("error", (event) => { event.preventDefault(); log.push(`${name}error ${request.error.name} ${request.error.message}`); done(null); });
});
const gone = (name) => settled(indexedDB.deleteDatabase(name));

probe("indexedDB opens, upgrades and is told in the platform's order", async () => {
  const log = [];
  const request = indexedDB.open("probe", 2);
  log.push(String(request), request.readyState, attempt(() => request.result), request.source, request.transaction);
  request.addEventListener("upgradeneeded", () => {
    const base = request.result;
    log.push(base.version, base.name, request.transaction.mode);
    const store = base.createObjectStore("s", { keyPath: "id" });
    store.createIndex("i", "v");
    store.add({ id: 1, v: "a" });
    request.transaction.addEventListener("complete", () => log.push("upgraded"));
    Promise.resolve().then(() => log.push("microtask"));
  });
  const base = await settled(request, log);
  log.push(request.readyState, [...base.objectStoreNames], base.version, request.transaction);
  base.close();
  await gone("probe");
  return log;
});
probe("a lower version, a second opening and a deletion wait as the platform's", async () => {
  const log = [];
  const first = await settled(indexedDB.open("probe-wait", 3), log, "first ");
  await settled(indexedDB.open("probe-wait", 1), log, "lower ");
  first.addEventListener("versionchange", ({ oldVersion, newVersion }) => { log.push(`versionchange ${oldVersion} ${newVersion}`); first.close(); });
  const second = await settled(indexedDB.open("probe-wait", 4), log, "second ");
  second.close();
  await settled(indexedDB.deleteDatabase("probe-wait"), log, "delete ");
  return log;
});
probe("an upgrade that is aborted fails and leaves nothing", async () => {
  const log = [];
  const request = indexedDB.open("probe-abort", 1);
  request.addEventListener("upgradeneeded", () => { request.result.createObjectStore("s"); request.transaction.abort(); });
  await settled(request, log);
  await gone("probe-abort");
  return log;
});
probe("transactions, requests and promises come in the platform's order", async () => {
  const log = [];
  const opening = indexedDB.open("probe-order", 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("s"));
  const base = await settled(opening);
  const transaction = base.transaction("s", "readwrite");
  const store = transaction.objectStore("s");
  for (const [name, request] of [["put", store.put(1, "a")], ["get", store.get("a")], ["add", store.add(2, "a")], ["keys", store.getAllKeys()]]) {
    request.onsuccess = () => { log.push(`${name} ${JSON.stringify(request.result)}`); Promise.resolve().then(() => log.push(`${name} tick`)); };
    request.onerror = (event) => { log.push(`${name} ${request.error.name}`); event.preventDefault(); event.stopPropagation(); };
  }
  log.push("asked");
  await new Promise((done) => { transaction.oncomplete = () => { log.push("complete"); done(); }; });
  log.push(attempt(() => store.get("a")), attempt(() => base.transaction("none")), attempt(() => base.transaction("s", "x")));
  base.close();
  await gone("probe-order");
  return log;
});
probe("indexedDB complains as the platform does", () => [attempt(() => indexedDB.open()), attempt(() => indexedDB.open("x", 0)), attempt(() => indexedDB.open("x", -1)), attempt(() => indexedDB.open("x", "y")), attempt(() => indexedDB.open("x", 2 ** 60)), attempt(() => indexedDB.deleteDatabase()), attempt(() => indexedDB.cmp(1)), attempt(() => indexedDB.cmp(1, {})), indexedDB.cmp(1, 2), attempt(() => indexedDB.open(Symbol("s")))]);
probe("indexedDB makes its name a text and then its version a number", async () => {
  const log = [];
  const base = await settled(indexedDB.open(speaker(log, "name", "probe-text"), speaker(log, "version", "1")));
  const seen = [log, base.name, base.version];
  base.close();
  await gone("probe-text");
  return seen;
});
probe("deleteDatabase of an observed name and databases() tell what there is", async () => {
  const log = [];
  const base = await settled(indexedDB.open("probe-list", 5));
  const listed = await outcome(async () => (await indexedDB.databases()).filter(({ name }) => name === "probe-list"));
  base.close();
  const request = indexedDB.deleteDatabase(speaker(log, "name", "probe-list"));
  const result = await settled(request, log);
  return [listed, log, String(result), (await indexedDB.databases()).some(({ name }) => name === "probe-list")];
});
probe("IDBFactory, its requests and its property have the platform's shape", () => {
  const request = indexedDB.open("probe-shape");
  const seen = [property(window, "indexedDB"), indexedDB instanceof IDBFactory, String(request), request instanceof IDBOpenDBRequest, request instanceof IDBRequest, request.constructor === IDBOpenDBRequest, Object.keys(request), attempt(() => new IDBFactory()), attempt(() => IDBFactory.prototype.open.call({}, "x")), attempt(() => { window.indexedDB = 1; }), String(window.indexedDB)];
  return settled(request).then((base) => { base.close(); return gone("probe-shape"); }).then(() => seen);
});
probe("handlers by property get their events with the platform's facts", async () => {
  const seen = [];
  const request = indexedDB.open("probe-handler", 1);
  await new Promise((done) => {
    request.onupgradeneeded = function (event) { seen.push(this === request, event instanceof IDBVersionChangeEvent, event.target === request, event.bubbles, event.cancelable, event.isTrusted); };
    request.onsuccess = function (event) { seen.push(this === request, event.type, event.target.result === request.result, event.bubbles); done(); };
  });
  request.result.close();
  await gone("probe-handler");
  return seen;
});
probe("a store's options are read in the platform's order", async () => {
  const log = [];
  const request = indexedDB.open("probe-options", 1);
  request.addEventListener("upgradeneeded", () => { request.result.createObjectStore("s", observed(log, "options", { keyPath: "k", autoIncrement: true })); });
  (await settled(request)).close();
  await gone("probe-options");
  return log;
});
probe("several openings of one database are told in the order in which they were asked for", async () => {
  const log = [];
  const requests = [1, undefined, 1].map((version) => indexedDB.open("probe-several", version));
  const bases = await Promise.all(requests.map((request, at) => settled(request, log, `${at} `)));
  log.push(requests.map(({ readyState, error, source }) => [readyState, error, source]), bases[0] === bases[2], bases.every((base) => base instanceof IDBDatabase));
  for (const base of bases) base.close();
  await gone("probe-several");
  return log;
});
probe("a request is an event target like others while it waits", async () => {
  const log = [];
  const request = indexedDB.open("probe-target");
  const listen = () => log.push("own");
  request.addEventListener("told", listen);
  log.push(request.dispatchEvent(new Event("told")), request.dispatchEvent(new Event("told", { cancelable: true })));
  request.removeEventListener("told", listen);
  log.push(request.dispatchEvent(new Event("told")), request.onsuccess, attempt(() => { request.onsuccess = 1; }), request.onsuccess, attempt(() => request.error), attempt(() => request.addEventListener("x")), attempt(() => IDBRequest.prototype.readyState), attempt(() => Object.getOwnPropertyDescriptor(IDBRequest.prototype, "result").get.call({})));
  (await settled(request, log)).close();
  await gone("probe-target");
  return log;
});
