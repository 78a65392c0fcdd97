// Web storage: what is set under a declared key waits, and so does its removal, in order.
//
// A key that is set as a property goes through no method. So the page gets each area by a proxy, from
// which methods and getters are sent on to the area itself.

import { storage } from "../core.js";
import { detain, disown } from "../hold.js";
import { apply, defineProperty, Proxy, textAt, uncurry, weakGet, WeakMap, weakSet, win } from "../natives.js";
import { DONE, patch, patchObject, realm } from "./patch.js";

const { deleteProperty, set } = Reflect;
const setItem = uncurry(win.Storage.prototype.setItem);
/** The area behind a proxy, and the proxy of an area. */
const areas = new WeakMap();
const proxies = new WeakMap();
const areaOf = (object) => weakGet(areas, object) ?? object;

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
  set: (area, key, value) => (typeof key === "symbol" ? set(area, key, value) : put(area, key, value)),
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
    weakSet(areas, proxy, area);
  }
  return proxy;
}

/** Puts `hook(area, args, go)` in front of a method or a getter. */
const onArea = (names, hook, kind) => patch("Storage", names, (self, args, go, native) => {
  const area = areaOf(self);
  const run = () => apply(native, area, args);
  const result = hook(area, args, run) ?? run();
  return result === undefined ? DONE : result;
}, kind);

export function installStorage() {
  onArea("getItem key", () => {});
  onArea("length", () => {}, "get");
  onArea("setItem", (area, args, go) => {
    const key = textAt(args, 0);
    textAt(args, 1);
    return wait(area, key, go);
  });
  onArea("removeItem", (area, args, go) => void wait(area, textAt(args, 0), go));
  onArea("clear", (area) => void disown(area));
  const show = (self, args, go) => proxyOf(go());
  patchObject(realm, "localStorage sessionStorage", show, "get");
  patch("StorageEvent", "storageArea", show, "get");
  patchObject(realm, "StorageEvent", (target, args) => {
    const area = areaOf(args[1]?.storageArea);
    if (area) args[1] = { __proto__: args[1], storageArea: area };
  });
}
