// Hosts of our own on the page, each with an open shadow root and adopted style.
//
// They stand beside the page's body, where no framework renders, and before it, so that the keyboard
// and a screen reader come to them first. The markup is the core's, in which every text is escaped.
//
// A script of the page can reach into an open root and change what it says. So nothing here is called
// past prototypes save what the hooks would stand in the way of; what a press may do is decided elsewhere.

import { createElement, doc, insertBefore, listen, setter } from "./natives.js";
import { trusted } from "./trusted.js";

const setHtml = setter(ShadowRoot, "innerHTML");
const hosts = [];
/** How often a host that the page takes away is put back: against a page that never stops. */
let patience = 99;

/** A sheet to be adopted. */
export function makeSheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Makes a host; `press` hears of its controls by name, and of the Escape key as "close". */
export function makeHost(name, sheets, press) {
  const host = createElement(doc, name);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = sheets;
  listen(root, "click", (event) => {
    const control = event.target.closest("[data-sks]");
    press(control?.dataset.sks, event, control);
  });
  listen(root, "keydown", (event) => event.key === "Escape" && press("close", event));
  return (hosts[hosts.length] = { _host: host, _root: root, _isWanted: false });
}

export const fill = (root, html) => setHtml(root, trusted(html));

/** Sees to it that every host that is wanted is on the page, and no other. */
function place() {
  for (let at = 0; at < hosts.length; at++) {
    const { _host, _isWanted } = hosts[at];
    if (_host.isConnected === _isWanted) continue;
    if (_isWanted) insertBefore(doc.documentElement, _host, doc.body);
    else _host.remove();
  }
}

/** Puts a host on the page and keeps it there, or takes it off. */
export function keep(host, isWanted) {
  host._isWanted = isWanted;
  place();
}

/** Watches the root element: the hosts stay on the page, and `act` hears of its language. */
export function watch(act) {
  const look = () => {
    const root = doc.documentElement;
    observer.observe(doc, { childList: true });
    if (!root) return;
    observer.observe(root, { childList: true, attributeFilter: ["lang"] });
    if (patience-- > 0) place();
    act();
  };
  const observer = new MutationObserver(look);
  look();
}
