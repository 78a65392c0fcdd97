// Choosing one by one from a script.

import { page } from "./page.js";

const lines = (kind, answers = {}) =>
  Object.keys(answers).filter((id) => !/\s/.test(id)).map((id) => `${kind}${answers[id] === true ? "+" : "-"}${id}\n`);

/** Takes answers, `{purposes: {id: boolean}, services: {id: boolean}}`; false where they widen and may not. */
export function choose({ purposes, services }, mayWiden) {
  const picked = [...lines("p", purposes), ...lines("s", services)];
  if (!mayWiden && picked.some((line) => line[1] === "+")) {
    console.warn("sekisho: what widens consent needs the visitor's own click; pass its event on.");
    return false;
  }
  return page._pick(picked.join(""));
}
