// Web storage: what is set under a declared key waits, and so does its removal, in order.
//
// A key that is set as a property goes through no method. So the page gets each area by a proxy, and what
// is called on that is called on the area itself.

import { storage } from "../core.js";
import { detain, disown } from "../hold.js";
import { defineProperty, Proxy, textAt, weakGet, WeakMap, weakSet } from "../natives.js";
import { setItem } from "../store.js";
import { behind, patch, patchObject, realm } from "./patch.js";

const { deleteProperty, set } = Reflect;
/** The proxy of an area. */
const proxies = new WeakMap();

const wait = (area, key, go) => detain({ key }, () => storage(key), go, undefined, area);

/** Sets a key once it may be; as with the native there is nothing that it does not take. */
function put(area, key, value) {
  const text = `${value}`;
  const go = () => setItem(area, key, text);
  if (!wait(area, key, go)) go();
  return true;
}

const HANDLER = {
  __proto__: null,
  // What inherits from it is given properties of its own.
  set: (area, key, value, self) => (typeof key === "symbol" || self !== proxyOf(area)
    ? set(area, key, value, self)
    : put(area, key, value)),
  defineProperty: (area, key, descriptor) => (typeof key !== "symbol" && "value" in descriptor
    ? put(area, key, descriptor.value)
    : !!defineProperty(area, key, descriptor)),
  // Removed at once, and once more in its turn, so that no earlier write outlives it.
  deleteProperty(area, key) {
    const go = () => deleteProperty(area, key);
    if (typeof key !== "symbol") wait(area, key, go);
    return go();
  },
};

function proxyOf(area) {
  let proxy = area && weakGet(proxies, area);
  if (area && !proxy) {
    proxy = new Proxy(area, HANDLER);
    weakSet(proxies, area, proxy);
    weakSet(behind, proxy, area);
  }
  return proxy;
}

export function installStorage() {
  // Hooked to be called on the area.
  patch("Storage", "getItem key", () => {});
  patch("Storage", "length", () => {}, "get");
  patch("Storage", "setItem", (area, args, go) => {
    const key = textAt(args, 0);
    textAt(args, 1);
    return wait(area, key, go);
  });
  patch("Storage", "removeItem", (area, args, go) => void wait(area, textAt(args, 0), go));
  patch("Storage", "clear", (area) => void disown(area));
  const show = (self, args, go) => proxyOf(go());
  patchObject(realm, "localStorage sessionStorage", show, "get");
  patch("StorageEvent", "storageArea", show, "get");
  patchObject(realm, "StorageEvent", (target, args) => {
    const storageArea = weakGet(behind, args[1]?.storageArea);
    if (storageArea) args[1] = { __proto__: args[1], storageArea };
  });
}
