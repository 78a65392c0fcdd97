// When a policy is open.

let settle;
/** Resolves once a policy is open and what was stored has been read. */
export const ready = new Promise((resolve) => { settle = resolve; });
export const becomeReady = () => settle();
