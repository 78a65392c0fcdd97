// Cookies written by scripts, held by their name. Reading shows what the browser has: nothing held.

import { cookie } from "../core.js";
import { detain, detainPromise } from "../hold.js";
import { exec, textAt, trim } from "../natives.js";
import { patch } from "./patch.js";

/** The store takes a name or an object with one, which is read once. */
function store(self, args, go) {
  const name = typeof args[0] === "object" ? textAt((args[0] = { ...args[0] }), "name") : textAt(args, 0);
  return detainPromise({ cookie: name }, () => cookie(name), go, (resolve) => resolve());
}

export function installCookies() {
  patch("Document", "cookie", (self, args, go) => {
    const name = trim(exec(/^[^=;]*/, textAt(args, 0))[0]);
    return detain({ cookie: name }, () => cookie(name), go);
  }, "set");
  patch("CookieStore", "set delete", store);
}
