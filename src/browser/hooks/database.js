// IndexedDB, the Cache API and the origin's own files: what has a declared name is opened once it may be kept.

import { storage } from "../core.js";
import { detain, detainPromise } from "../hold.js";
import { textAt } from "../natives.js";
import { patch } from "./patch.js";
import { redirectAll, standIn } from "./stand_in.js";

function openDatabase(self, args, go) {
  const { prototype } = IDBOpenDBRequest;
  const { _self, _begin } = standIn(prototype, { readyState: "pending" }, go);
  const key = textAt(args, 0);
  return detain({ key }, () => storage(key), _begin) && _self;
}

function openNamed(self, args, go) {
  const key = textAt(args, 0);
  // As where the browser keeps nothing for the site.
  const fail = (resolve, reject) => reject(new DOMException("", "SecurityError"));
  return detainPromise({ key }, () => storage(key), go, fail);
}

export function installDatabases() {
  redirectAll("IDBRequest");
  redirectAll("IDBOpenDBRequest");
  patch("IDBFactory", "open", openDatabase);
  patch("CacheStorage", "open", openNamed);
  patch("FileSystemDirectoryHandle", "getFileHandle getDirectoryHandle", openNamed);
}
