// `init`, for a site that starts the module itself.

import { api } from "./api.js";
import { isOpen, mode } from "./core.js";
import { enforceFrom } from "./enforce.js";
import { enlist } from "./enlist.js";
import { prefer } from "./language.js";
import { withPanel } from "./rest.js";
import { allowAll } from "./session.js";
import { brought, start } from "./start.js";
import { setManual, turnItself } from "./view.js";

let keeper;

/** Begins for a keeper; what was wanted by an earlier one is no longer. */
function begin(me, { policy, enforce, lang, manual, worker }) {
  keeper = me;
  if (enforce === "strict") enforceFrom(import.meta.url);
  if (lang) prefer(lang);
  setManual(manual ? "" : undefined);
  start(policy || brought(), () => keeper === me);
  enlist(worker);
}

/**
 * Opens a policy. The first caller becomes its keeper and may grant without an event until it destroys
 * what it got, be the policy one that opens or not; any other gets the same page and no such power.
 */
export function init(options = {}) {
  const me = {};
  if (!keeper) begin(me, options);
  else if (isOpen()) turnItself(mode() ? "" : "notice");
  return {
    allowAll: (event) => (keeper === me ? allowAll() : api.allowAll(event)),
    choose: (answers, event) =>
      (keeper === me ? withPanel((panel) => panel._choose(answers, true)) : api.choose(answers, event)),
    destroy() {
      if (keeper === me) keeper = null;
      api.destroy();
    },
  };
}
