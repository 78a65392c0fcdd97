// IndexedDB and the Cache API: a database or a cache of a declared name is opened once it may be kept.

import { storage } from "../core.js";
import { detain } from "../hold.js";
import { Promise, textAt } from "../natives.js";
import { patch, realm } from "./patch.js";
import { redirectAll, standIn } from "./stand_in.js";

const wait = (name, go, drop) => detain({ key: name }, () => storage(name), go, drop);

function openDatabase(self, args, go) {
  const { prototype } = IDBOpenDBRequest;
  const [request, begin] = standIn(prototype, { readyState: "pending" }, go);
  return wait(textAt(args, 0), begin) && request;
}

function openCache(self, args, go) {
  let isHeld;
  const promise = new Promise((resolve, reject) => {
    // As where the browser keeps nothing for the site.
    isHeld = wait(textAt(args, 0), () => resolve(go()), () => reject(new DOMException("", "SecurityError")));
  });
  return isHeld && promise;
}

export function installDatabases() {
  redirectAll(realm.IDBRequest.prototype);
  redirectAll(realm.IDBOpenDBRequest.prototype);
  patch("IDBFactory", "open", openDatabase);
  patch("CacheStorage", "open", openCache);
}
