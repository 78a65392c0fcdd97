// Puts a hook in front of a native.

import { apply, construct, defineProperty, getOwnPropertyDescriptor, win } from "../natives.js";

const { Proxy } = win;

/** What a hook returns when nothing more is to be done and the native would return nothing. */
export const DONE = {};

/**
 * Puts `hook(self, args, native)` in front of a method, or of a `get` or `set`. Returning nothing lets the
 * native go on with `args`. A proxy of the native keeps its name, length, text and complaints, and
 * the descriptor stays what it was; its handler has no prototype that a page could add traps to.
 */
export function patch(owner, name, hook, kind = "value") {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  const native = descriptor?.[kind];
  if (!native) return;
  descriptor[kind] = new Proxy(native, {
    __proto__: null,
    apply(_, self, args) {
      const result = hook(self, args, native);
      return result === undefined ? apply(native, self, args) : result === DONE ? undefined : result;
    },
  });
  defineProperty(owner, name, descriptor);
}

/** The same for a constructor: `make(args, native, newTarget)` returns the object, or nothing. */
export function patchConstructor(owner, name, make) {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (!descriptor) return;
  const native = descriptor.value;
  descriptor.value = new Proxy(native, {
    __proto__: null,
    construct: (_, args, target) => make(args, native, target) ?? construct(native, args, target),
  });
  // `x.constructor` is the way back to the native: it leads to the hook as well.
  native.prototype.constructor = descriptor.value;
  defineProperty(owner, name, descriptor);
}
