// The domain whose subdomains share an answer.

import { domains, writeCookie } from "./jar.js";
import { page } from "./page.js";

const PROBE = "sks-probe";

/**
 * The widest domain on which the browser takes a cookie, as an attribute; nothing for an address. It is
 * asked with a throw-away cookie: no list of suffixes knows `.co.jp` as well as the browser does.
 */
export function widestDomain() {
  let widest = "";
  for (const domain of domains()) {
    writeCookie(`${PROBE}=1;Path=/${domain}`);
    page._eachCookie((name) => {
      if (name === PROBE) widest = domain;
    });
    writeCookie(`${PROBE}=;Max-Age=0;Path=/${domain}`);
  }
  return widest;
}
