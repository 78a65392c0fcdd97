// On a page, and in every window of its own origin: workers are wrapped, and told what is stored when it may have changed.

import { inRealm, installText, realm } from "../hooks/patch.js";
import { records } from "../store.js";
import { capture, doc, listen, weakGet, WeakMap, weakSet, win } from "./natives.js";
import { installBlobs } from "./blobs.js";
import { installWorkers, setState, tellWorkers } from "./wrapper.js";

/** What may have changed the records, here or in another tab: each is no more than a reason to read them again. */
const REASONS = ["sekisho:ready", "sekisho:choice", "pageshow", "prerenderingchange", "visibilitychange", "focus"];

const { src } = doc.currentScript ?? {};
const signal = navigator.globalPrivacyControl ? 1 : 0;
const [baseUri] = capture(Node, "baseURI");
const [detailOf] = capture(CustomEvent, "detail");
const armed = new WeakMap();

/** The page and its records, as the core takes them. */
const text = () => `${location.href}\n${signal}\n${records()}`;

function install() {
  const { document } = realm;
  installBlobs();
  installWorkers(() => baseUri(document));
  installText();
}

/** Hooks a window, once, and those of the frames in it; what is none, or another origin's, has nothing to lend. */
function arm(window) {
  try {
    if (!weakGet(armed, window.Worker)) {
      inRealm(window, install);
      weakSet(armed, window.Worker, true);
    }
    for (let at = 0; window[at]; at++) arm(window[at]);
  } catch {
    // Nor does it end the frames beside it.
  }
}

if (src) {
  setState(text, src);
  arm(win);
  // The gate tells of each window that it has hooked.
  listen(win, "sekisho:self", (event) => arm(detailOf(event)));
  for (const type of REASONS) listen(win, type, () => tellWorkers(text()), true);
} else console.error("sekisho: sekisho-worker.js has to be a file by itself: no worker is gated");
