// "Notify me when cookies are received": what is asked about, one prompt at a time.

import { happen } from "./answer.js";
import { eraseCookie } from "./jar.js";
import { page } from "./page.js";
import { reportCookie } from "./report.js";

/** What is asked within this many milliseconds becomes one prompt. */
const BATCH = 150;
/** The core's numbers for the answers. */
const ANSWERS = { __proto__: null, once: 5, always: 6, never: 7 };
const NOTIFY = 3;
/** Cookies of our own. */
const OWN = /^sks(-probe)?$/;
/** What a prompt is about: services that would run, or cookies that are there already. */
const services = {
  _waiting: new Set(),
  _isOpen: (id) => page._choices().services[id] === "ask",
  _line: (id) => id,
};
const cookies = {
  _waiting: new Set(),
  _isOpen: (name) => isKept(name) && isOpen(page._cookie(name)),
  _line: (name) => `${name}\t${page._explain(page._cookie(name)).service ?? ""}`,
};
/** What the visitor would not answer about: it is not asked again until the next choice. */
const dismissed = new Set();
let kind = services;
let asked = [];
let show = () => Promise.resolve();

/** Says how a prompt is shown: by its lines, one service or one cookie with its service each, and which of the two. */
export const connect = (how) => { show = how; };

function isKept(wanted) {
  let found = false;
  page._eachCookie((name) => { found = found || name === wanted; });
  return found;
}

/** A cookie is to be asked about if its service has no answer yet, or if nobody declared it. */
const isOpen = (word) => (word & 3) === 2 || ((word & 3) === 1 && !isDeclared(word));
const isDeclared = (word) => word >>> 16 !== 0;

function wait(about, one) {
  if (dismissed.has(one) || asked.includes(one)) return;
  if (!services._waiting.size && !cookies._waiting.size) setTimeout(next, BATCH);
  about._waiting.add(one);
}

/** Asks about a service. */
export const ask = (service) => wait(services, service);

/** Shows what waits and is still to be asked, if no prompt is shown or on its way; held services come first. */
async function next() {
  if (asked.length) return;
  for (const about of [services, cookies]) {
    const lines = [...about._waiting].filter(about._isOpen);
    about._waiting = new Set();
    if (lines.length) return present(about, lines);
  }
}

async function present(about, lines) {
  kind = about;
  asked = lines;
  try {
    if (await show(lines.map(about._line).join("\n"), about === cookies)) return;
    about._waiting = new Set([...lines, ...about._waiting]);
  } catch (error) {
    console.warn("sekisho: the prompt could not be shown, so what it asks about stays as it is.", error);
  }
  asked = [];
}

/** Nothing is shown now. What an answer leads to happens first: it may leave less to ask. */
export function free() {
  asked = [];
  queueMicrotask(next);
}

/** The visitor would not answer now: until the next choice there is no question about these. */
export function dismiss() {
  asked.forEach((one) => dismissed.add(one));
  asked = [];
}

/** Takes the visitor's answer for some of what is asked; the rest is asked anew, with what came since. */
export function answer(how, event, control) {
  // Whoever presses may refuse or delete; to let a service pass, or a cookie stay, takes the visitor.
  if (how !== "never" && how !== "delete" && !page._isVisitors(event)) return;
  const about = (control.getAttribute("data-sks-services") ?? "").split(" ");
  const names = (control.getAttribute("data-sks-names") ?? "").split("\n");
  kind._waiting = new Set([...asked.filter((one) => !about.includes(one) && !names.includes(one)), ...kind._waiting]);
  asked = [];
  if (how === "delete") names.forEach(eraseCookie);
  if (how === "leave") names.forEach((name) => dismissed.add(name));
  if (control.hasAttribute("data-sks-services")) happen(ANSWERS[how], about.join("\n"));
  else page._turn("");
}

/**
 * A cookie that may not pass is there. Who wants to be told is asked whether it stays, unless its
 * service was refused already; then, as after any other choice, it is erased.
 */
function received({ name }) {
  const word = page._cookie(name);
  reportCookie(name);
  if (!(word & 3) || OWN.test(name)) return;
  page._tell("received", { cookie: name, ...page._explain(word) });
  const mode = page._mode();
  if (mode === NOTIFY && isOpen(word)) wait(cookies, name);
  else if (mode && isDeclared(word)) eraseCookie(name);
}

/** Hears of cookies that appear all the same, set by a response or a frame of this site. */
export function watch() {
  const { cookieStore } = window;
  if (cookieStore) cookieStore.addEventListener("change", ({ changed }) => changed.forEach(received));
  window.addEventListener("sekisho:choice", ({ detail }) => detail.how === "notify" && dismissed.clear());
}
