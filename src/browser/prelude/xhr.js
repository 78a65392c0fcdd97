// XMLHttpRequest in a worker: what cannot wait is opened at an address without content, and fails as the native does. The
// shared hook does so later, by opening it anew; in a worker of Firefox such a request never ends.

import { patch } from "../hooks/patch.js";
import { completeAt } from "./address.js";
import { isHeld, isRefused } from "./verdicts.js";

const MEANS = 7;

export const installOpen = () => patch("XMLHttpRequest", "open", (self, args) => {
  const url = completeAt(args, 1);
  const waits = args.length < 3 || (args[2] = !!args[2]);
  if (waits ? isRefused(MEANS, url) : isHeld(MEANS, url)) args[1] = "blob:x";
});
