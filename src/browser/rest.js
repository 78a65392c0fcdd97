// The rest of the page's part, which is loaded only when it is needed: answers, details, prompts, compiling.

import { border, choices, cookie, decide, decode, explain, isOpen, lookWith, mode } from "./core.js";
import { enforced } from "./enforce.js";
import { eachRefused } from "./erase.js";
import { recheck } from "./hold.js";
import { getKey, setKey } from "./store.js";
import { tell } from "./tell.js";
import { language } from "./language.js";
import { ready } from "./ready.js";
import { then, uncurry, weakGet, WeakMap, weakSet, win } from "./natives.js";
import { recall, startText } from "./recall.js";
import { fill, keep, makeHost } from "./shadow.js";
import { eachCookie, setCookie } from "./jar.js";
import { isVisitors } from "./trust.js";
import { follow, press, turn, turnItself } from "./view.js";

/** By what bodies and headers are read: members of interfaces, other natives, and room for what was found. */
const readers = [
  [Blob, File, FormData, Headers, Request, URLSearchParams, XMLSerializer].map(({ prototype }) =>
    Object.getOwnPropertyDescriptors(prototype)),
  uncurry, decode, then, weakGet, weakSet, new WeakMap(),
];
/**
 * What it stands on, since it comes too late to capture anything itself: by place, which weighs less than names.
 * `panel/page.js` names them.
 */
const parts = [
  border, choices, cookie, decide, eachCookie, eachRefused, enforced, explain, win.fetch.bind(win), fill, follow, getKey,
  isOpen, isVisitors, keep, language, lookWith, makeHost, mode, press, readers, ready, recall, recheck,
  setCookie, setKey, startText, tell, turn, turnItself,
];
let panel;
let loading;

/**
 * Loads it once, from beside this script; if it cannot be had the next call tries again, and meanwhile
 * everything stays held. A bundler finds the file by this very expression.
 */
const load = () => (loading ||= then(
  import("./sekisho-panel.js"),
  (module) => { panel = module.default(parts); },
  (error) => {
    loading = 0;
    throw error;
  },
));

/**
 * Does `act` with it once it is there, and promises what comes of that. No promise holds the panel itself or
 * the parts: a page can listen to what goes through its promises.
 */
export const withPanel = (act) => then(load(), () => act(panel));
/** The same for what nobody waits for. */
export const tryPanel = (act) => void then(withPanel(act), undefined, (error) => console.warn(error));
