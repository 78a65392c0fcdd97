// The window, the document and what is enumerated of them.

import { probe } from "./probe.js";
import { attempt, property, told } from "./told.js";

/** The keys of an object in order; `sekisho` is the page's own interface to the gate. */
const keys = (owner) => Reflect.ownKeys(owner).map(String).filter((name) => name !== "sekisho");
const enumerated = (owner) => {
  const all = [];
  for (const name in owner) if (name !== "sekisho") all.push(name);
  return all;
};

probe("the window's own keys come in the platform's order", () => keys(window));
probe("the window has no global of the gate's", () => "sekisho" in window);
probe("for…in over the window gives the same names in the same order", () => enumerated(window));
probe("the window's own properties have the platform's descriptors", () =>
  keys(window).map((name) => [name, typeof window[name] === "function" ? property(window, name) : Object.keys(Object.getOwnPropertyDescriptor(window, name) ?? {})]));
probe("for…in over the document gives the same names in the same order", () => enumerated(document));
probe("the document has the same own keys", () => [keys(document), property(document, "location")]);
for (const tag of ["div", "script", "img", "iframe", "link", "form", "video", "style", "source", "object", "input", "svg"]) {
  probe(`for…in over a ${tag} element gives the same names`, () => [enumerated(document.createElement(tag)), keys(document.createElement(tag))]);
}
for (const name of ["navigator", "location", "history", "screen", "performance", "localStorage", "sessionStorage", "indexedDB", "caches", "customElements", "crypto", "trustedTypes", "cookieStore"]) {
  probe(`window.${name} is the same kind of object each time it is read`, () => name in window && [
    window[name] === window[name], String(window[name]), enumerated(Object.getPrototypeOf(window[name])), keys(Object.getPrototypeOf(window[name])),
    property(window, name), window[name].constructor.name, Object.getPrototypeOf(window[name]) === window[name].constructor.prototype,
  ]);
}
probe("Function.prototype.toString tells natives as the platform does", () => [
  fetch, Image, Audio, XMLHttpRequest, WebSocket, EventSource, navigator.sendBeacon, document.write, document.writeln, open,
  Storage.prototype.setItem, Element.prototype.setAttribute, Node.prototype.appendChild, Function.prototype.toString,
  Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML").set, Object.getOwnPropertyDescriptor(Document.prototype, "cookie").set,
  Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src").set, Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src").get,
].flatMap((native) => [Function.prototype.toString.call(native), `${native}`, native.toString()]));
probe("Function.prototype.toString still refuses what is no function", () => [
  ...[undefined, null, {}, "x", 1, [], Object.create(fetch)].map((value) => attempt(() => Function.prototype.toString.call(value))),
  attempt(() => `${(() => 1)}`), attempt(() => `${class A { b() {} }}`), attempt(() => Function.prototype.toString.call(new Proxy(fetch, {}))),
  property(Function.prototype, "toString"), attempt(() => new Function.prototype.toString()),
]);
probe("Function.prototype.toString of another realm tells this realm's natives", () => {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const { toString } = frame.contentWindow.Function.prototype;
  const texts = [fetch, Image, Storage.prototype.setItem, Element.prototype.setAttribute].map((native) => toString.call(native));
  frame.remove();
  return texts;
});
probe("a native is no constructor and has no prototype", () =>
  [fetch, document.write, navigator.sendBeacon, Storage.prototype.setItem, Node.prototype.appendChild, Element.prototype.setAttribute, XMLHttpRequest.prototype.open]
    .map((native) => [attempt(() => new native()), "prototype" in native, Reflect.ownKeys(native), Object.getPrototypeOf(native) === Function.prototype, attempt(() => native.caller), attempt(() => native.arguments), attempt(() => class extends native {})]));
