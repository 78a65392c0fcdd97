// Web storage: what is set under a declared key waits, and so does its removal, in order.

import { storage } from "../core.js";
import { detain, disown } from "../hold.js";
import { textAt } from "../natives.js";
import { patch } from "./patch.js";

function wait(self, args, go) {
  const key = textAt(args, 0);
  return detain({ key }, () => storage(key), go, undefined, self);
}

export function installStorage() {
  patch("Storage", "setItem", (self, args, go) => {
    textAt(args, 1);
    return wait(self, args, go);
  });
  // Removed at once, and once more in its turn, so that no earlier write outlives it.
  patch("Storage", "removeItem", (self, args, go) => void wait(self, args, go));
  patch("Storage", "clear", (self) => void disown(self));
}
