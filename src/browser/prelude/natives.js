// The platform as it was before any other script ran, as far as pages and workers both have it.
//
// In the prelude's files this stands for `../natives.js`, whose names it has and which touches the document; to make two
// files of that one would cost every page's script forty bytes.

export const win = self;
export const doc = win.document;
export const { apply, construct } = Reflect;
export const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
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

export const [listen] = capture(EventTarget, "addEventListener");
export const [then] = capture(Promise, "then");
export const [exec] = capture(RegExp, "exec");
export const [slice, indexOf] = capture(String, "slice indexOf");
export const [weakGet, weakSet] = capture(WeakMap, "get set");
/** A text as a literal of JavaScript; of nothing else, since a page can say how objects are written. */
export const quote = JSON.stringify;
export const clock = Date.now;

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

const { iterator } = Symbol;
/** A list that the page's own changes to lists do not reach: nobody else is handed what is in it, or says what is. */
export const list = (...values) => ({
  __proto__: null,
  ...values,
  length: values.length,
  [iterator]() {
    let at = 0;
    return { __proto__: null, next: () => ({ __proto__: null, done: at >= this.length, value: this[at++] }) };
  },
});

const { URL, trustedTypes } = win;
const [hrefOf, originOf] = capture(URL, "href origin");
/** An absolute URL and its origin; throws where there is none. */
export function parse(text, base) {
  const url = new URL(text, base);
  return { __proto__: null, _href: hrefOf(url), _origin: originOf(url) };
}

const isScriptUrl = trustedTypes?.isScriptURL.bind(trustedTypes);

/** An argument as text, made so exactly once; a trusted value stays what it is. */
export function textAt(args, at) {
  const value = args[at];
  if (typeof value === "string") return value;
  const text = `${value}`;
  if (!isScriptUrl?.(value)) args[at] = text;
  return text;
}
