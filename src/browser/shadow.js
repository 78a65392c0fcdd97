// Hosts of our own on the page, each with an open shadow root and adopted style.
//
// They stand beside the page's body, where no framework renders, and before it, so that the keyboard
// and a screen reader come to them first. The markup is the core's, in which every text is escaped.

import {
  createElement, doc, getAttr, getOwnPropertyDescriptor, insertBefore, isConnected, listen, parentNode, removeChild, uncurry,
  win,
} from "./natives.js";
import { trusted } from "./trusted.js";

/** How often a host that the page takes away is put back: against a page that never stops. */
const PATIENCE = 99;
const { CSSStyleSheet, MutationObserver } = win;
const getter = (object, name) => uncurry(getOwnPropertyDescriptor(object, name).get);
const attachShadow = uncurry(Element.prototype.attachShadow);
const closest = uncurry(Element.prototype.closest);
const targetOf = getter(Event.prototype, "target");
const setHtml = uncurry(getOwnPropertyDescriptor(ShadowRoot.prototype, "innerHTML").set);
const replaceSync = uncurry(CSSStyleSheet.prototype.replaceSync);

/** A sheet to be adopted. */
export function makeSheet(css) {
  const sheet = new CSSStyleSheet();
  replaceSync(sheet, css);
  return sheet;
}

/** Makes a host; `press` hears of its controls by name, and of the wish to leave as "close". */
export function makeHost(name, sheets, press) {
  const host = createElement(doc, name);
  const root = attachShadow(host, { mode: "open" });
  root.adoptedStyleSheets = sheets;
  listen(root, "click", (event) => {
    const control = closest(targetOf(event), "[data-sks],[data-sks-lang]");
    if (!control) return;
    event.preventDefault();
    press(getAttr(control, "data-sks") || "language", event, control);
  });
  const leave = (event) => {
    // What is modal would close by itself.
    event.preventDefault();
    press("close", event);
  };
  listen(root, "keydown", (event) => event.key === "Escape" && leave(event));
  listen(root, "cancel", leave, true);
  return (hosts[hosts.length] = { _host: host, _root: root, _wanted: false });
}

export const fill = (root, html) => setHtml(root, trusted(html));

const hosts = [];
let left = PATIENCE;

/** Every host that is wanted is on the page, and no other. */
function place() {
  const { body, documentElement } = doc;
  for (let at = 0; at < hosts.length; at++) {
    const { _host, _wanted } = hosts[at];
    if (_wanted && !isConnected(_host) && documentElement) insertBefore(documentElement, _host, body);
    if (!_wanted && isConnected(_host)) removeChild(parentNode(_host), _host);
  }
}

/** Puts a host on the page and keeps it there, or takes it off. */
export function keep(host, wanted) {
  host._wanted = wanted;
  place();
}

/** Watches the root element: the hosts stay on the page, and `act` hears of its language. */
export function watch(act) {
  const observer = new MutationObserver(() => {
    observe();
    if (left-- > 0) place();
    act();
  });
  const observe = () => {
    observer.observe(doc, { childList: true });
    if (doc.documentElement) {
      observer.observe(doc.documentElement, { childList: true, attributes: true, attributeFilter: ["lang"] });
    }
  };
  observe();
}
