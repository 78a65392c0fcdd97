// fetch: a held request waits as the `Request` it was when it was made.

import { hold } from "../hold.js";
import { apply, construct, getter, listen, textAt, win } from "../natives.js";
import { patch } from "./patch.js";
import { verdict } from "./verdicts.js";

const { Promise, Request, TypeError } = win;
const FETCH = 6;
const urlOf = getter(Request.prototype, "url");
const signalOf = getter(Request.prototype, "signal");
const reject = Promise.reject.bind(Promise);

/** The URL of `fetch`'s first argument, which is text from here on unless it is a request. */
function addressOf(args) {
  try {
    return urlOf(args[0]);
  } catch {
    return textAt(args, 0);
  }
}

export function installFetch() {
  patch(win, "fetch", (self, args, native) => {
    if (!args.length) return;
    let request;
    let url;
    let word;
    try {
      url = addressOf(args);
      word = verdict(FETCH, url);
      if (!(word & 3)) return;
      request = construct(Request, args);
    } catch (error) {
      return reject(error);
    }
    return new Promise((resolve, fail) => {
      const go = () => resolve(apply(native, self, [request]));
      // Aborted while it waits, it fails as the native does, which asks for nothing then.
      listen(signalOf(request), "abort", go);
      hold({
        _what: { url, means: FETCH },
        _word: () => verdict(FETCH, url),
        _release() { go(); },
        _drop: () => fail(new TypeError("Failed to fetch")),
      }, word);
    });
  });
}
