// The platform as it was before any other script ran.
//
// Every call after this goes through these: a page that replaces a part of a prototype changes what it
// sees itself, never what the gate sees. Only ways without look-up are used later (no iteration, no
// method of a string or an array), since those would go through prototypes again.

export const win = window;
export const doc = document;
export const { apply, construct } = Reflect;
export const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
/** Constructors that are needed later. */
export const { Promise, Proxy, Uint8Array, WeakMap } = win;

/** A native method as a function of its receiver. */
export const uncurry = Function.prototype.bind.bind(Function.prototype.call);
/** The setter of an interface's property, the same way. */
export const setter = ({ prototype }, name) => uncurry(getOwnPropertyDescriptor(prototype, name).set);
/** The getters and methods of an interface by their names, the same way. */
export const capture = ({ prototype }, names) => names.split(" ").map((name) => {
  const { get, value } = getOwnPropertyDescriptor(prototype, name);
  return uncurry(get || value);
});

const [typeOf, baseUri] = capture(Node, "nodeType baseURI");
export const [parentNode, firstChild, isConnected, textContent, insertBefore, replaceChild] = capture(
  Node, "parentNode firstChild isConnected textContent insertBefore replaceChild",
);
export const setTextContent = setter(Node, "textContent");

const [namespaceOf, queryElement] = capture(Element, "namespaceURI querySelectorAll");
export const [
  localName, shadowRoot, outerHtml, innerHtml, getAttr, setAttr, removeAttr, isMatch, hasAttributes,
] = capture(
  Element, "localName shadowRoot outerHTML innerHTML getAttribute setAttribute removeAttribute matches hasAttributes",
);
export const setInnerHtml = setter(Element, "innerHTML");
/** A name without its prefix. */
export const localPart = (name) => exec(/[^:]*$/, name)[0];
export const [contentOf] = capture(HTMLTemplateElement, "content");
export const [attrName, attrValue, attrOwner] = capture(Attr, "localName value ownerElement");

const [queryFragment] = capture(DocumentFragment, "querySelectorAll");
const [createElementNS] = capture(Document, "createElementNS");
export const [createElement, rootOf] = capture(Document, "createElement documentElement");

/** The kind of a node; 0 of what is none, for the native to complain about. */
export function nodeType(node) {
  try {
    return typeOf(node);
  } catch {
    return 0;
  }
}

/** The name of an element, or false. */
export const tagOf = (node) => nodeType(node) === 1 && localName(node);
/** Whether a node is a style element or, as text does, makes up one. */
export const isStyle = (node) => nodeType(node) && (tagOf(node) || tagOf(parentNode(node))) === "style";

/** All elements below an element or a fragment that fit a selector, in document order; read them by index. */
export function query(root, selector) {
  return (nodeType(root) === 1 ? queryElement : queryFragment)(root, selector);
}

/** Does `act` with each of them, and its index. */
export function each(root, selector, act) {
  const all = query(root, selector);
  for (let i = 0; all[i]; i++) act(all[i], i);
}

/** A document that loads nothing: markup is looked at there. */
export const inert = doc.implementation.createHTMLDocument("");
/** An empty element there that takes markup as `context` does. */
export const inertLike = (context) => (tagOf(context)
  ? createElementNS(inert, namespaceOf(context), localName(context))
  : createElement(inert, "body"));

/**
 * What becomes of a page's own value in one of the browser's sinks: Trusted Types complain there, or the
 * page's default policy makes something else of it.
 */
export function vet(twin, name, value) {
  setAttr(twin, name, value);
  return getAttr(twin, name);
}

export const [listen, dispatch] = capture(EventTarget, "addEventListener dispatchEvent");
export const [then] = capture(Promise, "then");
export const now = performance.now.bind(performance);
/** Runs `act` in a task of its own, or after so many milliseconds. */
export const later = setTimeout.bind(win);

export const [exec] = capture(RegExp, "exec");
export const [slice, lower, trim, indexOf] = capture(String, "slice toLowerCase trim indexOf");
/** `replace` put in for each match, by no method that a page could have changed. */
export function replaceAll(pattern, text, replace) {
  let out = "";
  let from = 0;
  let match;
  pattern.lastIndex = 0;
  while ((match = exec(pattern, text))) {
    out += slice(text, from, match.index) + replace(match);
    from = pattern.lastIndex = match.index + match[0].length;
  }
  return out + slice(text, from);
}

export const [sort] = capture(Array, "sort");
const { iterator } = Symbol;
/** A list that the page's own changes to lists do not reach: nobody else is handed what is in it, or says what is. */
export const list = () => ({
  __proto__: null,
  length: 0,
  [iterator]() {
    let at = 0;
    return { __proto__: null, next: () => ({ __proto__: null, done: at >= this.length, value: this[at++] }) };
  },
});
export const [weakGet, weakSet] = capture(WeakMap, "get set");
export const fromCode = String.fromCharCode;

const { URL, trustedTypes } = win;
const [hrefOf] = capture(URL, "href");
/** The absolute URL that the browser would ask for; throws where there is none. */
export const absolute = (url) => hrefOf(new URL(url, baseUri(doc)));

const isHtml = trustedTypes?.isHTML.bind(trustedTypes);
const isScriptUrl = trustedTypes?.isScriptURL.bind(trustedTypes);

/**
 * An argument as text, made so exactly once: what is decided on is what is then used. A trusted value
 * stays what it is, since its text cannot change and the browser asks for the object.
 */
export function textAt(args, at) {
  const value = args[at];
  if (typeof value === "string") return value;
  const text = `${value}`;
  if (!isHtml?.(value) && !isScriptUrl?.(value)) args[at] = text;
  return text;
}
