// Cookies written by scripts, held by their name. Reading shows what the browser has: nothing held.

import { hold } from "../hold.js";
import { cookie } from "../core.js";
import { apply, assign, exec, textAt, trim, win } from "../natives.js";
import { DONE, patch } from "./patch.js";

const { Promise } = win;
const NAME = /^[^=;]*/;

/** The verdict on a name; a core that fails lets nothing pass. */
function verdict(name) {
  try {
    return cookie(name);
  } catch {
    return 1;
  }
}

/** Holds a write until its name passes; true if it is held. */
function wait(name, release, drop = () => {}) {
  const word = verdict(name);
  if (!(word & 3)) return false;
  hold({ _what: { cookie: name }, _word: () => verdict(name), _release: release, _drop: drop }, word);
  return true;
}

/** The store takes a name or an object with one, which is read once. */
function nameIn(args) {
  if (args.length && typeof args[0] === "object") {
    args[0] = assign({}, args[0]);
    return textAt(args[0], "name");
  }
  return textAt(args, 0);
}

export function installCookies() {
  patch(win.Document.prototype, "cookie", (self, args, native) => {
    const name = trim(exec(NAME, textAt(args, 0))[0]);
    if (wait(name, () => void apply(native, self, args))) return DONE;
  }, "set");
  const store = (self, args, native) => {
    const name = nameIn(args);
    let settle;
    const promise = new Promise((resolve) => {
      settle = resolve;
    });
    return wait(name, () => void settle(apply(native, self, args)), settle) ? promise : undefined;
  };
  const owner = win.CookieStore?.prototype;
  patch(owner, "set", store);
  patch(owner, "delete", store);
}
