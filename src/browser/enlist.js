// The service worker, which gates from the second page on.

import { later, then, win } from "./natives.js";
import { ready } from "./ready.js";
import { trustedUrl } from "./trusted.js";

/** What the page shows first comes first. */
const MOMENT = 1000;

/** Has the browser run it, where one can read the record (`adr/0007`). */
export const enlist = (url) => url && win.cookieStore && then(ready, () => later(() =>
  then(navigator.serviceWorker.register(trustedUrl(url)), undefined, console.warn), MOMENT));
