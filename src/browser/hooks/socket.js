// WebSocket and EventSource: the page gets one that is still connecting, and stays so until released.

import { apply, getOwnPropertyNames, textAt, weakGet, WeakMap, weakSet } from "../natives.js";
import { DONE, patch, patchObject, realm } from "./patch.js";
import { detainRequest, isHeld, resolve } from "./verdicts.js";

/** How to do something to the real object of one that was given instead of it. */
const facades = new WeakMap();

function redirect(self, args, go, native) {
  const call = weakGet(facades, self);
  return call && (call(native, args) ?? DONE);
}

/**
 * Gives an object of the constructor's kind without a connection. What is set and called on it while it
 * waits is done to the real one once there is one; from then on it is the real one that answers.
 * `nowhere` is an address that fails at once, with the native's own events and without a request.
 */
const installConnection = (name, means, nowhere) => {
  const { prototype } = realm[name];
  const names = getOwnPropertyNames(prototype).join(" ").replace("constructor", "");
  for (const kind of ["value", "get", "set"]) patchObject(prototype, names, redirect, kind);
  patchObject(realm, name, (target, args, go) => {
    const url = textAt(args, 0);
    if (!target || !isHeld(means, url)) return;
    const self = { __proto__: target.prototype, url: resolve(url), readyState: 0 };
    const acts = [];
    let real;
    const begin = (address) => {
      if (real) return;
      args[0] = address;
      real = go();
      delete self.url;
      delete self.readyState;
      for (let i = 0; i < acts.length; i++) apply(acts[i][0], real, acts[i][1]);
    };
    const fail = () => begin(nowhere);
    weakSet(facades, self, (native, values) => {
      if (native.name === "close") fail();
      // The native complains about what is sent too early.
      if (real || native.name === "send") return apply(native, real, values);
      acts[acts.length] = [native, values];
    });
    detainRequest(means, url, () => begin(url), fail);
    return self;
  });
};

export function installSockets() {
  installConnection("WebSocket", 9, "wss://localhost:1");
  installConnection("EventSource", 10, "data:,");
  patch("EventTarget", "addEventListener removeEventListener dispatchEvent", redirect);
}
