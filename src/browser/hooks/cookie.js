// Cookies written by scripts, held by their name. Reading shows what the browser has: nothing held.

import { cookie } from "../core.js";
import { detain } from "../hold.js";
import { apply, assign, exec, textAt, trim, win } from "../natives.js";
import { DONE, patch } from "./patch.js";

const { Promise } = win;

const wait = (name, release, drop) => detain({ cookie: name }, () => cookie(name), release, drop);

function write(self, args, native) {
  const name = trim(exec(/^[^=;]*/, textAt(args, 0))[0]);
  if (wait(name, () => void apply(native, self, args))) return DONE;
}

/** The store takes a name or an object with one, which is read once. */
function store(self, args, native) {
  if (!args.length) return;
  const isObject = typeof args[0] === "object";
  if (isObject) args[0] = assign({}, args[0]);
  const name = isObject ? textAt(args[0], "name") : textAt(args, 0);
  let settle;
  const promise = new Promise((resolve) => {
    settle = resolve;
  });
  if (wait(name, () => settle(apply(native, self, args)), settle)) return promise;
}

export function installCookies() {
  patch([win.Document], "cookie", write, "set");
  if (win.CookieStore) patch([win.CookieStore], "set delete", store);
}
