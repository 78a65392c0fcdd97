// WebSocket and EventSource: the page gets one that is still connecting, and stays so until released.

import { textAt } from "../natives.js";
import { patchObject, realm } from "./patch.js";
import { redirectAll, standIn } from "./stand_in.js";
import { detainRequest, isHeld, resolve } from "./verdicts.js";

const SOCKET = 9;
const EVENTS = 10;
const NOWHERE = "https://localhost:1";

/** `nowhere` is an address that fails at once, with the native's own events and without a request. */
function installConnection(name, means, nowhere) {
  redirectAll(name);
  patchObject(realm, name, (target, args, go) => {
    const url = textAt(args, 0);
    if (!target || !isHeld(means, url)) return;
    const fail = () => {
      args[0] = nowhere;
      _begin();
    };
    const { _self, _begin } = standIn(target.prototype, { url: resolve(url), readyState: 0 }, go, ({ name }) => {
      if (name === "close") fail();
      // The native complains about what is sent too early.
      return name === "close" || name === "send";
    });
    detainRequest(means, url, _begin, undefined, fail);
    return _self;
  });
}

export function installSockets() {
  installConnection("WebSocket", SOCKET, "wss://localhost:1");
  installConnection("EventSource", EVENTS, "data:,");
  // Their promises cannot stand in for others: what may not connect fails.
  patchObject(realm, "WebTransport WebSocketStream", (target, args) => {
    if (target && detainRequest(SOCKET, textAt(args, 0))) args[0] = NOWHERE;
  });
}
