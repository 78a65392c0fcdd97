// The origin's own file system: a file or a folder of a declared name is got once it may be kept.

import { storage } from "../core.js";
import { patch } from "../hooks/patch.js";
import { detainPromise } from "./hold.js";
import { textAt } from "./natives.js";

/** As where the browser keeps nothing for the site. */
const fail = (resolve, reject) => reject(new DOMException("", "SecurityError"));

export const installFiles = () => patch("FileSystemDirectoryHandle", "getFileHandle getDirectoryHandle", (self, args, go) => {
  const key = textAt(args, 0);
  return detainPromise({ key }, () => storage(key), go, fail);
});
