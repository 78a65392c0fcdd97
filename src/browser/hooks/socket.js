// WebSocket and EventSource: the page gets one that is still connecting, and stays so until released.

import { absolute, apply, construct, setPrototypeOf, textAt, win } from "../natives.js";
import { patchGlobal } from "./patch.js";
import { detainRequest, isHeld } from "./verdicts.js";

const { DOMException, Proxy } = win;

/**
 * An object of the native's kind without a connection. What is set and called on it while it waits is
 * done to the real one once there is one; from then on it is the real one that answers.
 */
function facade({ prototype }, target, connect, known) {
  const set = { __proto__: null };
  const calls = [];
  let real;
  const call = (name, args) => {
    if (!real && name === "send") throw new DOMException("Still in CONNECTING state.", "InvalidStateError");
    if (!real && name === "close") begin();
    if (real) return apply(real[name], real, args);
    calls[calls.length] = () => call(name, args);
  };
  const begin = (address) => {
    if (real) return;
    real = connect(address);
    for (const name in set) real[name] = set[name];
    for (let i = 0; i < calls.length; i++) calls[i]();
  };
  const self = new Proxy(setPrototypeOf({}, target.prototype), {
    __proto__: null,
    get(_, name) {
      const value = real ? real[name] : name in set ? set[name] : name in known ? known[name] : prototype[name];
      return typeof value !== "function" || name === "constructor" || name in set ? value : (...args) => call(name, args);
    },
    set(_, name, value) {
      (real || set)[name] = value;
      return true;
    },
  });
  return { _self: self, _begin: begin };
}

/** `nowhere`: an address that fails at once, with the native's own events and without a request. */
const installConnection = (name, means, nowhere) => patchGlobal(name, (target, args, native) => {
  if (!args.length || !target) return;
  const url = textAt(args, 0);
  if (!isHeld(means, url)) return;
  const connect = (address = nowhere) => construct(native, args.length > 1 ? [address, args[1]] : [address]);
  const known = {
    __proto__: null, url: absolute(url), readyState: 0, bufferedAmount: 0, withCredentials: false, binaryType: "blob",
    protocol: "", extensions: "", onopen: null, onmessage: null, onerror: null, onclose: null,
  };
  const { _self, _begin } = facade(native, target, connect, known);
  detainRequest(means, url, () => _begin(url), () => _begin());
  return _self;
});

export function installSockets() {
  installConnection("WebSocket", 9, "wss://localhost:1");
  installConnection("EventSource", 10, "data:,");
}
