// Web storage: what is set under a declared key waits, and so does its removal, in order.

import { storage } from "../core.js";
import { hold } from "../hold.js";
import { apply, textAt, win } from "../natives.js";
import { DONE, patch } from "./patch.js";

function verdict(key) {
  try {
    return storage(key);
  } catch {
    return 1;
  }
}

function wait(key, release) {
  const word = verdict(key);
  if (!(word & 3)) return false;
  hold({ _what: { key }, _word: () => verdict(key), _release: release, _drop() {} }, word);
  return true;
}

export function installStorage() {
  const owner = win.Storage.prototype;
  patch(owner, "setItem", (self, args, native) => {
    if (args.length < 2) return;
    const key = textAt(args, 0);
    textAt(args, 1);
    if (wait(key, () => void apply(native, self, args))) return DONE;
  });
  patch(owner, "removeItem", (self, args, native) => {
    // Removed at once, and once more in its turn, so that no earlier write outlives it.
    if (args.length) wait(textAt(args, 0), () => void apply(native, self, args));
  });
}
