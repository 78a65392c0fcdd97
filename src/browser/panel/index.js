// The rest of the page's part: answers, details, prompts, and the compiler for a policy given as JSON.
//
// It is evaluated when other scripts have long run, so it captures nothing: natives and rooms come from
// the part that was there first. If it cannot be had, nothing is shown and everything stays held.

import { happen } from "./answer.js";
import { choose } from "./choose.js";
import { compiled } from "./compile.js";
import { showDetails, showPrompt } from "./draw.js";
import { erase } from "./erase.js";
import { lookFromNow } from "./look.js";
import { connect, page } from "./page.js";
import { ask, connect as connectPrompt, watch } from "./prompt.js";
import { restore } from "./renew.js";
import { reportFromNow } from "./report.js";
import { giveRoom } from "./room.js";
import { leave } from "./worker.js";

export default function start(parts) {
  connect(parts);
  connectPrompt(showPrompt);
  watch();
  giveRoom();
  leave();
  page._ready.then(restore).catch(console.warn);
  page._ready.then(() => {
    erase();
    reportFromNow();
    return lookFromNow();
  }).catch((error) => console.warn(error));
  return { _ask: ask, _choose: choose, _compiled: compiled, _details: showDetails, _happen: happen };
}
