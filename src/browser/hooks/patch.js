// Puts a hook in front of a native.

import { apply, construct, defineProperty, getOwnPropertyDescriptor, Proxy, win } from "../natives.js";

/** The window whose natives are hooked now. */
export let realm = win;

/** What a hook returns when nothing more is to be done and the native would return nothing. */
export const DONE = {};

/**
 * Puts `hook(self, args, go, native)` in front of methods, or of a `get` or `set`, of an object that has
 * them; of a constructor `hook(newTarget, args, go, native)`. `go` lets the native go on with `args`, and
 * so does returning nothing. A proxy of the native keeps its name, length, text and complaints, and the
 * descriptor stays what it was; its handler has no prototype to which a page could add traps.
 */
export function patchObject(owner, names, hook, kind = "value") {
  for (const name of names.split(" ")) {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    const native = descriptor && descriptor[kind];
    if (native?.call) defineProperty(owner, name, { ...descriptor, [kind]: wrap(native, hook) });
  }
}

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
export function patch(owners, names, hook, kind) {
  for (const owner of owners.split(" ")) if (realm[owner]) patchObject(realm[owner].prototype, names, hook, kind);
}

/** The hook that does `act` with what the native returns. */
export const then = (act) => (self, args, go) => {
  const result = go();
  act(result, self);
  return result;
};

function wrap(native, hook) {
  const { length, prototype } = native;
  const run = (self, args, go) => {
    // Of too few arguments the native complains.
    const result = args.length < length ? undefined : hook(self, args, go, native);
    return result === DONE ? undefined : result === undefined ? go() : result;
  };
  const proxy = new Proxy(native, {
    __proto__: null,
    apply: (_, self, args) => run(self, args, () => apply(native, self, args)),
    construct: (_, args, target) => run(target, args, () => construct(native, args, target)),
  });
  // `x.constructor` is a way back to the native.
  if (prototype && prototype.constructor === native) prototype.constructor = proxy;
  return proxy;
}
