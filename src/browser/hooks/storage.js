// Web storage: what is set under a declared key waits, and so does its removal, in order.

import { storage } from "../core.js";
import { detain } from "../hold.js";
import { apply, textAt, win } from "../natives.js";
import { DONE, patch } from "./patch.js";

const wait = (self, args, native) => {
  const key = textAt(args, 0);
  return detain({ key }, () => storage(key), () => void apply(native, self, args));
};

export function installStorage() {
  patch([win.Storage], "setItem", (self, args, native) => {
    if (args.length < 2) return;
    textAt(args, 1);
    if (wait(self, args, native)) return DONE;
  });
  patch([win.Storage], "removeItem", (self, args, native) => {
    // Removed at once, and once more in its turn, so that no earlier write outlives it.
    if (args.length) wait(self, args, native);
  });
}
