// navigator.sendBeacon: a page is told that it is queued, which it is.

import { detain } from "../hold.js";
import { apply, textAt, win } from "../natives.js";
import { patch } from "./patch.js";
import { verdict } from "./verdicts.js";

const MEANS = 8;

export const installBeacon = () => patch([win.Navigator], "sendBeacon", (self, args, native) => {
  if (!args.length) return;
  const url = textAt(args, 0);
  const send = () => void apply(native, self, args);
  if (detain({ url, means: MEANS }, () => verdict(MEANS, url), send)) return true;
});
