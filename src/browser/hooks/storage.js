// Web storage: what is set under a declared key waits, and so does its removal, in order.

import { storage } from "../core.js";
import { detain } from "../hold.js";
import { textAt } from "../natives.js";
import { DONE, patch } from "./patch.js";

const wait = (args, go) => {
  const key = textAt(args, 0);
  return detain({ key }, () => storage(key), go);
};

export function installStorage() {
  patch("Storage", "setItem", (self, args, go) => {
    textAt(args, 1);
    if (wait(args, go)) return DONE;
  });
  // Removed at once, and once more in its turn, so that no earlier write outlives it.
  patch("Storage", "removeItem", (self, args, go) => void wait(args, go));
}
