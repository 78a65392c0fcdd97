// navigator.sendBeacon: a page is told that it is queued, which it is.

import { apply, textAt, win } from "../natives.js";
import { patch } from "./patch.js";
import { detainRequest } from "./verdicts.js";

const MEANS = 8;

export const installBeacon = () => patch([win.Navigator], "sendBeacon", (self, args, native) => {
  if (!args.length) return;
  const url = textAt(args, 0);
  if (detainRequest(MEANS, url, () => void apply(native, self, args))) return true;
});