probe("a native of the page's can be replaced and put back", () => {
  const before = Object.getOwnPropertyDescriptor(window, "fetch");
  window.fetch = () => 7;
  const replaced = [fetch(), property(window, "fetch")];
  Object.defineProperty(window, "fetch", before);
  return [replaced, property(window, "fetch"), fetch === before.value];
});
probe("a method of a prototype can be replaced and deleted", () => {
  const owner = Element.prototype;
  const before = Object.getOwnPropertyDescriptor(owner, "setAttribute");
  owner.setAttribute = function (...args) { return `mine ${args}`; };
  const mine = document.body.setAttribute("a", 1);
  const isGone = delete owner.setAttribute;
  const after = attempt(() => document.body.setAttribute("a", 1));
  Object.defineProperty(owner, "setAttribute", before);
  return [mine, isGone, after, property(owner, "setAttribute")];
});
probe("methods are named and numbered so that they can be bound and applied", () => [fetch, Element.prototype.setAttribute, Storage.prototype.setItem]
  .map((native) => [native.bind(null).name, native.bind(null).length, Reflect.apply(Object.prototype.toString, native, []), typeof native, native instanceof Function, native.constructor === Function, native === native.valueOf()]));
probe("natives have no own or inherited surprise", () => [fetch, Image, document.write].map((native) => {
  const all = [];
  for (const name in native) all.push(name);
  return [all, Object.isExtensible(native), Object.isFrozen(native), JSON.stringify(native) === undefined, attempt(() => structuredClone(native))];
}));
probe("a property set on a native stays there and on nothing else", () => {
  fetch.mine = 1;
  const seen = [fetch.mine, window.fetch.mine, Object.keys(fetch)];
  delete fetch.mine;
  return [seen, "mine" in fetch];
});
probe("a native that is frozen is frozen", () => {
  const native = Range.prototype.insertNode;
  Object.freeze(native);
  return [Object.isFrozen(native), attempt(() => { native.x = 1; })];
});
probe("symbols and well-known keys of the document's interfaces are the platform's", () => [NodeList, NamedNodeMap, HTMLCollection, Headers, URLSearchParams, FormData, StyleSheetList, DOMTokenList]
  .map(({ prototype }) => [prototype[Symbol.toStringTag], told(prototype[Symbol.iterator]), told(prototype[Symbol.unscopables])]));
probe("with (document) and with (element) see the same unscopables", () =>
  [Element.prototype, Document.prototype, DocumentFragment.prototype, CharacterData.prototype].map((owner) => told(owner[Symbol.unscopables])));
probe("the document's scripts and head are what the page wrote", () => [
  document.scripts.length, [...document.head.children].map((one) => one.outerHTML), document.documentElement.children.length, document.styleSheets.length,
  document.adoptedStyleSheets?.length, [...document.documentElement.attributes].length, document.body.outerHTML,
]);
probe("the page's state and its visible globals are the platform's", () => [
  document.readyState, document.currentScript, document.activeElement.tagName, document.title, window.length, window.name, window.event === undefined,
  document.compatMode, document.characterSet, document.referrer, document.defaultView === window, history.length,
]);
probe("performance tells of no request that the page has not made", () => performance.getEntriesByType("resource").map(({ name, initiatorType }) => [name, initiatorType])
  .filter(([name]) => !/sekisho-panel/.test(name)).map(String).sort());
probe("nothing of the gate's is in the errors that a listener hears", async () => {
  const heard = [];
  const listen = (event) => { heard.push([event.type, told(event.error), event.message, event.filename.split("/").pop(), event.defaultPrevented]); event.preventDefault(); };
  addEventListener("error", listen);
  dispatchEvent(new ErrorEvent("error", { message: "x", cancelable: true }));
  reportError(new RangeError("reported"));
  removeEventListener("error", listen);
  return heard;
});
probe("Reflect.construct makes an object of the new target's prototype", () => {
  class Mine {}
  return [Image, Audio, XMLHttpRequest, EventTarget, Request, FormData, MutationObserver].map((native) => {
    const one = Reflect.construct(native, native === Request ? ["/"] : native === MutationObserver ? [() => {}] : [], Mine);
    return [one instanceof Mine, one instanceof native, Object.prototype.toString.call(one), Object.getPrototypeOf(one) === Mine.prototype];
  });
});
