// "Notify me when cookies are received": what is asked about, one prompt at a time.

import { happen } from "./answer.js";
import { eraseCookie } from "./jar.js";
import { page } from "./page.js";

/** What is asked within this many milliseconds becomes one prompt. */
const BATCH = 150;
/** The core's numbers for the answers. */
const ANSWERS = { __proto__: null, once: 5, always: 6, never: 7 };
const dismissed = new Set();
let waiting = new Set();
let asked = [];
let show = () => Promise.resolve();

/** Says how a prompt is shown: by its lines, one service each. */
export const connect = (how) => { show = how; };

/** Asks about a service. */
export function ask(service) {
  if (dismissed.has(service) || asked.includes(service)) return;
  if (!waiting.size) setTimeout(next, BATCH);
  waiting.add(service);
}

/** Shows what waits and is still to be asked, if no prompt is shown or on its way. */
async function next() {
  if (asked.length) return;
  const { services } = page._choices();
  const lines = [...waiting].filter((service) => services[service] === "ask");
  waiting = new Set();
  asked = lines;
  if (!lines.length) return;
  try {
    if (await show(lines.join("\n"))) return;
    waiting = new Set([...lines, ...waiting]);
  } catch (error) {
    console.warn("sekisho: the prompt could not be shown, so what it asks about stays held.", error);
  }
  asked = [];
}

/** Nothing is shown now. */
export function free() {
  asked = [];
  next();
}

/** The visitor would not answer now: until the next choice these are held without a question. */
export function dismiss() {
  asked.forEach((service) => dismissed.add(service));
  asked = [];
}

/** Takes the visitor's answer for some of the services; the rest is asked anew, with what came since. */
export function answer(how, event, control) {
  // A service may be refused by whoever presses; to let one pass takes the visitor.
  if (how !== "never" && !page._isVisitors(event)) return;
  const services = control.getAttribute("data-sks-services").split(" ");
  waiting = new Set([...asked.filter((service) => !services.includes(service)), ...waiting]);
  asked = [];
  happen(ANSWERS[how], services.join("\n"));
}

/** A cookie that may not pass is there: refused it is erased, else the visitor is asked about its service. */
function received({ name }) {
  const word = page._cookie(name);
  if (!(word & 3) || /^sks(-probe)?$/.test(name)) return;
  const why = page._explain(word);
  page._tell("received", { cookie: name, ...why });
  if (why.verdict === "ask") ask(why.service);
  else if (page._mode() && word >>> 16) eraseCookie(name);
}

/** Hears of cookies that appear all the same, set by a response or a frame of this site. */
export function watch() {
  const { cookieStore } = window;
  if (cookieStore) cookieStore.addEventListener("change", ({ changed }) => changed.forEach(received));
  window.addEventListener("sekisho:choice", ({ detail }) => detail.how === "notify" && dismissed.clear());
}
