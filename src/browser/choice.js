// What can be chosen, asked of no one: whoever calls this has made sure that it may.

import { forget } from "./prompt.js";
import { ALLOW_ALL, NOTIFY, PICK, REJECT_ALL, WITHDRAW, chose } from "./session.js";

function choose(op, lines) {
  forget();
  chose(op, lines);
  return true;
}

export const allowAll = () => choose(ALLOW_ALL);
export const rejectAll = () => choose(REJECT_ALL);
export const notifyMe = () => choose(NOTIFY);
export const withdraw = () => choose(WITHDRAW);
export const pick = (lines) => choose(PICK, lines);
