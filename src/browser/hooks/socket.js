// WebSocket and EventSource: the page gets one that is still connecting, and stays so until released.

import { apply, DOMException, Proxy, setPrototypeOf, textAt, weakGet, WeakMap, weakSet, win } from "../natives.js";
import { DONE, patch, patchObject } from "./patch.js";
import { detainRequest, isHeld, resolve } from "./verdicts.js";

/** How to do something to the real object of one that was given instead of it. */
const facades = new WeakMap();

/**
 * An object of a prototype's kind without a connection. What is set and called on it while it waits is
 * done to the real one once there is one; from then on it is the real one that answers. `nowhere` is an
 * address that fails at once, with the native's own events and without a request.
 */
const installConnection = (name, means, nowhere) => patchObject(win, name, (target, args, go) => {
  const url = textAt(args, 0);
  if (!target || !isHeld(means, url)) return;
  const known = {
    __proto__: null, url: resolve(url), readyState: 0, bufferedAmount: 0, binaryType: "blob", constructor: target,
  };
  const acts = [];
  let real;
  const begin = (address) => {
    if (real) return;
    args[0] = address;
    real = go();
    for (let i = 0; i < acts.length; i++) acts[i]();
  };
  const fail = () => begin(nowhere);
  const act = (run) => (real ? run() : void (acts[acts.length] = run));
  const call = (native, values) => act(() => apply(native, real, values));
  const self = new Proxy(setPrototypeOf({}, target.prototype), {
    __proto__: null,
    get(shape, key) {
      let value = (real || known)[key];
      try {
        value = value ?? shape[key];
      } catch {
        // A property of what is no socket: it has no value yet.
      }
      return typeof value !== "function" || key in known ? value : (...values) => {
        if (key === "close") fail();
        if (!real && key === "send") throw new DOMException("", "InvalidStateError");
        return call(value, values);
      };
    },
    set(shape, key, value) {
      known[key] = value;
      act(() => {
        real[key] = value;
      });
      return true;
    },
  });
  weakSet(facades, self, call);
  detainRequest(means, url, () => begin(url), fail);
  return self;
});

export function installSockets() {
  installConnection("WebSocket", 9, "wss://localhost:1");
  installConnection("EventSource", 10, "data:,");
  patch("EventTarget", "addEventListener removeEventListener dispatchEvent", (self, args, go, native) => {
    const call = weakGet(facades, self);
    return call && (call(native, args) ?? DONE);
  });
}
