// What would be held, told in the build that holds nothing.

import { explain } from "./core.js";
import { tell } from "./tell.js";

/** The last of the reasons by which something passes. */
const PASSING = 8;

/** Tells of what passes by a word, if it would be held. */
export function report(what, word) {
  if ((word >> 2 & 63) > PASSING) tell("held", { ...what, ...explain(word), again: false, dropped: false });
}
