// XMLHttpRequest: opening asks for nothing, so it is `send` that waits.

import { hold } from "../hold.js";
import { textAt, uncurry, weakGet, weakSet, win } from "../natives.js";
import { DONE, patch } from "./patch.js";
import { verdict } from "./verdicts.js";

const XHR = 7;
const { DOMException, WeakMap, XMLHttpRequest } = win;
const owner = XMLHttpRequest.prototype;
const openNatively = uncurry(owner.open);
const sendNatively = uncurry(owner.send);
const opened = new WeakMap();

function send(self, args) {
  const state = weakGet(opened, self);
  const word = state ? verdict(XHR, state._url) : 0;
  if (!(word & 3)) return;
  if (!state._isAsync) {
    throw new DOMException(`Failed to execute 'send' on 'XMLHttpRequest': Failed to load '${state._url}'.`, "NetworkError");
  }
  // Opened or aborted in between, it is another request.
  const isCurrent = () => weakGet(opened, self) === state;
  hold({
    _what: { url: state._url, means: XHR },
    _word: () => verdict(XHR, state._url),
    _release() {
      if (isCurrent()) sendNatively(self, args[0]);
    },
    _drop() {
      if (!isCurrent()) return;
      // Failing on an address without content gives the real events of a failed request.
      openNatively(self, "GET", "blob:x");
      sendNatively(self);
    },
  }, word);
  return DONE;
}

export function installXhr() {
  patch(owner, "open", (self, args) => {
    if (args.length < 2) return;
    const state = { _url: textAt(args, 1), _isAsync: args.length < 3 || !!args[2] };
    weakSet(opened, self, state);
  });
  patch(owner, "send", send);
  patch(owner, "abort", (self) => {
    const state = weakGet(opened, self);
    if (state) weakSet(opened, self, { ...state });
  });
}
