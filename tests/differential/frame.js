// Frames of the page's own origin, and their realms.

import { event, hear, task } from "./moment.js";
import { probe } from "./probe.js";
import { made, staged } from "./stage.js";
import { attempt, property, told } from "./told.js";

const facts = (frame) => [frame.contentDocument?.URL, frame.contentDocument?.readyState, frame.contentDocument?.body?.outerHTML ?? null, frame.contentWindow?.location.href, frame.contentWindow?.length, frame.contentDocument?.compatMode];
const framed = (attributes, act) => staged((stage) => {
  const frame = made("iframe", attributes);
  return act(frame, stage);
});

for (const [what, attributes] of [["an empty frame", {}], ["a frame of about:blank", { src: "about:blank" }], ["a frame of an empty address", { src: "" }], ["a srcdoc frame", { srcdoc: "<!doctype html><b id=x>y</b>" }], ["an empty srcdoc frame", { srcdoc: "" }], ["an own frame", { src: "/differential/empty.html?frame" }], ["a javascript: frame", { src: "javascript:'<i>js</i>'" }], ["a sandboxed frame", { srcdoc: "x", sandbox: "" }], ["a sandboxed frame of this origin", { srcdoc: "x", sandbox: "allow-same-origin" }]]) {
  probe(`${what} has its document at once, and loads as often and as late as the platform's`, () => framed(attributes, async (frame, stage) => {
    const log = [];
    hear(log, frame, "load error");
    log.push(told([frame.contentWindow, frame.contentDocument]));
    const loaded = event(frame, "load");
    stage.append(frame);
    log.push("appended", attempt(() => facts(frame)));
    const first = attempt(() => frame.contentDocument);
    const document = frame.contentDocument;
    const window = frame.contentWindow;
    await null;
    log.push("microtask");
    await loaded;
    log.push(frame.contentDocument === document, frame.contentWindow === window, attempt(() => facts(frame)));
    await task();
    return [log, first];
  }));
}
probe("an empty frame keeps its document, and what is put in it stays", () => framed({}, async (frame, stage) => {
  stage.append(frame);
  const { contentDocument, contentWindow } = frame;
  contentWindow.mine = 1;
  contentDocument.body.innerHTML = "<b>x</b>";
  await task();
  return [frame.contentDocument === contentDocument, contentWindow.mine, frame.contentDocument.body.innerHTML, contentDocument.defaultView === contentWindow, frame.contentWindow.frameElement === frame, contentWindow.parent === window, contentWindow.top === window.top, contentDocument.referrer === document.URL, contentDocument.baseURI];
}));
probe("a frame's window is a realm of its own with natives of its own", () => framed({}, (frame, stage) => {
  stage.append(frame);
  const other = frame.contentWindow;
  return ["fetch", "Image", "Audio", "XMLHttpRequest", "WebSocket", "EventSource", "Element", "Storage", "MutationObserver", "Function", "Object", "Promise", "Array", "Document", "Worker"].map((name) => [
    name, other[name] !== window[name], other[name] instanceof other.Function, other[name] instanceof Function, told(other[name]), property(other, name), other[name].prototype === undefined || other[name].prototype.constructor === other[name], Object.getPrototypeOf(other[name]) === Object.getPrototypeOf(window[name]),
  ]);
}));
probe("a frame's own keys come in the platform's order", () => framed({}, (frame, stage) => {
  stage.append(frame);
  const all = [];
  for (const name in frame.contentWindow) all.push(name);
  return [Reflect.ownKeys(frame.contentWindow).map(String), all, Reflect.ownKeys(frame.contentDocument).map(String)].map((list) => list.filter((name) => name !== "sekisho"));
}));
for (const name of ["Element", "Node", "Document", "Storage", "HTMLImageElement", "HTMLScriptElement", "HTMLIFrameElement", "XMLHttpRequest", "Navigator", "CSSStyleSheet", "Attr", "Function", "IDBFactory", "CacheStorage", "Worker", "RTCPeerConnection", "HTMLFormElement"]) {
  probe(`a frame's ${name} has the platform's shape`, () => framed({}, (frame, stage) => {
    stage.append(frame);
    const native = frame.contentWindow[name];
    return native ? [native, native.prototype].map((owner) => Reflect.ownKeys(owner).map((key) => [String(key), property(owner, key)])) : "none";
  }));
}
probe("what a frame makes and throws is of its realm", () => framed({}, async (frame, stage) => {
  stage.append(frame);
  const other = frame.contentWindow;
  const promise = other.fetch("http://:");
  const reason = await promise.catch((error) => error);
  const image = new other.Image();
  return [
    promise instanceof other.Promise, promise instanceof Promise, reason instanceof other.TypeError, reason instanceof TypeError, image instanceof other.HTMLImageElement, image instanceof HTMLImageElement, image.ownerDocument === frame.contentDocument,
    attempt(() => frame.contentDocument.createElement("i").setAttribute("", "")), attempt(() => frame.contentDocument.body.appendChild({})), attempt(() => other.localStorage.setItem("a")), attempt(() => new other.XMLHttpRequest().open("GET")), attempt(() => other.Element.prototype.setAttribute.call({}, "a", "b")),
  ];
}));
probe("natives of one realm work on the other's objects", () => framed({}, (frame, stage) => {
  stage.append(frame);
  const other = frame.contentWindow;
  const image = document.createElement("img");
  other.Element.prototype.setAttribute.call(image, "src", "/differential/pixel.gif?realm");
  const foreign = frame.contentDocument.createElement("img");
  Element.prototype.setAttribute.call(foreign, "src", "/differential/pixel.gif?realm");
  Object.getOwnPropertyDescriptor(other.HTMLImageElement.prototype, "alt").set.call(image, "x");
  const moved = stage.appendChild(foreign);
  return [image.outerHTML, foreign.outerHTML, moved === foreign, foreign.ownerDocument === document, foreign instanceof other.HTMLImageElement, Object.getOwnPropertyDescriptor(other.Element.prototype, "innerHTML").get.call(stage)];
}));
probe("scripts in a srcdoc frame run in order with the states of a document", () => framed({}, async (frame, stage) => {
  window.frameLog = [];
  const log = window.frameLog;
  frame.srcdoc = `<!doctype html><script>parent.frameLog.push(document.readyState, document.currentScript.outerHTML.length > 0, document.documentElement.outerHTML.replace(/<script.*/, ""), typeof fetch, self === top, name); document.onreadystatechange = () => parent.frameLog.push(document.readyState); addEventListener("DOMContentLoaded", () => parent.frameLog.push("DOMContentLoaded")); addEventListener("load", () => parent.frameLog.push("load")); addEventListener("pageshow", () => parent.frameLog.push("pageshow"))</script><body><script>parent.frameLog.push(document.body.childNodes.length, document.scripts.length)</script>`;
  frame.name = "told";
  const loaded = event(frame, "load");
  stage.append(frame);
  log.push("appended");
  await loaded;
  log.push("loaded");
  await task();
  delete window.frameLog;
  return log;
}));
probe("the first script of an own frame sees the platform's window", () => framed({ src: "/differential/first.html", name: "first" }, async (frame, stage) => {
  const loaded = event(frame, "load");
  stage.append(frame);
  await loaded;
  return frame.contentWindow.log;
}));
probe("a srcdoc that is set again loads again, and gives its text back", () => framed({ srcdoc: "<p>a" }, async (frame, stage) => {
  let loaded = event(frame, "load");
  stage.append(frame);
  await loaded;
  const before = frame.contentDocument;
  loaded = event(frame, "load");
  frame.srcdoc = "<p>b &amp; c";
  const between = frame.contentDocument === before;
  await loaded;
  return [between, frame.contentDocument === before, frame.contentDocument.body.innerHTML, frame.srcdoc, frame.getAttribute("srcdoc"), frame.outerHTML];
}));
probe("a frame is navigated by its location and by its src, and tells each", () => framed({ src: "/differential/empty.html?1" }, async (frame, stage) => {
  const log = [];
  const next = async (act) => { const loaded = event(frame, "load"); act(); await loaded; log.push(frame.contentWindow.location.search, frame.src); };
  await next(() => stage.append(frame));
  await next(() => { frame.src = "/differential/empty.html?2"; });
  await next(() => { frame.contentWindow.location.replace("/differential/empty.html?3"); });
  await next(() => { frame.setAttribute("src", "/differential/empty.html?4"); });
  await next(() => { frame.contentWindow.location.reload(); });
  return log;
}));
probe("a frame that is moved loads again, and one that is taken out has no window", () => framed({}, async (frame, stage) => {
  stage.append(frame);
  const { contentWindow, contentDocument } = frame;
  frame.remove();
  const out = [frame.contentWindow, frame.contentDocument, contentWindow.closed, contentWindow.parent, contentDocument.defaultView, attempt(() => contentWindow.document === contentDocument), attempt(() => typeof contentWindow.fetch)];
  stage.append(frame);
  return [out, frame.contentWindow === contentWindow, frame.contentDocument === contentDocument];
}));
probe("frames are numbered and named on the window while they are in", () => staged((stage) => {
  const before = window.length;
  stage.innerHTML = "<iframe name=toldA></iframe><iframe name=toldB srcdoc=x></iframe><object></object>";
  const seen = [window.length - before, window.toldA === stage.firstChild.contentWindow, window[before] === window.toldA, window.frames.toldB.name, "toldA" in window, Object.getOwnPropertyDescriptor(window, "toldA") === undefined, Reflect.ownKeys(window).slice(0, 3)];
  stage.replaceChildren();
  return [seen, window.length - before, "toldA" in window];
}));
probe("innerHTML with frames has their windows at once", () => staged(async (stage) => {
  stage.innerHTML = "<iframe></iframe><iframe srcdoc='<b>x'></iframe>";
  const [one, two] = stage.children;
  const seen = [facts(one), facts(two), typeof one.contentWindow.fetch];
  await event(two, "load");
  return [seen, facts(two)];
}));
probe("messages between a frame and its page come in order with their source", () => framed({ srcdoc: "<script>onmessage = ({ data, source, origin }) => source.postMessage([data, origin, source === parent], '*')</script>" }, async (frame, stage) => {
  const loaded = event(frame, "load");
  stage.append(frame);
  await loaded;
  const log = [];
  const done = new Promise((resolve) => addEventListener("message", function listen({ data, source, origin }) { if (source !== frame.contentWindow) return; log.push([data, origin === location.origin]); if (data[0] === 2) { removeEventListener("message", listen); resolve(); } }));
  frame.contentWindow.postMessage(1, "*");
  frame.contentWindow.postMessage(2, "*");
  log.push("posted");
  await done;
  return JSON.parse(JSON.stringify(log).replaceAll(location.origin, "own"));
}));
probe("a frame's getters are the element's own and refuse others", () => ["contentWindow", "contentDocument"].flatMap((name) => [HTMLIFrameElement, HTMLObjectElement, HTMLFrameElement].map((native) => [property(native.prototype, name), attempt(() => native.prototype[name]), attempt(() => Object.getOwnPropertyDescriptor(native.prototype, name).get.call({}))])));
probe("a frame's document is written as the platform's", () => framed({}, async (frame, stage) => {
  stage.append(frame);
  const { contentDocument } = frame;
  const log = [];
  log.push(contentDocument.open() === contentDocument, contentDocument.readyState);
  contentDocument.write("<!doctype html><title>t</title><p>a<script>document.write('<i>b</i>'); window.ran = document.body.innerHTML</script>c");
  log.push(contentDocument.readyState, frame.contentWindow.ran);
  const loaded = event(frame, "load");
  contentDocument.close();
  await loaded;
  log.push(contentDocument.readyState, contentDocument.body.innerHTML, contentDocument.URL === document.URL, frame.contentDocument === contentDocument);
  return log;
}));
probe("a function, a timer and a constructor of a frame's have its globals", () => framed({}, async (frame, stage) => {
  stage.append(frame);
  const other = frame.contentWindow;
  other.mine = "of the frame";
  return [other.Function("return mine")(), other.eval("this.mine"), other.eval("this === self"), await new Promise((done) => { other.done = done; other.setTimeout("done(mine)"); }), new other.Array() instanceof Array, other.Array.isArray([]), structuredClone(other.eval("({ a: [1] })")), attempt(() => other.eval("null.x"))];
}));
