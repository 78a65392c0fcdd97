// Has the gate read what is stored: when the page starts, and again at every answer.

import { start } from "./core.js";
import { enforce } from "./enforce.js";
import { records } from "./store.js";

const clock = Date.now;

/** The page and its records, those stored or others, as the core takes them. */
export const startText = (lines = records()) =>
  location.href + "\n" + (navigator.globalPrivacyControl ? 1 : 0) + "\n" + lines;

/** Reads records; what may pass from then on follows them. Returns whether one holds. */
export function recall(lines) {
  const holds = start(startText(lines), clock() / 1000);
  enforce();
  return holds;
}
