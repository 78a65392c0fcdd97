// WebSocket and EventSource: the page gets one that is still connecting, and stays so until released.

import { hold } from "../hold.js";
import {
  absolute, apply, construct, defineProperty, dispatch, getOwnPropertyDescriptor, getOwnPropertyNames, later, listen,
  setPrototypeOf, slice, textAt, win,
} from "../natives.js";
import { patchConstructor } from "./patch.js";
import { verdict } from "./verdicts.js";

const { CloseEvent, DOMException, Event, EventTarget, MessageEvent } = win;
const addEventListener = EventTarget.prototype.addEventListener;

/** Tells an event of the real connection again on the page's object. */
function forward(held, event) {
  const Made = event.type === "close" ? CloseEvent : "data" in event ? MessageEvent : Event;
  dispatch(held._self, new Made(event.type, event));
}

/** Listens on the real connection to what is listened for on the page's object. */
function hear(held, type) {
  if (held._heard[type]) return;
  held._heard[type] = true;
  if (held._real) listen(held._real, type, (event) => forward(held, event));
}

function connect(held, address) {
  if (held._own.readyState) return;
  const real = construct(held._native, held._args.length > 1 ? [address, held._args[1]] : [address]);
  held._real = real;
  if (held._own.binaryType !== "blob") real.binaryType = held._own.binaryType;
  for (const type in held._heard) listen(real, type, (event) => forward(held, event));
}

/** A property of the native, answered by the real connection once there is one. */
function mirrorProperty(held, name, { get, set }) {
  const { _own, _self } = held;
  const isHandler = slice(name, 0, 2) === "on";
  const isOwn = isHandler || name === "url";
  defineProperty(_self, name, {
    configurable: true,
    enumerable: true,
    get: () => (held._real && !isOwn ? apply(get, held._real, []) : _own[name] ?? null),
    set: set && ((value) => {
      if (isHandler && !(name in _own)) {
        const type = slice(name, 2);
        hear(held, type);
        listen(_self, type, (event) => typeof _own[name] === "function" && apply(_own[name], _self, [event]));
      }
      if (held._real && !isOwn) apply(set, held._real, [value]);
      _own[name] = value;
    }),
  });
}

function mirrorMethod(held, name, native) {
  const { _own, _self } = held;
  const value = (...args) => {
    if (held._real) return apply(native, held._real, args);
    if (name === "send") throw new DOMException("Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.", "InvalidStateError");
    if (_own.readyState) return;
    _own.readyState = held._native.CLOSED;
    if (held._isSocket) later(() => dispatch(_self, new CloseEvent("close", { code: 1006 })));
  };
  defineProperty(_self, name, { configurable: true, enumerable: true, writable: true, value });
}

/** An object of the native's kind without a connection. */
function facade(native, args, target, url, isSocket) {
  const held = {
    _native: native, _args: args, _isSocket: isSocket, _heard: { __proto__: null, open: 1, message: 1, error: 1, close: 1 },
    _self: setPrototypeOf(new EventTarget(), target.prototype),
    _own: {
      __proto__: null, readyState: 0, url, bufferedAmount: 0, withCredentials: false, binaryType: "blob", protocol: "", extensions: "",
    },
  };
  const names = getOwnPropertyNames(native.prototype);
  for (let i = 0; i < names.length; i++) {
    const descriptor = getOwnPropertyDescriptor(native.prototype, names[i]);
    if (descriptor.get) mirrorProperty(held, names[i], descriptor);
    else if (names[i] === "send" || names[i] === "close") mirrorMethod(held, names[i], descriptor.value);
  }
  const value = (...details) => {
    hear(held, `${details[0]}`);
    return apply(addEventListener, held._self, details);
  };
  defineProperty(held._self, "addEventListener", { configurable: true, writable: true, value });
  return held;
}

/** `nowhere`: an address that fails at once, with the native's own events and without a request. */
function installConnection(name, means, nowhere) {
  patchConstructor(win, name, (args, native, target) => {
    if (!args.length) return;
    const url = textAt(args, 0);
    const word = verdict(means, url);
    if (!(word & 3)) return;
    const held = facade(native, args, target, absolute(url), name === "WebSocket");
    hold({
      _what: { url, means },
      _word: () => verdict(means, url),
      _release: () => void connect(held, url),
      _drop: () => void connect(held, nowhere),
    }, word);
    return held._self;
  });
}

export function installSockets() {
  installConnection("WebSocket", 9, "wss://localhost:1");
  installConnection("EventSource", 10, "data:,");
}
