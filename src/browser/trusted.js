// The one Trusted Types policy. Whoever needs a trusted value comes here: a page's header may allow a
// policy's name once only.

import { apply, trustedTypes } from "./natives.js";

const same = (text) => text;
let policy = { createHTML: same, createScriptURL: same };
try {
  if (trustedTypes) policy = trustedTypes.createPolicy("sekisho", policy);
} catch {
  // A page that forbids the name gets no notice; what is held stays held.
}

const { createHTML, createScriptURL } = policy;

/** Markup of ours as the type that the page's sinks ask for. */
export const trusted = (html) => apply(createHTML, policy, [html]);
/** The URL of a script that was let pass, the same way. */
export const trustedUrl = (url) => apply(createScriptURL, policy, [url]);
