// An object that stands in for one that may not be made yet. What is set and called on it while it waits
// is done to the real one once there is one; from then on it is the real one that answers.

import { apply, getOwnPropertyNames, weakGet, WeakMap, weakSet } from "../natives.js";
import { DONE, patch, patchObject, realm } from "./patch.js";

/** How to do something to the real object of one that stands in for it. */
const standIns = new WeakMap();

function redirect(self, args, go, native) {
  const call = weakGet(standIns, self);
  return call && (call(native, args) ?? DONE);
}

/** Lets objects stand in for those of an interface, if the browser has it. */
export function redirectAll(name) {
  const prototype = realm[name]?.prototype;
  if (!prototype) return;
  const names = getOwnPropertyNames(prototype).join(" ").replace("constructor", "");
  for (const kind of ["value", "get", "set"]) patchObject(prototype, names, redirect, kind);
}

/**
 * An object of a prototype with these facts until the real one is made, and what makes it, once. `hear` is
 * told of each native that is called on it until then; true if that has been dealt with.
 */
export function standIn(prototype, facts, make, hear = () => {}) {
  const acts = [];
  let real;
  const self = { __proto__: prototype, ...facts };
  const begin = () => {
    if (real) return;
    real = make();
    for (const name in facts) delete self[name];
    for (let i = 0; i < acts.length; i++) apply(acts[i][0], real, acts[i][1]);
  };
  weakSet(standIns, self, (native, values) => {
    if (real || hear(native)) return apply(native, real, values);
    acts[acts.length] = [native, values];
  });
  return [self, begin];
}

export const installStandIns = () =>
  patch("EventTarget", "addEventListener removeEventListener dispatchEvent", redirect);
