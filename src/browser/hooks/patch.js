// Puts a hook in front of a native.

import {
  apply, capture, construct, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, Proxy, replaceAll, weakGet, WeakMap,
  weakSet, win,
} from "../natives.js";

/** The window whose natives are hooked now. */
export let realm = win;

/** What a hook returns when nothing more is to be done and the native would return nothing. */
export const DONE = {};
/** The native of each hooked one. */
export const natives = new WeakMap();
/** What is behind a proxy that a page is given in its place, and what natives are called on. */
export const behind = new WeakMap();
const [textOf] = capture(Function, "toString");

/** Calls `act` with each word, by no way that a page could have changed: frames are hooked later. */
export const eachWord = (words, act) => replaceAll(/\S+/g, words, (match) => act(match[0]));

/** The first getter of an object, which complains of receivers of another kind; none that writes a style out. */
function getterOf(owner) {
  const names = getOwnPropertyNames(owner);
  for (let i = 0; names[i]; i++) {
    const { get } = getOwnPropertyDescriptor(owner, names[i]);
    if (get && names[i] !== "cssText") return weakGet(natives, get) ?? get;
  }
}

/**
 * Puts `hook(self, args, go, native)` in front of methods, or of a `get` or `set`, of an object that has
 * them; of a constructor `hook(newTarget, args, go, native)`. `go` lets the native go on with `args`, and
 * so does returning nothing. A proxy of the native keeps its name, length and complaints, and the
 * descriptor stays what it was; its handler has no prototype to which a page could add traps.
 * Of an interface's prototype a hook is not asked about receivers that a getter of it complains of. The getter is
 * looked for where there is something to hook alone: most on the way to `Element` have nothing of a name.
 */
export function patchObject(owner, names, hook, kind = "value", isInterface) {
  let getter;
  eachWord(names, (name) => {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    const native = descriptor?.[kind];
    if (native?.call) defineProperty(owner, name, {
      __proto__: null, ...descriptor, [kind]: wrap(native, hook, isInterface && (getter ||= getterOf(owner))),
    });
  });
}

/** The same of an interface's prototype: of receivers of another kind the native complains first of all. */
export const patchPrototype = (prototype, names, hook, kind) =>
  patchObject(prototype, names, hook, kind, 1);

/** Does `act`, which hooks natives, for those of another window. */
export function inRealm(other, act) {
  realm = other;
  try {
    act();
  } finally {
    realm = win;
  }
}

/** The same for the prototypes of all interfaces of these names that the browser has. */
export const patch = (owners, names, hook, kind) =>
  eachWord(owners, (owner) => realm[owner] && patchPrototype(realm[owner].prototype, names, hook, kind));

/** Has the text of a proxy be its native's: a proxy's own has no name. */
export const installText = () => patchObject(realm.Function.prototype, "toString", (self) => {
  const native = weakGet(natives, self);
  return native && textOf(native);
});

/** The hook that does `act` with what the native returns. */
export const then = (act) => (self, args, go) => {
  const result = go();
  act(result, self);
  return result;
};

function wrap(native, hook, get) {
  const { length, prototype } = native;
  const run = (self, args, go) => {
    // Of too few arguments the native complains.
    const result = args.length < length ? undefined : hook(self, args, go, native);
    return result === DONE ? undefined : result === undefined ? go() : result;
  };
  const proxy = new Proxy(native, {
    __proto__: null,
    apply(_, self, args) {
      const go = () => apply(native, self, args);
      try {
        if (get) apply(get, self, args);
      } catch {
        const real = weakGet(behind, self);
        if (!real) return go();
        self = real;
      }
      return run(self, args, go);
    },
    construct: (_, args, target) => run(target, args, () => construct(native, args, target)),
  });
  weakSet(natives, proxy, native);
  // `x.constructor` is a way back to the native.
  if (prototype && prototype.constructor === native) prototype.constructor = proxy;
  return proxy;
}
