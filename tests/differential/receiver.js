// Receivers that are none, and arguments that are too few or no text.

import { probe } from "./probe.js";
import { speaker, thrower } from "./spy.js";
import { attempt, outcome } from "./told.js";

/** The methods and setters that hooks stand in front of, each with its interface and how many arguments it gets here. */
const METHODS = {
  Element: "setAttribute setAttributeNS getAttribute getAttributeNS hasAttribute hasAttributeNS removeAttribute removeAttributeNS toggleAttribute setAttributeNode setAttributeNodeNS insertAdjacentHTML insertAdjacentElement insertAdjacentText append prepend before after replaceWith replaceChildren attachShadow setHTML setHTMLUnsafe",
  NamedNodeMap: "setNamedItem setNamedItemNS removeNamedItem removeNamedItemNS",
  Node: "appendChild insertBefore replaceChild",
  Document: "write writeln importNode adoptNode append prepend replaceChildren",
  CharacterData: "appendData insertData replaceData before after replaceWith",
  Range: "insertNode createContextualFragment",
  Storage: "setItem removeItem clear getItem key",
  XMLHttpRequest: "open send abort",
  Navigator: "sendBeacon",
  WebSocket: "send close",
  EventSource: "close",
  EventTarget: "addEventListener removeEventListener dispatchEvent",
  CSSStyleSheet: "insertRule replace replaceSync addRule deleteRule",
  CSSStyleDeclaration: "setProperty",
  CookieStore: "set delete get getAll",
  IDBFactory: "open deleteDatabase cmp databases",
  CacheStorage: "open match has delete keys",
  RTCPeerConnection: "createOffer setConfiguration addIceCandidate",
  HTMLFormElement: "submit requestSubmit reset",
};
const SETTERS = {
  Element: "innerHTML outerHTML", ShadowRoot: "innerHTML", Document: "cookie", Attr: "value", Node: "nodeValue textContent",
  CharacterData: "data", HTMLElement: "innerText", HTMLImageElement: "src srcset", HTMLScriptElement: "src text", HTMLIFrameElement: "src srcdoc",
  HTMLLinkElement: "href rel imageSrcset", HTMLMediaElement: "src", HTMLVideoElement: "poster", HTMLSourceElement: "src srcset",
  HTMLObjectElement: "data", HTMLEmbedElement: "src", HTMLInputElement: "src", HTMLTrackElement: "src", SVGAnimatedString: "baseVal",
  CSSStyleDeclaration: "cssText", HTMLBodyElement: "background", HTMLFormElement: "action", HTMLAnchorElement: "href ping",
};
const RECEIVERS = () => ["undefined", undefined, "null", null, "object", {}, "window", window, "document", document, "text", document.createTextNode(""), "number", 1];

for (const owner in METHODS) for (const name of METHODS[owner].split(" ")) {
  const native = window[owner]?.prototype[name];
  if (!native) continue;
  probe(`${owner}.${name} refuses receivers of other kinds before it looks at its arguments`, async () => {
    const seen = [];
    const all = RECEIVERS();
    for (let at = 0; at < all.length; at += 2) {
      // Where the document is a right receiver it would be changed.
      if (all[at + 1] instanceof window[owner] || (owner === "EventTarget" && all[at + 1] == null)) continue;
      const log = [];
      const args = [speaker(log, "first", "x"), speaker(log, "second", "x"), speaker(log, "third", "x")];
      seen.push([all[at], await outcome(() => Reflect.apply(native, all[at + 1], args)), log]);
    }
    return [seen, attempt(() => new native())];
  });
}
for (const owner in SETTERS) for (const name of SETTERS[owner].split(" ")) {
  const found = window[owner] && Object.getOwnPropertyDescriptor(window[owner].prototype, name);
  if (!found) continue;
  probe(`${owner}.${name} is read and set on receivers of its own kind alone`, () => {
    const all = RECEIVERS();
    const seen = [];
    for (let at = 0; at < all.length; at += 2) {
      if (all[at + 1] instanceof window[owner]) continue;
      const log = [];
      seen.push([all[at], attempt(() => found.get?.call(all[at + 1])), attempt(() => found.set?.call(all[at + 1], speaker(log, "value", "x"))), log]);
    }
    return [seen, attempt(() => window[owner].prototype[name]), attempt(() => { Object.create(window[owner].prototype)[name] = "x"; }), attempt(() => new found.set())];
  });
}

