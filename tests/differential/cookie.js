// Cookies that no service declares.

import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { attempt, outcome, property } from "./told.js";

const clear = () => { for (const pair of document.cookie.split("; ")) for (const path of ["/differential", "/differential/"]) document.cookie = `${pair.includes("=") ? pair.split("=")[0] : ""}=; max-age=0; path=${path}`; };
const after = (act) => {
  clear();
  const said = attempt(act);
  const cookies = document.cookie;
  clear();
  return [said, cookies];
};

probe("document.cookie writes one pair and reads all", () => ["a=b", "a", "=b", "a=", " a = b ", "a=b=c", "a=b; path=/nowhere", "a=b; max-age=0", "a=b; domain=other.example", "a=b; secure", "a=b; httponly", "a=\"b c\"", "a=é", "a=b\0c", "", ";", "a=b; samesite=strict", "__Host-a=b", "a=b; expires=Thu, 01 Jan 1970 00:00:00 GMT", "a\n=b", "a\t=b"].map((text) => after(() => { document.cookie = text; })));
probe("document.cookie takes what is no text", () => [null, undefined, 1, true, ["a=b"], {}].map((value) => after(() => { document.cookie = value; })));
probe("document.cookie is an accessor of Document alone, and of no document that has none", () => [property(Document.prototype, "cookie"), property(document, "cookie"), property(HTMLDocument.prototype, "cookie"), document.implementation.createHTMLDocument("").cookie, attempt(() => { const other = document.implementation.createHTMLDocument(""); other.cookie = "a=b"; return other.cookie; }), new Document().cookie]);
probe("document.cookie makes its value a text once", () => {
  const log = [];
  return [after(() => { document.cookie = speaker(log, "cookie", "a=b"); }), log];
});
probe("document.cookie's setter returns nothing and its getter ignores arguments", () => {
  const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  return [after(() => set.call(document, "a=b", "c=d")), get.call(document, 1), get.name, set.name, get.length, set.length];
});
probe("several cookies are read in the platform's order", () => after(() => { for (const name of ["c", "a", "b"]) document.cookie = `${name}=1`; document.cookie = "a=2"; document.cookie = `d=3; path=${location.pathname}`; }));
probe("a cookie can be shadowed on the document and uncovered again", () => {
  Object.defineProperty(document, "cookie", { configurable: true, get: () => "mine", set() {} });
  const seen = document.cookie;
  delete document.cookie;
  return [seen, document.cookie, "cookie" in document];
});
const store = window.cookieStore;
probe("a store sets, gets and deletes by name and by options", async () => store ? [
  await outcome(() => store.set("probe", "1")), await outcome(() => store.get("probe")), document.cookie, await outcome(() => store.set({ name: "probe", value: "2", path: "/" })), await outcome(async () => (await store.getAll()).map(({ name, value }) => [name, value])), await outcome(() => store.delete("probe")), await outcome(() => store.delete({ name: "probe" })), document.cookie, await outcome(() => store.get("probe")),
] : "none");
probe("a store complains as the platform does", async () => {
  if (!store) return "none";
  const seen = [];
  for (const args of [[], ["a"], ["a", "b;c"], ["", "b=c"], [{ name: "a" }], [{ name: "a", value: "b", domain: "other.example" }], [{ name: "a", value: "b", path: "x" }], [null, "x"], [undefined], [{}], [1], ["a=b", "c"], [Symbol("s"), "x"], [{ name: "a", value: "b", sameSite: "x" }]]) seen.push([await outcome(() => store.set(...args)), await outcome(() => store.delete(...args.slice(0, 1)))]);
  clear();
  for (const { name } of await store.getAll()) await store.delete(name);
  return seen;
});
probe("a store reads its options in the platform's order", async () => {
  if (!store) return "none";
  const log = [];
  class Options { get name() { log.push("name"); return "probe"; } get value() { log.push("value"); return "1"; } get path() { log.push("path"); return "/"; } }
  await outcome(() => store.set(new Options()));
  const seen = [...log, document.cookie];
  await outcome(() => store.set(observed(seen, "options", { name: "probe", value: "2" })));
  await store.delete("probe");
  return seen;
});
probe("a store's promises are this realm's", async () => {
  if (!store) return "none";
  const promises = [store.set("probe", "3"), store.get("probe"), store.getAll(), store.delete("probe")];
  const seen = promises.map((promise) => [promise instanceof Promise, promise.constructor === Promise, Reflect.ownKeys(promise)]);
  await Promise.all(promises);
  return seen;
});
