// An answer that holds on every subdomain of the site.

import { page } from "./page.js";

const PROBE = "sks-probe";

/**
 * The widest domain on which the browser takes a cookie, as an attribute; nothing for an address. It is
 * asked with a throw-away cookie: no list of suffixes knows `.co.jp` as well as the browser does.
 */
function widestDomain() {
  let widest = "";
  page._eachDomain((domain) => {
    page._writeCookie(`${PROBE}=1;Path=/${domain}`);
    page._eachCookie((name) => {
      if (name === PROBE) widest = domain;
    });
    page._writeCookie(`${PROBE}=;Max-Age=0;Path=/${domain}`);
  });
  return widest;
}

/** Puts the record where every subdomain reads it, in place of the one that this host reads. */
export function share(line, seconds) {
  page._eraseCookie("sks");
  page._writeCookie(`sks=${line};Path=/;Max-Age=${seconds}${widestDomain()}`);
}
