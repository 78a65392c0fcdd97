// Choosing one by one from a script.

import { happen } from "./answer.js";

/** The core's number for what is chosen one by one. */
export const PICK = 4;

const lines = (kind, answers = {}) =>
  Object.keys(answers).filter((id) => !/\s/.test(id)).map((id) => `${kind}${answers[id] === true ? "+" : "-"}${id}\n`);

/** Takes answers, `{purposes: {id: boolean}, services: {id: boolean}}`; false where they widen and may not, or cannot be taken. */
export function choose({ purposes, services }, mayWiden) {
  const picked = [...lines("p", purposes), ...lines("s", services)];
  if (!mayWiden && picked.some((line) => line[1] === "+")) {
    console.warn("sekisho: what widens consent needs the visitor's own click; pass its event on.");
    return false;
  }
  return happen(PICK, picked.join(""));
}
