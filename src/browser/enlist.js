// The service worker, which gates from the second page on.

import { later, win } from "./natives.js";
import { ready } from "./ready.js";
import { trustedUrl } from "./trusted.js";

/** What the page shows first comes first. */
const MOMENT = 1000;

/** Has the browser run it, where one can read the record (`adr/0007`). */
export async function enlist(url) {
  await ready;
  if (url && win.cookieStore) later(async () => {
    try {
      await navigator.serviceWorker.register(trustedUrl(url));
    } catch (error) {
      console.warn(error);
    }
  }, MOMENT);
}
