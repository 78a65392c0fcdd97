// Setting what makes the browser ask: by property, by attribute, by attribute node.

import {
  absolute, apply, attrName, attrNamespace, attrOwner, attrValue, createElement, construct, doc, exec, getAttr,
  getOwnPropertyDescriptor, getPrototypeOf, localName, lower, nodeType, textAt, weakGet, weakSet, win,
} from "../natives.js";
import { settleArgument } from "./css.js";
import { forget, gate, heldValue, settle, XLINK } from "./element.js";
import { DONE, patch, patchGlobal } from "./patch.js";
import { isPointing, isWatched, verdict, WATCHED } from "./verdicts.js";

const STYLE = 3;
const { WeakMap } = win;

/** The name under which an attribute is watched: `xlink:href` whatever its prefix is. */
const watchedName = (namespace, name) => (namespace === XLINK ? "xlink:" : "") + exec(/[^:]*$/, name)[0];

/** Holds `args[at]` if it may not become the attribute's value. */
function gateArgument(self, name, args, at) {
  if (args.length <= at) return;
  if (name === "rel" && localName(self) === "link") relate(self, textAt(args, at));
  if (isWatched(self, name) && gate(self, name, textAt(args, at))) return DONE;
}

/** A link asks once its relation says so, so that is the moment to hold its URL. */
function relate(link, relation) {
  const url = getAttr(link, "href");
  const word = url === null || isPointing(relation) ? 0 : verdict(STYLE, url);
  if (word & 3) gate(link, "href", url, word);
}

/** The value of an attribute by its node; the text of a style element. */
function setText(self, args, native) {
  const type = nodeType(self);
  const owner = type === 2 && attrOwner(self);
  if (owner) return gateArgument(owner, watchedName(attrNamespace(self), attrName(self)), args, 0);
  if (type !== 1 || localName(self) !== "style" || args[0] === null) return;
  if (!settleArgument(args, 0, textAt(args, 0))) return;
  apply(native, self, args);
  settle(self);
  return DONE;
}

function installWriters({ Attr, Element, Node }) {
  const owners = [Element];
  patch(owners, "setAttribute", (self, args) => gateArgument(self, lower(textAt(args, 0)), args, 1));
  patch(owners, "setAttributeNS", (self, args) => gateArgument(self, watchedName(args[0], textAt(args, 1)), args, 2));
  patch(owners, "setAttributeNode setAttributeNodeNS", (self, args) => {
    const name = watchedName(attrNamespace(args[0]), attrName(args[0]));
    if (isWatched(self, name) && gate(self, name, attrValue(args[0]))) return null;
  });
  patch(owners, "removeAttribute", (self, args) => {
    const name = lower(textAt(args, 0));
    if (isWatched(self, name)) forget(self, name);
  });
  patch([Attr], "value", setText, "set");
  patch([Node], "nodeValue textContent", setText, "set");
}

/** What a page set is what it reads again, held or not. */
function installReaders({ Element }) {
  const held = (self, args) => {
    const name = typeof args[0] === "string" ? lower(args[0]) : "";
    return isWatched(self, name) ? heldValue(self, name) : null;
  };
  patch([Element], "getAttribute", (self, args, native) => apply(native, self, args) ?? held(self, args));
  patch([Element], "hasAttribute", (self, args, native) => apply(native, self, args) || held(self, args) !== null);
}

/** A held value as its property gives it: an absolute URL, save where it is a list or markup. */
function read(self, name) {
  const value = heldValue(self, name);
  try {
    return value === null || exec(/src[^]/, name) ? value || "" : absolute(value);
  } catch {
    return value;
  }
}

const done = new WeakMap();

/** The properties that reflect watched attributes, wherever on the way to `Element` they are defined. */
function installProperties({ HTMLLinkElement }) {
  for (const tag in WATCHED) {
    for (const name of WATCHED[tag].slice(1)) {
      const property = name === "imagesrcset" ? "imageSrcset" : name;
      let owner = getPrototypeOf(createElement(doc, tag));
      while (owner && !getOwnPropertyDescriptor(owner, property)) owner = getPrototypeOf(owner);
      if (!owner || weakGet(done, owner) === property) continue;
      weakSet(done, owner, property);
      const owners = [{ prototype: owner }];
      patch(owners, property, (self, args) => gateArgument(self, name, args, 0), "set");
      patch(owners, property, (self, args, native) => apply(native, self, args) || read(self, name), "get");
    }
  }
  patch([HTMLLinkElement], "rel", (self, args) => gateArgument(self, "rel", args, 0), "set");
}

/** SVG keeps its `href` in an object of its own, which does not know its element. */
function installSvg({ SVGAnimatedString, SVGFEImageElement, SVGImageElement, SVGScriptElement, SVGUseElement }) {
  const owners = new WeakMap();
  patch([SVGImageElement, SVGScriptElement, SVGUseElement, SVGFEImageElement], "href", (self, args, native) => {
    const href = apply(native, self, args);
    weakSet(owners, href, self);
    return href;
  }, "get");
  const text = [SVGAnimatedString];
  patch(text, "baseVal", (self, args) => {
    const owner = weakGet(owners, self);
    if (owner) return gateArgument(owner, "href", args, 0);
  }, "set");
  patch(text, "baseVal", (self, args, native) => {
    const owner = weakGet(owners, self);
    return apply(native, self, args) || (owner && heldValue(owner, "href")) || "";
  }, "get");
}

export function installAttributes() {
  installWriters(win);
  installReaders(win);
  installProperties(win);
  installSvg(win);
  // The constructor sets the source without going through any property.
  patchGlobal("Audio", (target, args, native) => {
    const audio = construct(native, [], target);
    if (args.length) audio.src = textAt(args, 0);
    return audio;
  });
}
