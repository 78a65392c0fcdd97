// XMLHttpRequest: opening asks for nothing, so it is `send` that waits.

import { capture, DOMException, textAt, weakGet, WeakMap, weakSet } from "../natives.js";
import { DONE, patch } from "./patch.js";
import { detainRequest, isHeld } from "./verdicts.js";

const MEANS = 7;
const [openNatively, sendNatively] = capture(XMLHttpRequest, "open send");
const opened = new WeakMap();

function open(self, args) {
  weakSet(opened, self, { _url: textAt(args, 1), _waits: args.length < 3 || args[2] });
}

function send(self, args, go) {
  const state = weakGet(opened, self);
  if (!state) return;
  const url = state._url;
  if (!state._waits) {
    if (!isHeld(MEANS, url)) return;
    throw new DOMException(`Failed to load '${url}'.`, "NetworkError");
  }
  // Opened again or aborted in between, it is another request.
  const act = (run) => () => {
    if (weakGet(opened, self) === state) run();
  };
  const drop = act(() => {
    // An address without content gives the real events of a failed request.
    openNatively(self, "GET", "blob:x");
    sendNatively(self);
  });
  if (detainRequest(MEANS, url, act(go), drop)) return DONE;
}

export function installXhr() {
  patch("XMLHttpRequest", "open", open);
  patch("XMLHttpRequest", "send", send);
  patch("XMLHttpRequest", "abort", (self) => {
    const state = weakGet(opened, self);
    if (state) weakSet(opened, self, { ...state });
  });
}
