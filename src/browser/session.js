// Carries events to the core and its effects out to the page. It decides nothing.

import { applyEvent, choices, isOpen, isShared, mode, modeName, stopCall } from "./core.js";
import { erase } from "./erase.js";
import { recheck } from "./hold.js";
import { apply, exec, win } from "./natives.js";
import { isLoaded, loadPanel } from "./rest.js";
import { keep, records, save } from "./store.js";
import { tell } from "./tell.js";
import { turnItself } from "./view.js";

const clock = Date.now;

/** A fresh record id: 22 digits of five random bits each. */
function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  let id = "";
  for (let at = 0; at < 22; at++) id += (bytes[at] & 31).toString(32);
  return id;
}

/** Calls a vendor's function by its path, such as `posthog.opt_out_capturing`. */
function stop(_, service) {
  const path = stopCall(service);
  const name = /[^.]+/g;
  let owner;
  let value = win;
  for (let part; value && (part = exec(name, path)); value = value[part[0]]) owner = value;
  if (value) apply(value, owner, []);
}

const NOTIFY = 3;
/** Whoever chose to be told of cookies is: those that a response sets are seen by the panel's part. */
const attend = () => mode() === NOTIFY && loadPanel().catch(() => {});

let left;
/** What the core asks for, by its numbers. */
const effects = [
  /* show */ () => turnItself("notice"),
  /* hide */ () => turnItself(""),
  keep,
  /* save */ (line, seconds) => {
    save(line, seconds);
    // On every subdomain, and the policy compiled from JSON beside it.
    if (isShared() || isLoaded()) loadPanel().then((panel) => panel._saved(line, seconds));
  },
  stop,
  /* erase */ () => {
    left = erase();
  },
  /* recheck */ () => recheck(mode()),
  /* offer a reload */ () => turnItself("withdrawn"),
  /* tell */ (_, op) => {
    tell("choice", { how: modeName(op), ...choices(), left });
    attend();
  },
];

function act(op, text) {
  const todo = applyEvent(op, text, clock() / 1000);
  for (let at = 0; at < todo.length; at++) {
    const [number, line, detail] = todo[at];
    try {
      effects[number](line, detail || op);
    } catch (error) {
      // One effect that fails, such as a vendor's stop call, must not keep the others from happening.
      console.error(error);
    }
  }
}

let waiting = [];

/** Applies an event, by the core's number for it, now or once a policy is open. */
export function happen(op, text) {
  if (isOpen()) act(op, text);
  else waiting[waiting.length] = [op, text];
  return true;
}

/** The visitor's choices: events that need a record id. Only `pick` has lines to read; the others read none. */
const choose = (op) => (lines) => happen(op, freshId() + "\n" + (lines || ""));
export const allowAll = choose(1);
export const rejectAll = choose(2);
export const notifyMe = choose(3);
export const pick = choose(4);
export const withdraw = choose(8);

/** Begins once a policy is open: what is stored, then what was asked for meanwhile. */
export function begin() {
  act(0, location.href + "\n" + (navigator.globalPrivacyControl ? 1 : 0) + "\n" + records());
  const late = waiting;
  waiting = [];
  for (let at = 0; at < late.length; at++) act(late[at][0], late[at][1]);
  attend();
}
