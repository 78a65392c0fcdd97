// The windows of frames that are of the page's own origin: what a script borrows there is hooked as here.
//
// A frame has its window as soon as it is on the page, and keeps it for the first document of its own
// origin that it loads: what is given as `srcdoc` runs where the hooks are already.

import { getPrototypeOf, isMatch, weakGet, WeakMap, weakSet, win } from "../natives.js";
import { tell } from "../tell.js";
import { DONE, inRealm, patch } from "./patch.js";

const FRAMES = "iframe,frame,object";
const armed = new WeakMap();
let isMet;
let install;
let watch;

/** Takes note of an element that is a frame; whether it is one. */
export const meet = (element) => isMatch(element, FRAMES) && (isMet = true);

/** Hooks the window of every frame below `parent`. */
export function armFrames(parent = win) {
  for (let at = 0; parent[at]; at++) {
    try {
      const frame = parent[at];
      const { document } = frame;
      const realm = getPrototypeOf(document);
      if (!weakGet(armed, realm) && !frame.sekisho?.ready) {
        weakSet(armed, realm, true);
        inRealm(frame, install);
        // The workers' prelude listens.
        tell("self", frame);
        // A gate that comes to this window finds one at work.
        if (win.sekisho) frame.sekisho = win.sekisho;
      }
      watch(document);
      armFrames(frame);
    } catch {
      // Another origin's, which has nothing to lend.
    }
  }
}

/** Hooks what frames were met since this was last called. */
export function armMet() {
  if (isMet) armFrames();
  isMet = false;
}

/** Goes on with what puts nodes in; frames among them have their windows hooked before anyone can use them. */
export function goOn(go) {
  if (!isMet) return;
  const result = go();
  armMet();
  return result ?? DONE;
}

/** Takes what is to be done with each window, and with each of its documents. */
export function installFrames(ofWindow, ofDocument) {
  install = ofWindow;
  watch = ofDocument;
  patch("HTMLIFrameElement HTMLFrameElement HTMLObjectElement", "contentWindow contentDocument", () => armFrames(), "get");
}
