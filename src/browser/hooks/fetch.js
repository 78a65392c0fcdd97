// fetch: a held request waits as the `Request` it was when it was made.

import { capture, construct, listen, Promise, textAt, TypeError, win } from "../natives.js";
import { patchObject } from "./patch.js";
import { detainRequest, isHeld } from "./verdicts.js";

const MEANS = 6;
const { Request } = win;
const [urlOf, signalOf] = capture(Request, "url signal");

/** The URL of the first argument, which is text from here on unless it is a request. */
function addressOf(args) {
  try {
    return urlOf(args[0]);
  } catch {
    return textAt(args, 0);
  }
}

function fetch(self, args, go) {
  let passes;
  // What is thrown in here rejects it, as with the native.
  const answer = new Promise((resolve, reject) => {
    const url = addressOf(args);
    passes = !isHeld(MEANS, url);
    if (passes) return;
    args[0] = construct(Request, args);
    args[1] = undefined;
    const send = () => resolve(go());
    // Aborted while it waits, it fails as the native does, which asks for nothing then.
    listen(signalOf(args[0]), "abort", send);
    detainRequest(MEANS, url, send, () => reject(new TypeError("Failed to fetch")));
  });
  return passes ? undefined : answer;
}

export const installFetch = () => patchObject(win, "fetch", fetch);
