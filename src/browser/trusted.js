// The one Trusted Types policy. Whoever needs a trusted value comes here: a page's header may allow a
// policy's name once only.

const same = (text) => text;
let policy = { createHTML: same, createScriptURL: same };
try {
  policy = trustedTypes.createPolicy("sekisho", policy);
} catch {
  // There are none, or the page forbids the name: then it gets no notice, and what is held stays held.
}

/** Markup of ours as the type that the page's sinks ask for. */
export const trusted = policy.createHTML.bind(policy);
/** The URL of a script that was let pass, the same way. */
export const trustedUrl = policy.createScriptURL.bind(policy);
