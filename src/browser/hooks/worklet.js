// Worklets: a module waits, and what it promises with it.

import { detainPromise } from "../hold.js";
import { textAt } from "../natives.js";
import { patch } from "./patch.js";
import { verdict } from "./verdicts.js";

const SCRIPT = 0;

export const installWorklets = () => patch("Worklet", "addModule", (self, args, go) => {
  const url = textAt(args, 0);
  const fail = (resolve, reject) => reject(new DOMException("", "AbortError"));
  return detainPromise({ url, means: SCRIPT }, () => verdict(SCRIPT, url), go, fail);
});