const few = (make, names) => names.split(" ").flatMap((name) => [[], [""], [Symbol("s")], [null], [undefined]].map((args) => {
  const target = make();
  return typeof target[name] === "function" ? [name, attempt(() => target[name](...args))] : [name];
}));
probe("an element's methods complain of too few arguments as the platform does", () =>
  few(() => document.createElement("img"), "setAttribute setAttributeNS getAttribute getAttributeNS hasAttribute removeAttribute toggleAttribute setAttributeNode insertAdjacentHTML insertAdjacentElement insertAdjacentText appendChild insertBefore replaceChild attachShadow"));
probe("a storage's methods complain of too few arguments as the platform does", () => few(() => sessionStorage, "setItem getItem removeItem key"));
probe("a request's methods complain of too few arguments as the platform does", () => few(() => new XMLHttpRequest(), "open setRequestHeader getResponseHeader overrideMimeType send"));
probe("a range's methods complain of too few arguments as the platform does", () => few(() => document.createRange(), "insertNode createContextualFragment surroundContents selectNode"));
probe("a text's methods complain of too few arguments as the platform does", () => few(() => document.createTextNode("abc"), "appendData insertData replaceData deleteData splitText"));
probe("a sheet's methods complain of too few arguments as the platform does", () => few(() => new CSSStyleSheet(), "insertRule deleteRule replaceSync addRule"));
probe("navigator's methods complain of too few arguments as the platform does", () => few(() => navigator, "sendBeacon vibrate javaEnabled"));
probe("the window's functions complain of too few arguments as the platform does", () => few(() => window, "structuredClone postMessage queueMicrotask getComputedStyle matchMedia atob"));
probe("constructors complain when they are called, and of too few arguments", () =>
  [Image, Audio, Option, XMLHttpRequest, WebSocket, EventSource, Worker, SharedWorker, Request, Response, MutationObserver, CSSStyleSheet, FormData, Range, BroadcastChannel, FileReader, Event, Element, HTMLElement, Storage, Attr, Document]
    .map((native) => [native.name, attempt(() => native()), attempt(() => Reflect.apply(native, {}, [])), attempt(() => Object.prototype.toString.call(new native()))]));
for (const [what, act] of [
  ["setAttribute's name", (bad) => document.createElement("i").setAttribute(bad, "x")],
  ["setAttribute's value", (bad) => document.createElement("img").setAttribute("alt", bad)],
  ["a watched attribute's value", (bad) => document.createElement("img").setAttribute("src", bad)],
  ["innerHTML's value", (bad) => { document.createElement("p").innerHTML = bad; }],
  ["an image's src", (bad) => { new Image().src = bad; }],
  ["document.cookie's value", (bad) => { document.cookie = bad; }],
  ["a storage's key", (bad) => sessionStorage.setItem(bad, "x")],
  ["a storage's value", (bad) => sessionStorage.setItem("probe", bad)],
  ["a request's method", (bad) => new XMLHttpRequest().open(bad, "/")],
  ["a request's address", (bad) => new XMLHttpRequest().open("GET", bad)],
  ["a beacon's address", (bad) => navigator.sendBeacon(bad)],
  ["a socket's address", (bad) => new WebSocket(bad)],
  ["an event source's address", (bad) => new EventSource(bad)],
  ["a rule's text", (bad) => new CSSStyleSheet().insertRule(bad)],
  ["insertAdjacentHTML's place", (bad) => document.createElement("p").insertAdjacentHTML(bad, "x")],
  ["insertAdjacentHTML's text", (bad) => document.createElement("p").insertAdjacentHTML("beforeend", bad)],
  ["a style's text", (bad) => { document.createElement("p").style.cssText = bad; }],
  ["a fragment's text", (bad) => document.createRange().createContextualFragment(bad)],
]) probe(`what throws as ${what} is made a text throws once, and its own error`, () => {
  const log = [];
  return [attempt(() => act(thrower(log, "thrown"))), log, attempt(() => act(Symbol("s"))), attempt(() => act(Object.create(null)))];
});
