// Cookies of this site, written and erased wherever they can be.

import { page } from "./page.js";

/** Writes one; a sandboxed page has none, and then the record is kept elsewhere or for this page alone. */
export function writeCookie(line, more = `;SameSite=Lax${location.protocol === "https:" ? ";Secure" : ""}`) {
  try {
    page._setCookie(document, line + more);
  } catch {
    // Refused.
  }
}

/** The host and every domain above it, as attributes; those that are none, a browser refuses. */
export function domains() {
  const labels = location.hostname.split(".");
  return labels.map((_, at) => `;Domain=${labels.slice(at).join(".")}`);
}

/** The paths on which this page can have cookies: `/a/b` those of `/`, `/a`, `/a/`, `/a/b` and `/a/b/`. */
function paths() {
  const parts = location.pathname.split("/").slice(1);
  const ends = parts.map((_, at) => `/${parts.slice(0, at + 1).join("/")}`);
  return ["/", ...ends.flatMap((end) => [end, `${end}/`])];
}

/**
 * Erases a cookie on every domain and path on which this page can have it. A partitioned one is another
 * cookie, and erased by saying so.
 */
export function eraseCookie(name) {
  for (const path of paths()) {
    for (const domain of ["", ...domains()]) {
      const line = `${name}=;Max-Age=0;Path=${path}${domain}`;
      writeCookie(line);
      if (isSecureContext) writeCookie(line, ";SameSite=None;Secure;Partitioned");
    }
  }
}
