// How a policy comes to be open: found, made ready if need be, and what was stored read.

import { choices, late, latin1, open } from "./core.js";
import { doc } from "./natives.js";
import { becomeReady } from "./ready.js";
import { withPanel } from "./rest.js";
import { begin } from "./session.js";
import { tell } from "./tell.js";

/** What compiled bytes begin with: the S of SKS1. */
const COMPILED = 83;

/** The policy that the page brings along: baked in by `sekisho build`, or as JSON before the tag. */
export function brought() {
  const baked = latin1("@@SKS_POLICY@@");
  if (baked[0] === COMPILED) return baked;
  return doc.querySelector("script[data-sks-policy]")?.textContent;
}

function enter(bytes) {
  if (!open(bytes)) throw "a policy of another release";
  begin();
  becomeReady();
  tell("ready", choices());
}

/** Opens a policy: compiled bytes at once, anything else once it has been made into them. */
export async function start(policy, isWanted) {
  try {
    if (!policy) throw "put it at data-policy";
    if (policy[0] !== COMPILED) policy = await withPanel((panel) => panel._compiled(policy));
    if (late) await late;
    if (isWanted()) enter(policy);
  } catch (error) {
    // The page goes on.
    console.error("sekisho: no policy:", error);
  }
}
