// fetch: a held request waits as the `Request` it was when it was made.

import { disown } from "../hold.js";
import { capture, construct, listen, Promise, textAt, win } from "../natives.js";
import { patchObject, realm } from "./patch.js";
import { redirectAll, standIn } from "./stand_in.js";
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
    // What it carries can be looked at when it is a request.
    passes = !isHeld(means, url, 1);
    if (passes) return;
    const body = args[1]?.body;
    // Not asked for again: the text that is looked at is the one that goes out.
    if (typeof body === "string") args[1] = { __proto__: args[1], body };
    const request = construct(Request, args);
    args[0] = request;
    args[1] = undefined;
    const send = () => resolve(go());
    // Aborted while it waits, it fails as the native does, which asks for nothing then.
    listen(signalOf(request), "abort", () => {
      disown(request);
      send();
    });
    detainRequest(means, urlOf(request), send, [[body], 0, request], () => {
      args[0] = "blob:x";
      send();
    }, request) || send();
  });
  return passes ? undefined : answer;
}

/** What is to be sent once the page is left; it tells whether it has been. */
function fetchLater(self, args, go) {
  const request = construct(Request, args);
  args[0] = request;
  const { _self, _begin } = standIn(FetchLaterResult.prototype, { activated: false }, go);
  return detainRequest(BEACON, urlOf(request), _begin, [[args[1]?.body], 0, request]) && _self;
}

export function installFetch() {
  patchObject(realm, "fetch", fetch);
  redirectAll("FetchLaterResult");
  patchObject(realm, "fetchLater", fetchLater);
}
