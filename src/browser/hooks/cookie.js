// Cookies written by scripts, held by their name. Reading shows what the browser has: nothing held.

import { cookie } from "../core.js";
import { detain } from "../hold.js";
import { exec, Promise, textAt, trim } from "../natives.js";
import { patch } from "./patch.js";

const wait = (name, release, drop) => detain({ cookie: name }, () => cookie(name), release, drop);

/** The store takes a name or an object with one, which is read once. */
function store(self, args, go) {
  const given = args[0];
  // Of nothing the native complains.
  if (given == null) return;
  let name;
  if (typeof given === "object") {
    ({ name } = given);
    args[0] = { __proto__: given, name };
    if (name === undefined) return;
    name = textAt(args[0], "name");
  } else name = textAt(args, 0);
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
