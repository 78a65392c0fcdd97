// The blobs behind the page's own addresses of them: a page revokes an address as soon as it has made a worker of it.

import { patchObject, realm } from "../hooks/patch.js";
import { capture, win } from "./natives.js";

const { Blob, Map } = win;
const [sizeOf] = capture(Blob, "size");
const [get, set, remove] = capture(Map, "get set delete");
const blobs = new Map();
export const createUrl = URL.createObjectURL.bind(URL);
export const revokeUrl = URL.revokeObjectURL.bind(URL);

/** The blob that an address stands for, if it is known. */
export const blobOf = (url) => get(blobs, url);

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
