// Setting what makes the browser ask: by property, by attribute, by attribute node.

import {
  absolute, attrName, attrNamespace, attrOwner, attrValue, createElement, doc, exec, getAttr, getPrototypeOf, localName,
  lower, nodeType, tagOf, textAt, weakGet, WeakMap, weakSet, win,
} from "../natives.js";
import { forget, gate, heldValue, setStyle, XLINK } from "./element.js";
import { DONE, patch, patchObject } from "./patch.js";
import { isPointing, isWatched, verdict, WATCHED } from "./verdicts.js";

const STYLE = 3;

/** The name under which an attribute is watched: `xlink:href` whatever its prefix is. */
const watchedName = (namespace, name) => (namespace === XLINK ? "xlink:" : "") + exec(/[^:]*$/, name)[0];

/** Holds `args[at]` if it may not become the attribute's value. */
function gateArgument(self, name, args, at) {
  if (name === "rel" && localName(self) === "link") relate(self, textAt(args, at));
  if (isWatched(self, name) && gate(self, name, textAt(args, at))) return DONE;
}

const setterOf = (name) => (self, args) => gateArgument(self, name, args, 0);

/** A link asks once its relation says so, so that is the moment to hold its URL. */
function relate(link, relation) {
  const url = getAttr(link, "href");
  const word = url === null || isPointing(relation) ? 0 : verdict(STYLE, url);
  if (word & 3) gate(link, "href", url, word);
}

const nameOf = (node) => watchedName(attrNamespace(node), attrName(node));

/** The value of an attribute by its node; the text of a style element. */
function setText(self, args, go) {
  const owner = nodeType(self) === 2 && attrOwner(self);
  if (owner) return gateArgument(owner, nameOf(self), args, 0);
  if (tagOf(self) === "style") return setStyle(self, args, go);
}

function installWriters() {
  const owners = "Element";
  patch(owners, "setAttribute", (self, args) => gateArgument(self, lower(textAt(args, 0)), args, 1));
  patch(owners, "setAttributeNS", (self, args) => gateArgument(self, watchedName(args[0], textAt(args, 1)), args, 2));
  patch(owners, "setAttributeNode setAttributeNodeNS", (self, args) => {
    const name = nameOf(args[0]);
    if (isWatched(self, name) && gate(self, name, attrValue(args[0]))) return null;
  });
  patch(owners, "removeAttribute", (self, args) => {
    const name = lower(textAt(args, 0));
    if (isWatched(self, name)) forget(self, name);
  });
  patch("Attr", "value", setText, "set");
  patch("Node", "nodeValue textContent", setText, "set");
}

/** What a page set is what it reads again, held or not. */
function installReaders() {
  const held = (self, args) => {
    const name = typeof args[0] === "string" ? lower(args[0]) : "";
    return isWatched(self, name) ? heldValue(self, name) : null;
  };
  patch("Element", "getAttribute", (self, args, go) => go() ?? held(self, args));
  patch("Element", "hasAttribute", (self, args, go) => go() || held(self, args) !== null);
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

/** The properties that reflect watched attributes, wherever on the way to `Element` they are defined. */
function installProperties() {
  for (const tag in WATCHED) {
    for (const name of WATCHED[tag].slice(1)) {
      const property = name === "imagesrcset" ? "imageSrcset" : name;
      // What two elements have in common is hooked twice, and the second finds nothing left to do.
      for (let owner = createElement(doc, tag); (owner = getPrototypeOf(owner)); ) {
        patchObject(owner, property, setterOf(name), "set");
        patchObject(owner, property, (self, args, go) => go() || read(self, name), "get");
      }
    }
  }
  patch("HTMLLinkElement", "rel", setterOf("rel"), "set");
}

/** SVG keeps its `href` in an object of its own, which does not know its element. */
function installSvg() {
  const owners = new WeakMap();
  patch("SVGImageElement SVGScriptElement SVGUseElement SVGFEImageElement", "href", (self, args, go) => {
    const href = go();
    weakSet(owners, href, self);
    return href;
  }, "get");
  const text = "SVGAnimatedString";
  patch(text, "baseVal", (self, args) => {
    const owner = weakGet(owners, self);
    return owner && gateArgument(owner, "href", args, 0);
  }, "set");
  patch(text, "baseVal", (self, args, go) => {
    const owner = weakGet(owners, self);
    return go() || (owner && heldValue(owner, "href")) || "";
  }, "get");
}

export function installAttributes() {
  installWriters();
  installReaders();
  installProperties();
  installSvg();
  // The constructor sets the source without going through any property.
  patchObject(win, "Audio", (target, args, go) => {
    if (!args.length) return;
    const source = textAt(args, 0);
    args.length = 0;
    const audio = go();
    audio.src = source;
    return audio;
  });
}
