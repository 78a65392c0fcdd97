// Cookies written by scripts, held by their name. Reading shows what the browser has: nothing held.

import { cookie } from "../core.js";
import { detain } from "../hold.js";
import { exec, Promise, textAt, trim } from "../natives.js";
import { patch } from "./patch.js";

const wait = (name, release, drop) => detain({ cookie: name }, () => cookie(name), release, drop);

/** The store takes a name or an object with one, which is read once. */
function store(self, args, go) {
  const name = typeof args[0] === "object" ? textAt((args[0] = { ...args[0] }), "name") : textAt(args, 0);
  let isHeld;
  const promise = new Promise((resolve) => {
    isHeld = wait(name, () => resolve(go()), resolve);
  });
  return isHeld && promise;
}

export function installCookies() {
  patch("Document", "cookie", (self, args, go) => wait(trim(exec(/^[^=;]*/, textAt(args, 0))[0]), go), "set");
  patch("CookieStore", "set delete", store);
}
