// Puts a hook in front of a native.

import { apply, construct, defineProperty, getOwnPropertyDescriptor, win } from "../natives.js";

const { Proxy } = win;

/** What a hook returns when nothing more is to be done and the native would return nothing. */
export const DONE = {};

/**
 * Puts `hook(self, args, native)` in front of methods, or of a `get` or `set`, of all owners that have
 * them; of a constructor `hook(newTarget, args, native)`. Returning nothing lets the native go on with
 * `args`. A proxy of the native keeps its name, length, text and complaints, and the descriptor stays
 * what it was; its handler has no prototype to which a page could add traps.
 */
export function patch(owners, names, hook, kind = "value") {
  for (const { prototype: owner } of owners) {
    for (const name of names.split(" ")) {
      const descriptor = getOwnPropertyDescriptor(owner, name);
      const native = descriptor && descriptor[kind];
      if (native) defineProperty(owner, name, { ...descriptor, [kind]: wrap(native, hook) });
    }
  }
}

function wrap(native, hook) {
  const proxy = new Proxy(native, {
    __proto__: null,
    apply(_, self, args) {
      const result = hook(self, args, native);
      return result === DONE ? undefined : result === undefined ? apply(native, self, args) : result;
    },
    construct: (_, args, target) => hook(target, args, native) || construct(native, args, target),
  });
  const { prototype } = native;
  // `x.constructor` is a way back to the native.
  if (prototype && prototype.constructor === native) prototype.constructor = proxy;
  return proxy;
}

/** The same for what is a property of the window itself. */
export const patchGlobal = (names, hook) => patch([{ prototype: win }], names, hook);
