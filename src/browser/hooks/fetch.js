// fetch: a held request waits as the `Request` it was when it was made.

import { disown } from "../hold.js";
import { capture, construct, listen, Promise, textAt, win } from "../natives.js";
import { patchObject, realm } from "./patch.js";
import { detainRequest, isHeld } from "./verdicts.js";

const FETCH = 6;
const BEACON = 8;
const { Request } = win;
const [urlOf, signalOf] = capture(Request, "url signal");

function fetch(self, args, go) {
  let passes;
  // What is thrown in here rejects it, as with the native.
  const answer = new Promise((resolve) => {
    // What is to outlive the page is sent as a beacon is.
    const means = (args[1] || args[0])?.keepalive ? BEACON : FETCH;
    let url;
    try {
      url = urlOf(args[0]);
    } catch {
      // It is none of a request.
      url = textAt(args, 0);
    }
    passes = !isHeld(means, url);
    if (passes) return;
    const request = construct(Request, args);
    args[0] = request;
    args[1] = undefined;
    const send = () => resolve(go());
    // Aborted while it waits, it fails as the native does, which asks for nothing then.
    listen(signalOf(request), "abort", () => {
      disown(request);
      send();
    });
    detainRequest(means, urlOf(request), send, () => {
      args[0] = "blob:x";
      send();
    }, request);
  });
  return passes ? undefined : answer;
}

export const installFetch = () => patchObject(realm, "fetch", fetch);
