// window.open, and windows by name.

import { event } from "./moment.js";
import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt, property } from "./told.js";

const named = (act) => staged(async (stage) => {
  const frame = made("iframe", { name: "toldWindow", src: "/differential/empty.html?open" });
  const loaded = event(frame, "load");
  stage.append(frame);
  await loaded;
  return act(frame);
});
const opened = async (frame, act) => {
  const loaded = event(frame, "load");
  const given = act();
  await loaded;
  return [given === frame.contentWindow, frame.contentWindow.location.pathname, frame.contentWindow.location.search, frame.contentWindow.name];
};

probe("window.open of a frame's name navigates that frame and gives its window", () => named((frame) => opened(frame, () => window.open("/differential/empty.html?opened", "toldWindow"))));
probe("window.open without an address gives the named window as it is", () => named((frame) => [window.open("", "toldWindow") === frame.contentWindow, window.open(undefined, "toldWindow") === frame.contentWindow, frame.contentDocument.title]));
probe("window.open into itself, its parent and its top by keyword gives that window", () => named((frame) => [frame.contentWindow.open("", "_self") === frame.contentWindow, frame.contentWindow.open("", "_parent") === window, frame.contentWindow.open("", "_top") === window.top]));
probe("window.open makes its address, its name and its features texts in order", () => named(async (frame) => {
  const log = [];
  const seen = await opened(frame, () => window.open(speaker(log, "address", "/differential/empty.html?order"), speaker(log, "name", "toldWindow"), speaker(log, "features", "")));
  return [log, seen];
}));
probe("window.open of a frame that is gone, renamed or nested goes where the platform's goes", () => named(async (frame) => {
  frame.name = "toldRenamed";
  const renamed = [frame.contentWindow.name, frame.getAttribute("name"), window.open("", "toldWindow") === frame.contentWindow];
  const inner = frame.contentDocument.createElement("iframe");
  inner.name = "toldInner";
  frame.contentDocument.body.append(inner);
  return [renamed, window.open("", "toldInner") === inner.contentWindow, inner.contentWindow.open("", "_parent") === frame.contentWindow];
}));
probe("window.open complains of addresses as the platform does", () => named(() => [["http://:", "toldWindow"], [Symbol("s")], ["x", Symbol("s")]].map((args) => attempt(() => window.open(...args)))));
probe("window.open has the platform's shape and receivers", () => [property(window, "open"), window.open === open, attempt(() => open.call({}, "", "x")), attempt(() => new open()), attempt(() => open.call(document, "")), property(document, "open"), property(Document.prototype, "open")]);
probe("a link that targets a frame navigates it and tells its click first", () => named(async (frame) => {
  const log = [];
  const link = made("a", { href: "/differential/empty.html?link", target: "toldWindow" });
  link.addEventListener("click", ({ defaultPrevented, isTrusted }) => log.push(defaultPrevented, isTrusted));
  frame.parentNode.append(link);
  const loaded = event(frame, "load");
  link.click();
  log.push("clicked");
  await loaded;
  return [log, frame.contentWindow.location.search];
}));
probe("a click that is prevented navigates nothing", () => named((frame) => {
  const link = made("a", { href: "/differential/empty.html?prevented", target: "toldWindow" });
  link.addEventListener("click", (click) => click.preventDefault());
  frame.parentNode.append(link);
  return [link.dispatchEvent(new MouseEvent("click", { cancelable: true })), frame.contentWindow.location.search];
}));
probe("a link's parts are read and set as an address's are", () => {
  const link = made("a", { href: "/a?b#c", ping: "/differential/text?ping", rel: "noopener" });
  const seen = [link.pathname, link.search, link.hash, link.ping, String(link), link.relList.length];
  link.search = "d";
  link.href = "http://:";
  return [seen, link.href, link.protocol, link.origin, link.outerHTML];
});
probe("window.name is the page's own text", () => {
  const before = window.name;
  window.name = { toString: () => "mine" };
  const seen = [before, window.name, property(window, "name") !== null, Object.keys(Object.getOwnPropertyDescriptor(window, "name") ?? {}), attempt(() => { window.name = Symbol(); })];
  window.name = before;
  return seen;
});
probe("location's members are its own and complain as the platform's", () => named((frame) => {
  const { location } = frame.contentWindow;
  return [Reflect.ownKeys(location).map(String), ["assign", "replace", "reload", "href", "toString", "valueOf"].map((name) => { const found = property(location, name); return found; }), attempt(() => location.assign()), attempt(() => location.assign("http://:")), attempt(() => location.replace("http://:")), attempt(() => { location.href = "http://:"; }), attempt(() => { location.protocol = ":"; }), attempt(() => location.assign.call({}, "x")), String(location.ancestorOrigins?.length ?? "none")];
}));
probe("a frame's location goes to a fragment without loading", () => named(async (frame) => {
  const changed = event(frame.contentWindow, "hashchange");
  const { contentDocument } = frame;
  frame.contentWindow.location.hash = "there";
  const { oldURL, newURL } = await changed;
  return [contentDocument === frame.contentDocument, oldURL.split("/").pop(), newURL.split("/").pop()];
}));
probe("navigation's entries and events are where the platform has them", () => named((frame) => [typeof frame.contentWindow.navigation, "navigation" in window, typeof frame.contentWindow.history.pushState, attempt(() => frame.contentWindow.history.pushState(1, "", "http://other.example/")), attempt(() => { frame.contentWindow.history.replaceState({ a: 1 }, "", "?replaced"); return [frame.contentWindow.location.search, frame.contentWindow.history.state.a]; })]));
