// WebSocket and EventSource: the page gets one that is still connecting, and stays so until released.

import {
  apply, DOMException, Proxy, setPrototypeOf, textAt, weakGet, WeakMap, weakSet, win,
} from "../natives.js";
import { DONE, patch, patchObject } from "./patch.js";
import { detainRequest, isHeld, resolve } from "./verdicts.js";

/** How to do something to the real object of one that was given instead of it. */
const facades = new WeakMap();

/**
 * An object of a prototype's kind without a connection. What is set and called on it while it waits is
 * done to the real one once there is one; from then on it is the real one that answers.
 */
function facade(prototype, connect, known) {
  const acts = [];
  let real;
  const begin = (address) => {
    if (real) return;
    real = connect(address);
    for (let i = 0; i < acts.length; i++) acts[i]();
  };
  const act = (run) => (real ? run() : void (acts[acts.length] = run));
  const call = (native, args) => act(() => apply(native, real, args));
  const self = new Proxy(setPrototypeOf({}, prototype), {
    __proto__: null,
    get(shape, name) {
      const value = (real || (name in known ? known : shape))[name];
      return typeof value !== "function" || name === "constructor" || name in known ? value : (...args) => {
        if (name === "close") begin();
        if (!real && name === "send") throw new DOMException("", "InvalidStateError");
        return call(value, args);
      };
    },
    set(shape, name, value) {
      known[name] = value;
      act(() => {
        real[name] = value;
      });
      return true;
    },
  });
  weakSet(facades, self, call);
  return { _self: self, _begin: begin };
}

/** `nowhere`: an address that fails at once, with the native's own events and without a request. */
const installConnection = (name, means, nowhere) => patchObject(win, name, (target, args, go) => {
  const url = textAt(args, 0);
  if (!target || !isHeld(means, url)) return;
  const connect = (address = nowhere) => {
    args[0] = address;
    return go();
  };
  const { _self, _begin } = facade(target.prototype, connect, {
    __proto__: null, url: resolve(url), readyState: 0, bufferedAmount: 0, withCredentials: false, binaryType: "blob",
    protocol: "", extensions: "", onopen: null, onmessage: null, onerror: null, onclose: null,
  });
  detainRequest(means, url, () => _begin(url), _begin);
  return _self;
});

export function installSockets() {
  installConnection("WebSocket", 9, "wss://localhost:1");
  installConnection("EventSource", 10, "data:,");
  patch("EventTarget", "addEventListener removeEventListener dispatchEvent", (self, args, go, native) => {
    const call = weakGet(facades, self);
    return call && (call(native, args) ?? DONE);
  });
}
