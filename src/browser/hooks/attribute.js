// Setting what makes the browser ask: by property, by attribute, by attribute node.

import {
  attrName, attrOwner, attrValue, createElement, exec, getAttr, getOwnPropertyDescriptor, getPrototypeOf, isStyle,
  localName, localPart, lower, nodeType, replaceAll, setAttr, textAt, weakGet, WeakMap, weakSet,
} from "../natives.js";
import { settleArgument } from "./css.js";
import { forget, gate } from "./element.js";
import { DONE, patch, patchObject, patchPrototype, realm, then } from "./patch.js";
import { heldValue, meansOf, resolve, WATCHED } from "./verdicts.js";

/** Whose an object is that does not know its element. */
const owners = new WeakMap();
const ownerOf = (object) => weakGet(owners, object);
const remember = then((object, self) => weakSet(owners, object, self));

/** Holds `args[at]` if it may not become the attribute's value. */
function gateArgument(self, name, args, at) {
  if (name === "rel") relate(self, textAt(args, at));
  if (meansOf(self, name) !== undefined) return gate(self, name, textAt(args, at), args[at]);
}

/** A link asks once its relation says so, so that is the moment to hold its URL. */
function relate(link, relation) {
  const url = meansOf(link, "href") && getAttr(link, "href");
  if (url) gate(link, "href", url, url, relation);
}

/** The value of an attribute by its node; the text of a style element. */
function setText(self, args) {
  const owner = nodeType(self) === 2 && attrOwner(self);
  if (owner) return gateArgument(owner, attrName(self), args, 0);
  if (isStyle(self)) settleArgument(args, 0);
}

/** A held value as its property gives it: an absolute URL, save where it is a list or markup. */
function read(self, name) {
  const value = heldValue(self, name);
  return (value && !exec(/src[^]|ping/, name) && resolve(value)) || value || "";
}

export function installAttributes() {
  // The methods of elements and of their maps of attributes. What a page set is what it reads again.
  const owner = "Element NamedNodeMap";
  const install = (end, at) => {
    const ending = (methods) => replaceAll(/\w+/g, methods, (match) => match[0] + end);
    const named = (methods, act) => patch(owner, ending(methods), (self, args, go) => {
      const name = localPart(lower(textAt(args, at)));
      return act(ownerOf(self) || self, name, args, go);
    });
    named("setAttribute", (self, name, args) => gateArgument(self, name, args, at + 1));
    named("getAttribute", (self, name, args, go) => go() ?? heldValue(self, name));
    named("hasAttribute", (self, name, args, go) => go() || heldValue(self, name) !== null);
    named("removeAttribute removeNamedItem toggleAttribute", (self, name) => {
      if (heldValue(self, name) === null) return;
      forget(self, name);
      return DONE;
    });
    patch(owner, ending("setAttributeNode setNamedItem"), (self, args) => {
      const node = args[0];
      if (nodeType(node) === 2) return gateArgument(ownerOf(self) || self, attrName(node), [attrValue(node)], 0) && null;
    });
  };
  install("", 0);
  install("NS", 1);
  patch("Element", "attributes", remember, "get");
  // The properties that reflect watched attributes, where on the way to `Element` they are defined.
  for (const tag in WATCHED) {
    for (const name in WATCHED[tag]) {
      const property = name === "imagesrcset" ? "imageSrcset" : name;
      let owner = createElement(realm.document, tag);
      while (owner && !getOwnPropertyDescriptor(owner, property)) owner = getPrototypeOf(owner);
      // What two elements have in common is hooked twice, and the second finds nothing left to do.
      if (owner) {
        patchPrototype(owner, property, (self, args) => gateArgument(self, name, args, 0), "set");
        patchPrototype(owner, property, (self, args, go) => go() || read(self, name), "get");
      }
    }
  }
  patch("HTMLLinkElement", "rel", (self, args) => gateArgument(self, "rel", args, 0), "set");
  // What is done to the list comes next. If the relation does not change, the observer undoes this.
  patch("HTMLLinkElement", "relList", (self) => relate(self, "icon"), "get");
  patch("Attr", "value", setText, "set");
  patch("Node CharacterData HTMLElement", "nodeValue textContent data innerText", setText, "set");
  // SVG keeps its `href` in an object of its own.
  patch("SVGImageElement SVGScriptElement SVGUseElement SVGFEImageElement", "href", remember, "get");
  patch("SVGAnimatedString", "baseVal", (self, args) => ownerOf(self) && gateArgument(ownerOf(self), "href", args, 0), "set");
  // The constructor sets the source without going through any property.
  patchObject(realm, "Audio", (target, args, go) => {
    if (args[0] === undefined) return;
    const source = textAt(args, 0);
    args.length = 0;
    const audio = go();
    gate(audio, "src", source) ?? setAttr(audio, "src", source);
    return audio;
  });
}
