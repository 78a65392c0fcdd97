// What a site can call: `window.sekisho` and the module's exports are the same.
//
// Whatever narrows is open to every script. What widens takes an act of the visitor's, or the
// capability that `init` returns to the site that embeds it.

import * as choice from "./choice.js";
import { choices, decide, explain as reason, isOpen, service } from "./core.js";
import { absolute, doc, exec, getOwnPropertyNames, listen, win } from "./natives.js";
import { embed, ready } from "./start.js";
import { isVisitors } from "./trust.js";
import { hide, open, setLanguage, unmount as destroy } from "./view.js";

export { choices, destroy, hide, ready, setLanguage };

/** How a request is made of which only the URL is known. */
const OTHER = 12;
const { Date, JSON, location } = win;

function widen(event, act) {
  if (isVisitors(event)) return act();
  console.warn("sekisho: what widens consent needs the visitor's own click; pass its event on.");
  return false;
}

/** The answers as lines for the core. */
function lines({ purposes, services }) {
  let text = "";
  const add = (kind, answers = {}) => {
    const ids = getOwnPropertyNames(answers);
    for (let at = 0; at < ids.length; at++) {
      if (!exec(/\s/, ids[at])) text += kind + (answers[ids[at]] === true ? "+" : "-") + ids[at] + "\n";
    }
  };
  add("p", purposes);
  add("s", services);
  return text;
}

/** Chooses by lines: the visitor's act is needed where one of them grants. */
export const pick = (text, event) =>
  exec(/^.\+/m, text) ? widen(event, () => choice.pick(text)) : choice.pick(text);

export const allowAll = (event) => widen(event, choice.allowAll);
export const { notifyMe, rejectAll, withdraw } = choice;
export const choose = (answers, event) => pick(lines(answers), event);

/** Whether a service or a purpose may pass now. */
export const can = (id) => !(service(`${id}`) & 3);

/** What would be done with a request to `url`, and why. */
export const explain = (url) => reason(decide(OTHER, absolute(url)));

/** Shows the first layer, or with "details" what is behind it. */
export const show = (what) => (isOpen() ? open(what) : ready.then(() => open(what)));

/** The record of the choice, for the visitor to keep; null before there is one. */
export function receipt(format) {
  const now = choices();
  if (!now || !now.asked) return null;
  const plain = { site: location.origin, language: doc.documentElement.lang, issued: new Date().toISOString(), ...now };
  return format === "text" ? JSON.stringify(plain, null, 2) : plain;
}

/** Calls `act` with the detail of every event of a type; returns what ends it. */
export function on(type, act) {
  const hear = ({ detail }) => act(detail);
  listen(win, "sekisho:" + type, hear);
  return () => win.removeEventListener("sekisho:" + type, hear);
}

/**
 * Opens a policy. The first caller becomes its keeper and may grant without an event until it
 * destroys what it got; any other gets the same page and no such power.
 */
export function init(options) {
  const [isKeeper, release] = embed(options || {});
  return {
    allowAll: isKeeper ? choice.allowAll : allowAll,
    choose: isKeeper ? (answers) => choice.pick(lines(answers)) : choose,
    destroy() {
      release();
      destroy();
    },
  };
}

export { init as run };
