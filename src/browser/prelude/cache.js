// What a cache asks for by itself: it waits as what `fetch` asks for does.

import { patch } from "../hooks/patch.js";
import { requestAt } from "./address.js";
import { detainPromise } from "./hold.js";
import { list } from "./natives.js";
import { isHeld } from "./verdicts.js";

const FETCH = 6;

const fail = (resolve, reject) => reject(new TypeError("Failed to fetch"));

function wait(urls, go) {
  const word = () => {
    let held = 0;
    for (let at = 0; at < urls.length; at++) held ||= isHeld(FETCH, urls[at]);
    return held;
  };
  return detainPromise({}, word, go, fail);
}

export function installCaches() {
  patch("Cache", "add", (self, args, go) => wait(list(requestAt(args, 0)), go));
  patch("Cache", "addAll", (self, args, go) => {
    const requests = list();
    const urls = list();
    // What is judged is what is asked for: the page's own list is read once.
    for (const request of args[0]) {
      const one = [request];
      urls[urls.length++] = requestAt(one, 0);
      requests[requests.length++] = one[0];
    }
    args[0] = requests;
    return wait(urls, go);
  });
}
