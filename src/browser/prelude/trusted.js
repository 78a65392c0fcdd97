// The Trusted Types policy for the addresses of workers and of what they import. Its name is not the gate's: a page's
// header may allow a name once only.

import { trust } from "./state.js";

const same = (text) => text;
let policy = trust ?? { createScriptURL: same };
try {
  if (!trust) policy = trustedTypes.createPolicy("sekisho-worker", policy);
} catch {
  // There are none, or the page forbids the name: then its workers begin without the prelude, if they are to be trusted.
}

export const trustedUrl = policy.createScriptURL.bind(policy);
