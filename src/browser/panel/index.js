// The rest of the page's part: details, prompts, and the compiler for a policy given as JSON.
//
// It is evaluated when other scripts have long run, so it captures nothing: natives and rooms come from
// the part that was there first. If it cannot be had, nothing is shown and everything stays held.

import { choose } from "./choose.js";
import { compiled, store } from "./compile.js";
import { showDetails, showPrompt } from "./draw.js";
import { connect, page } from "./page.js";
import { ask, connect as connectPrompt, watch } from "./prompt.js";
import { share } from "./share.js";

/** What follows once an answer is stored. */
function saved(line, seconds) {
  store();
  if (page._isShared()) share(line, seconds);
}

export default function start(parts) {
  connect(parts);
  connectPrompt(showPrompt);
  watch();
  return { _ask: ask, _choose: choose, _compiled: compiled, _details: showDetails, _saved: saved };
}
