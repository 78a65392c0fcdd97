// XMLHttpRequest: opening asks for nothing, so it is `send` that waits.

import { disown, epochs } from "../hold.js";
import { capture, textAt, weakGet, weakSet } from "../natives.js";
import { patch } from "./patch.js";
import { detainRequest, isHeld, resolve } from "./verdicts.js";

const MEANS = 7;
const [openNatively, sendNatively] = capture(XMLHttpRequest, "open send");
const type = "XMLHttpRequest";

function send(self, args, go) {
  const state = weakGet(epochs, self);
  if (!state) return;
  const { _url, _waits } = state;
  const data = [args, 0, state._headers];
  // An address without content gives the real events, or the error, of a failed request.
  const fail = () => {
    openNatively(self, "GET", "blob:x", _waits);
    sendNatively(self);
  };
  if (_waits) return detainRequest(MEANS, _url, go, data, fail, self);
  if (isHeld(MEANS, _url, data)) fail();
}

export function installXhr() {
  patch(type, "open", (self, args) => {
    textAt(args, 0);
    weakSet(epochs, self, { _url: resolve(textAt(args, 1)), _waits: args.length < 3 || !!args[2], _headers: "" });
  });
  patch(type, "setRequestHeader", (self, args) => {
    const state = weakGet(epochs, self);
    if (state) state._headers += textAt(args, 0) + ":" + textAt(args, 1) + "\n";
  });
  patch(type, "send", send);
  // Aborted while it waits, it is another request.
  patch(type, "abort", (self) => void disown(self));
}
