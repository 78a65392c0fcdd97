// The blobs behind the page's own addresses of them: a page revokes an address as soon as it has made a worker of it.

import { patchObject, realm } from "../hooks/patch.js";
import { capture, win } from "./natives.js";

const { Blob, Map } = win;
const [sizeOf, sliceOf] = capture(Blob, "size slice");
const [get, set, remove] = capture(Map, "get set delete");
const blobs = new Map();
export const createUrl = URL.createObjectURL.bind(URL);
export const revokeUrl = URL.revokeObjectURL.bind(URL);

/** An address of its own of what another address stands for, of some type; nothing if no blob of that is known. */
export function copyUrl(url, type) {
  const blob = get(blobs, url);
  return blob && createUrl(type ? sliceOf(blob, 0, sizeOf(blob), type) : blob);
}

export function installBlobs() {
  patchObject(realm.URL, "createObjectURL", (self, args, go) => {
    const blob = args[0];
    const url = go();
    try {
      sizeOf(blob);
      set(blobs, url, blob);
    } catch {
      // A stream of media.
    }
    return url;
  });
  patchObject(realm.URL, "revokeObjectURL", (self, args) => void remove(blobs, args[0] = `${args[0]}`));
}
