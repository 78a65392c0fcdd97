// The probes, and how they are run: one after the other, each once.

import { told } from "./told.js";

/** A probe that takes longer never ends. Firefox takes 30 s to give up a WebTransport that nobody refuses. */
const PATIENCE = 90_000; // ms
const probes = new Map();

/** Registers what a page is asked, under a name that reads as a sentence. */
export function probe(name, act) {
  if (probes.has(name)) throw new Error(`two probes: ${name}`);
  probes.set(name, act);
}

async function answer(act) {
  let timer;
  const never = new Promise((done) => { timer = setTimeout(done, PATIENCE, { never: true }); });
  try {
    return await Promise.race([never, act()]);
  } catch (error) {
    return { fails: told(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The answers of all, by the probes' names. */
export async function run() {
  const answers = {};
  for (const [name, act] of probes) answers[name] = told(await answer(act)) ?? null;
  return answers;
}
