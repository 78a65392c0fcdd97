// "Notify me when cookies are received": what is asked about, one prompt at a time.

import { choices, cookie, explain } from "./core.js";
import { isRefused } from "./erase.js";
import { eraseCookie } from "./jar.js";
import { exec, later, listen, win } from "./natives.js";
import { ANSWER, happen } from "./session.js";
import { tell } from "./tell.js";
import { close, showPrompt, shown } from "./view.js";

/** What is asked within this many milliseconds becomes one prompt. */
const BATCH = 150;
let seen = { __proto__: null };
let waiting = "";
let asked = "";

/** Asks about a service, once on a page. */
export function ask(service) {
  if (seen[service]) return;
  seen[service] = true;
  if (!waiting) later(next, BATCH);
  waiting += service + "\n";
}

/** Shows what waits, if nothing else is shown. */
export async function next() {
  if (!waiting || shown()) return;
  const lines = waiting;
  waiting = "";
  if (await showPrompt(lines)) asked = lines;
  else waiting = lines + waiting;
}

/** Forgets what was asked: the visitor made another choice. */
export function forget() {
  seen = { __proto__: null };
  waiting = asked = "";
}

/** What was asked, without some of it. */
function without(gone) {
  let rest = "";
  const line = /[^\n]+/g;
  for (let part; (part = exec(line, asked)); ) if (!gone[part[0]]) rest += part[0] + "\n";
  return rest;
}

/** Takes the visitor's answer for some of the services; the rest is asked anew, with what came since. */
export function answer(how, services) {
  const gone = { __proto__: null };
  const id = /\S+/g;
  let lines = how;
  for (let part; (part = exec(id, services)); ) {
    gone[part[0]] = true;
    lines += "\n" + part[0];
  }
  waiting = without(gone) + waiting;
  asked = "";
  happen(ANSWER, lines);
  if (shown() === "prompt") close();
}

/** A cookie that may not pass is there: refused it is erased, else the visitor is asked about its service. */
function received(name) {
  const word = cookie(name);
  if (!(word & 3) || exec(/^sks(?:-probe)?$/, name)) return;
  const why = explain(word);
  tell("received", { cookie: name, ...why });
  if (why.verdict === "ask") ask(why.service);
  else if (choices()?.asked && isRefused(word)) eraseCookie(name);
}

/** Hears of cookies that appear all the same, set by a response or a frame of this site. */
export function watchCookies() {
  const { cookieStore } = win;
  if (cookieStore) {
    listen(cookieStore, "change", ({ changed }) => {
      for (let at = 0; changed[at]; at++) received(changed[at].name);
    });
  }
}
