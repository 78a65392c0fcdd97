// What nobody declared and passes all the same, since the policy says so: told once it is seen.

import { page } from "./page.js";

/** How a request is made of which only the URL is known. */
const OTHER = 12;
const REASON = "undeclared_reported";

function report(what, word) {
  const why = page._explain(word);
  if (why.reason === REASON) page._tell("held", { ...what, ...why, again: false, dropped: false });
}

const reportRequest = ({ name }) => report({ url: name }, page._decide(OTHER, name));
/** Tells of a cookie that is there. */
export const reportCookie = (name) => report({ cookie: name }, page._cookie(name));

/** Looks at what is there, at what the browser was asked for, and at what it will be. */
export function reportFromNow() {
  page._eachCookie(reportCookie);
  new PerformanceObserver((list) => list.getEntries().forEach(reportRequest)).observe({ type: "resource", buffered: true });
}
