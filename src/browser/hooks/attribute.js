// Setting what makes the browser ask: by property, by attribute, by attribute node.

import {
  absolute, apply, attrName, attrNamespace, attrOwner, attrValue, construct, createElement, doc, exec, getAttr,
  getOwnPropertyDescriptor, getPrototypeOf, localName, lower, nodeType, textAt, weakGet, weakSet, win,
} from "../natives.js";
import { settleCss } from "./css.js";
import { forget, gate, heldValue, settle } from "./element.js";
import { DONE, patch, patchConstructor } from "./patch.js";
import { isPointing, verdict, WATCHED } from "./verdicts.js";

const { Attr, Element, HTMLLinkElement, Node, SVGAnimatedString, WeakMap } = win;
const XLINK = "http://www.w3.org/1999/xlink";
const STYLE = 3;
const element = Element.prototype;

/** The name under which an attribute is watched; `xlink:href` whatever its prefix is. */
const watchedName = (namespace, name) => (namespace === XLINK ? "xlink:" : "") + exec(/[^:]*$/, name)[0];

/** Holds `args[at]` if it may not become the attribute's value. */
function gateArgument(self, name, args, at) {
  if (name === "rel" && localName(self) === "link") return relate(self, args, at);
  if (!WATCHED[name] || args.length <= at) return;
  const text = textAt(args, at);
  if (gate(self, name, text, typeof args[at] === "string" ? undefined : args[at])) return DONE;
}

/** A link asks once its relation says so, so that is the moment to hold its URL. */
function relate(link, args, at) {
  const url = getAttr(link, "href");
  if (url === null || isPointing(textAt(args, at))) return;
  const word = verdict(STYLE, url);
  if (word & 3) gate(link, "href", url, undefined, word);
}

function installWriters() {
  patch(element, "setAttribute", (self, args) => gateArgument(self, lower(textAt(args, 0)), args, 1));
  patch(element, "setAttributeNS", (self, args) => gateArgument(self, watchedName(args[0], textAt(args, 1)), args, 2));
  const byNode = (self, args) => {
    const attr = args[0];
    if (gate(self, watchedName(attrNamespace(attr), attrName(attr)), attrValue(attr))) return null;
  };
  patch(element, "setAttributeNode", byNode);
  patch(element, "setAttributeNodeNS", byNode);
  const drop = (at) => (self, args) => {
    const name = lower(textAt(args, at));
    if (WATCHED[name]) forget(self, name);
  };
  patch(element, "removeAttribute", drop(0));
  patch(element, "removeAttributeNS", drop(1));
}

function installTexts() {
  const value = (self, args) => {
    const owner = nodeType(self) === 2 && attrOwner(self);
    if (owner) return gateArgument(owner, watchedName(attrNamespace(self), attrName(self)), args, 0);
  };
  patch(Attr.prototype, "value", value, "set");
  patch(Node.prototype, "nodeValue", value, "set");
  patch(Node.prototype, "textContent", (self, args, native) => {
    if (nodeType(self) !== 1 || localName(self) !== "style" || args[0] === null) return value(self, args);
    args[0] = settleCss(textAt(args, 0))._css;
    apply(native, self, args);
    settle(self);
    return DONE;
  }, "set");
}

/** What a page set is what it reads again, held or not. */
function installReaders() {
  const held = (self, name) => (typeof name === "string" && WATCHED[(name = lower(name))] ? heldValue(self, name) : null);
  patch(element, "getAttribute", (self, args, native) => apply(native, self, args) ?? held(self, args[0]));
  patch(element, "hasAttribute", (self, args, native) => apply(native, self, args) || held(self, args[0]) !== null);
}

/** The properties that reflect watched attributes, wherever on the way to `Element` they are defined. */
function installProperties() {
  for (const name in WATCHED) {
    const property = name === "imagesrcset" ? "imageSrcset" : name;
    for (const tag in WATCHED[name]) {
      let owner = getPrototypeOf(createElement(doc, tag));
      while (owner && !getOwnPropertyDescriptor(owner, property)) owner = getPrototypeOf(owner);
      if (owner) patchProperty(owner, property, name);
    }
  }
  patch(HTMLLinkElement.prototype, "rel", (self, args) => gateArgument(self, "rel", args, 0), "set");
}

const patched = new WeakMap();
function patchProperty(owner, property, name) {
  const key = getOwnPropertyDescriptor(owner, property).get;
  if (weakGet(patched, key)) return;
  patch(owner, property, (self, args) => gateArgument(self, name, args, 0), "set");
  patch(owner, property, (self, args, native) => apply(native, self, args) || read(self, name), "get");
  weakSet(patched, getOwnPropertyDescriptor(owner, property).get, true);
}

/** A held value as its property gives it: an absolute URL, save where it is a list or markup. */
function read(self, name) {
  const value = heldValue(self, name);
  if (value === null) return;
  try {
    return exec(/src[^]/, name) ? value : absolute(value);
  } catch {
    return value;
  }
}

/** SVG keeps its `href` in an object of its own, which does not know its element. */
function installSvg() {
  const owners = new WeakMap();
  const names = ["SVGImageElement", "SVGUseElement", "SVGScriptElement", "SVGFEImageElement"];
  for (let i = 0; i < names.length; i++) {
    patch(win[names[i]].prototype, "href", (self, args, native) => {
      const href = apply(native, self, args);
      weakSet(owners, href, self);
      return href;
    }, "get");
  }
  const owner = SVGAnimatedString.prototype;
  patch(owner, "baseVal", (self, args) => {
    const image = weakGet(owners, self);
    if (image) return gateArgument(image, "href", args, 0);
  }, "set");
  patch(owner, "baseVal", (self, args, native) => {
    const image = weakGet(owners, self);
    return apply(native, self, args) || (image && heldValue(image, "href")) || undefined;
  }, "get");
}

/** `new Audio(url)` sets its source without going through any property. */
function installAudio() {
  patchConstructor(win, "Audio", (args, native, target) => {
    if (!args.length) return;
    const audio = construct(native, [], target);
    audio.src = args[0];
    return audio;
  });
}

export function installAttributes() {
  installWriters();
  installTexts();
  installReaders();
  installProperties();
  installSvg();
  installAudio();
}
