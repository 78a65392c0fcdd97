// The service worker: what may not pass fails here, static tags too, which no script of a page can stop in time.
//
// What passes is not answered at all, and goes on as if there were no worker. What does not is asked about once
// more by the records as they are stored at that moment, since an answer may have been given meanwhile. It fails
// at once then: the page's gate keeps what it holds and asks again after a grant.

import { isAble } from "./able.js";
import { open } from "./core.js";
import { isAlone, leaveIfGone } from "./leave.js";
import { meansOf } from "./means.js";
import { begin, passes, read, reopen } from "./records.js";

async function answer({ request, clientId }, means) {
  const mayPass = await read(clientId);
  // One by itself is not there at all where it is not able.
  const passesNow = mayPass(means, request.url) || !(isAlone || (await isAble()));
  return passesNow ? fetch(request) : Response.error();
}

function gate(event) {
  const { request } = event;
  // A page is opened: it goes by what is stored now.
  if (request.destination === "document") return event.waitUntil(reopen(event.resultingClientId));
  const means = meansOf(request);
  if (passes(means, request.url)) return;
  // Whoever answers first is the only one who does: a site's own handlers come after.
  event.respondWith(answer(event, means));
  event.waitUntil(leaveIfGone());
}

async function install() {
  if (!(await isAble())) throw new Error("sekisho: this browser's workers cannot read cookies; the page's gate is on its own");
  await skipWaiting();
}

// It is not touched before the first event: who asks for it while the script is evaluated gets one that knows of no
// cookie in Chromium 156, each time that the worker starts again.
if ("cookieStore" in self) {
  begin(open());
  addEventListener("fetch", gate);
}
if (isAlone) addEventListener("install", (event) => event.waitUntil(install()));
