// The platform as it was before any other script ran.
//
// Every call after this goes through these: a page that replaces a part of a prototype changes what it
// sees itself, never what the gate sees. Only ways without look-up are used later (no iteration, no
// method of a string or an array), since those would go through prototypes again.

export const win = window;
export const doc = document;
export const { apply, construct } = Reflect;
export const {
  assign, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf, setPrototypeOf,
} = Object;
export const { trustedTypes } = win;

/** A native method as a function of its receiver. */
export const uncurry = Function.prototype.bind.bind(Function.prototype.call);
/** The getter of a property, the same way. */
export const getter = (owner, name) => uncurry(getOwnPropertyDescriptor(owner, name).get);

const setter = (owner, name) => getOwnPropertyDescriptor(owner, name).set;
const getters = ({ prototype }, names) => names.split(" ").map((name) => getter(prototype, name));
const methods = ({ prototype }, names) => names.split(" ").map((name) => uncurry(prototype[name]));

export const [nodeType, parentNode, firstChild, nextSibling, isConnected, textContent, baseUri] = getters(
  Node, "nodeType parentNode firstChild nextSibling isConnected textContent baseURI",
);
export const [insertBefore, removeChild] = methods(Node, "insertBefore removeChild");
export const setTextContent = uncurry(setter(Node.prototype, "textContent"));

export const [localName, namespaceOf, shadowRoot, outerHtml] = getters(
  Element, "localName namespaceURI shadowRoot outerHTML",
);
export const [getAttr, setAttr, setAttrNS, removeAttr, isMatch, queryElement, attachShadow] = methods(
  Element, "getAttribute setAttribute setAttributeNS removeAttribute matches querySelectorAll attachShadow",
);
export const setInnerHtml = setter(Element.prototype, "innerHTML");
export const [contentOf] = getters(HTMLTemplateElement, "content");
export const [isAsync] = getters(HTMLScriptElement, "async");
export const setAsync = uncurry(setter(HTMLScriptElement.prototype, "async"));
export const [attrName, attrNamespace, attrValue, attrOwner] = getters(
  Attr, "localName namespaceURI value ownerElement",
);
export const [rangeNode] = getters(Range, "commonAncestorContainer");
export const [selectContents] = methods(Range, "selectNodeContents");

const [queryFragment] = methods(DocumentFragment, "querySelectorAll");
export const [createElement, createElementNS, createRange, adopt, queryDocument] = methods(
  Document, "createElement createElementNS createRange adoptNode querySelectorAll",
);

/** All elements below a node that fit a selector, in document order; read them by index. */
export function query(root, selector) {
  const type = nodeType(root);
  return (type === 1 ? queryElement : type === 9 ? queryDocument : queryFragment)(root, selector);
}

/** A document that loads nothing: markup is looked at there. */
export const inert = doc.implementation.createHTMLDocument("");
/** An empty node there that takes markup as `context` does: an element, a shadow root, or the body. */
export function inertLike(context) {
  const type = nodeType(context);
  if (type === 1) return createElementNS(inert, namespaceOf(context), localName(context));
  const body = createElement(inert, "body");
  return type === 11 ? attachShadow(body, { mode: "open" }) : body;
}

export const [listen, dispatch] = methods(EventTarget, "addEventListener dispatchEvent");
export const now = performance.now.bind(performance);
/** Runs `act` in a task of its own. */
export const later = setTimeout.bind(win);

export const [exec] = methods(RegExp, "exec");
export const [slice, trim, lower] = methods(String, "slice trim toLowerCase");
export const [sort] = methods(Array, "sort");
export const [weakGet, weakSet] = methods(WeakMap, "get set");
export const fromCode = String.fromCharCode;

const { URL } = win;
const hrefOf = getter(URL.prototype, "href");
/** The absolute URL that the browser would ask for; throws where there is none. */
export const absolute = (url) => hrefOf(new URL(url, baseUri(doc)));

const isHtml = trustedTypes && trustedTypes.isHTML.bind(trustedTypes);
const isScriptUrl = trustedTypes && trustedTypes.isScriptURL.bind(trustedTypes);

/**
 * An argument as text, made so exactly once: what is decided on is what is then used. A trusted value
 * stays what it is, since its text cannot change and the browser asks for the object.
 */
export function textAt(args, at) {
  const value = args[at];
  if (typeof value === "string") return value;
  const text = `${value}`;
  if (!isHtml || !(isHtml(value) || isScriptUrl(value))) args[at] = text;
  return text;
}
