// The one Trusted Types policy. Whoever needs markup as a trusted value comes here: a page's header
// may allow a policy's name once only.

import { trustedTypes } from "./natives.js";

let policy;
try {
  policy = trustedTypes && trustedTypes.createPolicy("sekisho", { createHTML: (html) => html });
} catch {
  // A page that forbids the name gets no notice; what is held stays held.
}

const create = policy && policy.createHTML.bind(policy);

/** Markup of ours as the type that the page's sinks ask for. */
export const trusted = (html) => (create ? create(html) : html);
