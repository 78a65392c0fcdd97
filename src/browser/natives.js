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
/** The getter or the setter of a property, the same way. */
export const getter = (owner, name) => uncurry(getOwnPropertyDescriptor(owner, name).get);
const setter = (owner, name) => uncurry(getOwnPropertyDescriptor(owner, name).set);

const node = Node.prototype;
const element = Element.prototype;
const page = Document.prototype;
const attr = Attr.prototype;
const script = HTMLScriptElement.prototype;

export const nodeType = getter(node, "nodeType");
export const parentNode = getter(node, "parentNode");
export const firstChild = getter(node, "firstChild");
export const nextSibling = getter(node, "nextSibling");
export const isConnected = getter(node, "isConnected");
export const textContent = getter(node, "textContent");
export const setTextContent = setter(node, "textContent");
export const insertBefore = uncurry(node.insertBefore);
export const removeChild = uncurry(node.removeChild);
const baseUri = getter(node, "baseURI");

export const localName = getter(element, "localName");
export const namespaceOf = getter(element, "namespaceURI");
export const shadowRoot = getter(element, "shadowRoot");
export const outerHtml = getter(element, "outerHTML");
export const setInnerHtml = getOwnPropertyDescriptor(element, "innerHTML").set;
export const getAttr = uncurry(element.getAttribute);
export const setAttr = uncurry(element.setAttribute);
export const setAttrNS = uncurry(element.setAttributeNS);
export const removeAttr = uncurry(element.removeAttribute);
export const isMatch = uncurry(element.matches);
export const hostOf = getter(ShadowRoot.prototype, "host");
export const contentOf = getter(HTMLTemplateElement.prototype, "content");
export const isAsync = getter(script, "async");
export const setAsync = setter(script, "async");

export const attrName = getter(attr, "localName");
export const attrNamespace = getter(attr, "namespaceURI");
export const attrValue = getter(attr, "value");
export const attrOwner = getter(attr, "ownerElement");

const queryElement = uncurry(element.querySelectorAll);
const queryFragment = uncurry(DocumentFragment.prototype.querySelectorAll);
const queryDocument = uncurry(page.querySelectorAll);

/** All elements below a node that fit a selector, in document order; read them by index. */
export function query(root, selector) {
  const type = nodeType(root);
  return (type === 1 ? queryElement : type === 9 ? queryDocument : queryFragment)(root, selector);
}

export const createElement = uncurry(page.createElement);
const createElementNS = uncurry(page.createElementNS);
export const adopt = uncurry(page.adoptNode);
export const createRange = uncurry(page.createRange);
export const rangeNode = getter(Range.prototype, "commonAncestorContainer");
export const selectContents = uncurry(Range.prototype.selectNodeContents);

/** A document that loads nothing: markup is looked at there. */
export const inert = doc.implementation.createHTMLDocument("");
/** An empty element there that parses markup as `context` does. */
export const inertLike = (context) => createElementNS(inert, namespaceOf(context), localName(context));

export const listen = uncurry(EventTarget.prototype.addEventListener);
export const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
export const now = performance.now.bind(performance);
/** Runs `act` in a task of its own. */
export const later = setTimeout.bind(win);

export const exec = uncurry(RegExp.prototype.exec);
export const slice = uncurry("".slice);
export const trim = uncurry("".trim);
export const lower = uncurry("".toLowerCase);
export const fromCode = String.fromCharCode;
export const sort = uncurry([].sort);
export const weakGet = uncurry(WeakMap.prototype.get);
export const weakSet = uncurry(WeakMap.prototype.set);

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
