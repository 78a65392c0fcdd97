// What promises to have loaded something: a worklet's module, a cache's answer.

import { detainPromise } from "../hold.js";
import { textAt } from "../natives.js";
import { patch } from "./patch.js";
import { verdict } from "./verdicts.js";

const SCRIPT = 0;
const FETCH = 6;

const load = (means) => (self, args, go) => {
  const url = textAt(args, 0);
  const fail = (resolve, reject) => reject(new TypeError());
  return detainPromise({ url, means }, () => verdict(means, url), go, fail);
};

export function installLoading() {
  patch("Worklet", "addModule", load(SCRIPT));
  patch("Cache", "add", load(FETCH));
}
