// navigator.sendBeacon: a page is told that it is queued, which it is.

import { hold } from "../hold.js";
import { apply, textAt, win } from "../natives.js";
import { patch } from "./patch.js";
import { verdict } from "./verdicts.js";

const BEACON = 8;

export function installBeacon() {
  patch(win.Navigator.prototype, "sendBeacon", (self, args, native) => {
    const url = args.length ? textAt(args, 0) : "";
    const word = verdict(BEACON, url);
    if (!(word & 3)) return;
    hold({
      _what: { url, means: BEACON },
      _word: () => verdict(BEACON, url),
      _release() {
        apply(native, self, args);
      },
      _drop() {},
    }, word);
    return true;
  });
}
