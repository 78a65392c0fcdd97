// fetch: a held request waits as the `Request` it was when it was made.

import { apply, construct, getter, listen, textAt, win } from "../natives.js";
import { patchGlobal } from "./patch.js";
import { detainRequest, isHeld } from "./verdicts.js";

const MEANS = 6;
const { Promise, Request, TypeError } = win;
const urlOf = getter(Request.prototype, "url");
const signalOf = getter(Request.prototype, "signal");

/** The URL of the first argument, which is text from here on unless it is a request. */
function addressOf(args) {
  try {
    return urlOf(args[0]);
  } catch {
    return textAt(args, 0);
  }
}

function fetch(self, args, native) {
  if (!args.length) return;
  let answer;
  try {
    const url = addressOf(args);
    if (!isHeld(MEANS, url)) return;
    const request = construct(Request, args);
    answer = new Promise((resolve, reject) => {
      const go = () => resolve(apply(native, self, [request]));
      // Aborted while it waits, it fails as the native does, which asks for nothing then.
      listen(signalOf(request), "abort", go);
      detainRequest(MEANS, url, () => void go(), () => reject(new TypeError("Failed to fetch")));
    });
  } catch (error) {
    answer = new Promise((_, reject) => reject(error));
  }
  return answer;
}

export const installFetch = () => patchGlobal("fetch", fetch);
