// The text of a hook is its native's. Some natives have two hooks here, one for addresses and one that holds.

import { natives, patchObject } from "../hooks/patch.js";
import { capture, weakGet } from "./natives.js";

const [textOf] = capture(Function, "toString");

export const installText = () => patchObject(Function.prototype, "toString", (self) => {
  let native = self;
  for (let next; (next = weakGet(natives, native)); ) native = next;
  return native !== self ? textOf(native) : undefined;
});
