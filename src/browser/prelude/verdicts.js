// From what a worker asks for to a verdict; for the hooks in `../hooks/` this stands for their `verdicts.js`.

import { decide, isOpen, mode } from "../core.js";
import { detain } from "./hold.js";
import { exec, parse } from "./natives.js";
import { address, page } from "./state.js";

/** Added to a means: that a request carries no personal data. Nobody looks for any here. */
const CLEAN = 16;
const HOST = /^(?:http|ws)s?:\/\/([^/]*)/;

/** The absolute URL that a bare worker would ask for, or nothing. */
export function resolve(url) {
  try {
    return parse(url, address)._href;
  } catch {
    // No URL.
  }
}

/** Without a policy: what stays on the page's own host, or asks no server at all, passes. */
function unopened(href) {
  const host = exec(HOST, href);
  return host && host[1] !== exec(HOST, page)?.[1] ? 1 : 0;
}

function verdict(means, url) {
  const href = resolve(url);
  try {
    return href ? (isOpen() ? decide(means + CLEAN, href) : unopened(href)) : 0;
  } catch {
    return 1;
  }
}

/** Whether a request may not be made now. */
export const isHeld = (means, url) => verdict(means, url) & 3;

/** Whether it may not for as long as the visitor's answer stands. */
export const isRefused = (means, url) => mode() && (verdict(means, url) & 3) === 1;

/** Holds a request that may not be made; `DONE` if so. */
export const detainRequest = (means, url, release, data, drop, owner) =>
  detain({ url, means }, () => verdict(means, url), release, drop, owner);
