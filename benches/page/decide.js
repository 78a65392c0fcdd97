// What a decision costs in a page. Each import of this module, under a query of its own, has a core of its own.

// The rooms in the order in which the gate has them: they lean on one another.
import "../../src/browser/api.js";
import { choices, decide, late, open, start } from "../../src/browser/core.js";
import { verdict } from "../../src/browser/hooks/verdicts.js";

/** The core's number for `fetch`. */
const FETCH = 6;
/** 2024-08-01, some days after the policy's revision, in seconds since 1970. */
const NOW = 1_722_470_400;

/** Opens a compiled policy, with everything allowed. */
export async function begin(bytes) {
  await late;
  if (!open(bytes)) throw new Error("no compiled policy");
  const record = `1.${choices().revision}.${NOW}.10.${"A".repeat(22)}.`;
  if (!start(`${location.href}\n0\n${record}`, NOW)) throw new Error("the record does not hold");
}

/** What is compared, each as a number that depends on its work: the decision with its crossing, ... */
const acts = {
  __proto__: null,
  decide: (url) => decide(FETCH, url),
  /** ... what a hook does with an address it is given, ... */
  hook: (url) => verdict(FETCH, url),
  /** ... and what the browser takes to read one, without any gate. */
  url: (url) => new URL(url).href.length,
};
export const names = Object.keys(acts);

/** The verdict on a URL: 0 where it passes. */
export const isHeld = (url) => decide(FETCH, url) & 3;

let sum = 0;

/** Microseconds that one call takes, over a list of URLs. */
export function time(name, urls) {
  const act = acts[name];
  const start = performance.now();
  for (let at = 0; at < urls.length; at++) sum += act(urls[at]);
  return ((performance.now() - start) * 1000) / urls.length;
}

/** What came of all the work, so that none of it can be left out. */
export const total = () => sum;
