// The Cache API, of caches that no service declares.

import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { attempt, outcome, property } from "./told.js";

const own = "/differential/text?cache";
const only = (name, act) => probe(name, async () => {
  if (!window.caches) return "none";
  try {
    return await act();
  } finally {
    for (const key of await caches.keys().catch(() => [])) await caches.delete(key);
  }
});

only("a cache is opened, listed, matched and deleted", async () => {
  const cache = await caches.open("probe");
  return [String(cache), cache instanceof Cache, cache === await caches.open("probe"), await caches.keys(), await caches.has("probe"), await caches.has("none"), await cache.add(own), (await cache.keys()).map(({ url }) => url), await (await caches.match(own)).text(), await cache.match("/none"), await cache.delete(own), await cache.delete(own), await caches.delete("probe"), await caches.delete("probe")].map((one) => one ?? `${one}`);
});
only("a cache keeps what is put in it and complains of what it cannot keep", async () => {
  const cache = await caches.open("probe");
  return [await outcome(() => cache.put(own, new Response("mine", { headers: { "x-a": "b" } }))), await (await cache.match(own)).text(), await outcome(() => cache.put(own)), await outcome(() => cache.put(own, 1)), await outcome(() => cache.put(new Request(own, { method: "POST" }), new Response())), await outcome(() => cache.put(own, new Response(null, { status: 206 }))), await outcome(() => cache.put(own, new Response("x", { headers: { vary: "*" } }))), await outcome(() => cache.put("foo:bar", new Response())), await outcome(() => cache.add("http://:")), await outcome(() => cache.add(`${own}&status=404`)), await outcome(() => cache.addAll([own, own])), await outcome(() => cache.addAll(1))];
});
only("CacheStorage complains as the platform does", async () => [await outcome(() => caches.open()), await outcome(() => caches.has()), await outcome(() => caches.delete()), await outcome(() => caches.match()), await outcome(() => caches.open(Symbol("s"))), await outcome(() => CacheStorage.prototype.open.call({}, "x")), attempt(() => new CacheStorage()), attempt(() => new Cache()), property(window, "caches"), attempt(() => { window.caches = 1; })]);
only("a cache's name is made a text once, and its options are read in order", async () => {
  const log = [];
  const cache = await caches.open(speaker(log, "name", "probe"));
  await cache.put(speaker(log, "address", own), new Response("x"));
  await caches.match(own, observed(log, "options", { ignoreSearch: true, cacheName: "probe" }));
  await cache.delete(own, observed(log, "options", { ignoreMethod: true }));
  return log;
});
only("caches keep their order, and a cache the order of its requests", async () => {
  for (const name of ["c", "a", "b"]) await caches.open(name);
  const cache = await caches.open("a");
  await cache.addAll([`${own}&2`, `${own}&1`]);
  await cache.put(`${own}&2`, new Response("again"));
  return [await caches.keys(), (await cache.keys()).map(({ url }) => url.split("?")[1]), (await cache.matchAll()).length, await (await caches.match(`${own}&2`)).text()];
});
only("a cached response is used up like any other", async () => {
  const cache = await caches.open("probe");
  const response = new Response("x");
  await cache.put(own, response);
  const first = await cache.match(own);
  return [response.bodyUsed, await first.text(), await outcome(() => first.text()), await (await cache.match(own)).text(), await outcome(() => cache.put(own, first)), first.type, first.url];
});
only("the promises of caches are this realm's and come in order", async () => {
  const log = [];
  const promise = caches.open("probe");
  log.push(promise instanceof Promise, promise.constructor === Promise);
  const all = [promise.then(() => log.push("open")), caches.has("probe").then((has) => log.push(`has ${has}`)), caches.keys().then((keys) => log.push(`keys ${keys}`)), caches.delete("probe").then((deleted) => log.push(`delete ${deleted}`))];
  log.push("asked");
  await Promise.all(all);
  return log;
});
