// Carries events to the core and its effects out to the page. It decides nothing.

import { apply, choices, isOpen } from "./core.js";
import { erase } from "./erase.js";
import { recheck } from "./hold.js";
import { apply as call, exec, later, win } from "./natives.js";
import { keep, records, save } from "./store.js";
import { tell } from "./tell.js";
import { hide, offerReload, show } from "./view.js";

export const ALLOW_ALL = 1;
export const REJECT_ALL = 2;
export const NOTIFY = 3;
export const PICK = 4;
export const ANSWER = 5;
export const WITHDRAW = 6;
const START = 0;

const { Date, Uint8Array, crypto, location, navigator } = win;
const clock = Date.now;
const random = crypto.getRandomValues.bind(crypto);
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A fresh record id: 128 random bits as 22 digits, of which the last carries two bits. */
function freshId() {
  const bytes = random(new Uint8Array(22));
  let id = "";
  for (let at = 0; at < 22; at++) id += DIGITS[bytes[at] & (at < 21 ? 63 : 48)];
  return id;
}

/** Calls a vendor's function by its path, such as `posthog.opt_out_capturing`. */
function stop(path) {
  const name = /[^.]+/g;
  let owner;
  let value = win;
  try {
    for (let part; (part = exec(name, path)); value = value[part[0]]) owner = value;
    call(value, owner, []);
  } catch {
    // It never ran, or fails: the reload that is offered ends it too.
  }
}

let left;
const effects = {
  show,
  hide,
  keep,
  save,
  stop,
  recheck,
  reload: offerReload,
  erase() {
    left = erase();
  },
  tell: (how) => tell("choice", { how, ...choices(), left }),
};

function act(op, text) {
  const todo = apply(op, text, clock() / 1000);
  for (let at = 0; at < todo.length; at++) {
    const effect = todo[at];
    try {
      effects[effect[0]](effect[1], effect[2]);
    } catch (error) {
      // One effect that fails must not keep the others from happening.
      later(() => { throw error; });
    }
  }
}

let waiting = [];

/** Applies an event now, or once a policy is open. */
export function happen(op, text) {
  if (isOpen()) act(op, text);
  else waiting[waiting.length] = [op, text];
}

/** An event that needs a record id. */
export const chose = (op, lines) => happen(op, freshId() + "\n" + (lines || ""));

/** Begins once a policy is open: what is stored, then what was asked for meanwhile. */
export function begin() {
  act(START, location.href + "\n" + (navigator.globalPrivacyControl ? 1 : 0) + "\n" + records());
  const late = waiting;
  waiting = [];
  for (let at = 0; at < late.length; at++) act(late[at][0], late[at][1]);
}
