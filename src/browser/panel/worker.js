// What the service worker hears of an answer: that there was one. It reads the record itself.

import { writeCookie } from "./jar.js";

/** The name of the record's cookie, and of the channel on which the worker listens. */
const NAME = "sks";

/**
 * Writes what is allowed for now, which the record does not have, as a record on the worker's own path: a page
 * neither sees it nor reads it. Nothing written erases it.
 */
function lend(line) {
  const url = navigator.serviceWorker?.controller?.scriptURL;
  if (url) writeCookie(`${NAME}=${line};Path=${new URL(url).pathname}${line ? "" : ";Max-Age=0"}`);
}

function tell(live) {
  try {
    lend(live);
    const channel = new BroadcastChannel(NAME);
    channel.postMessage(0);
    channel.close();
  } catch {
    // A sandboxed page has no service worker, and may not even ask for one.
  }
}

/** Tells of an answer, by the record and the same with what is allowed for now. */
export const tellWorker = (line, live) => tell(live === line ? "" : live);

/** What is allowed for now is allowed no longer once the page is left. */
export const leave = () => addEventListener("pagehide", () => tell(""));
