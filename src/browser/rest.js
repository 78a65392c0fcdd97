// The rest of the page's part, which is loaded only when it is needed: answers, details, prompts, compiling.

import { border, choices, cookie, explain, isOpen, lookWith, mode } from "./core.js";
import { enforced } from "./enforce.js";
import { eachRefused } from "./erase.js";
import { recheck } from "./hold.js";
import { eachCookie, setCookie } from "./jar.js";
import { language } from "./language.js";
import { then, win } from "./natives.js";
import { ready } from "./ready.js";
import { recall, startText } from "./recall.js";
import { fill, keep, makeHost } from "./shadow.js";
import { getKey, setKey } from "./store.js";
import { tell } from "./tell.js";
import { isVisitors } from "./trust.js";
import { follow, press, turn, turnItself } from "./view.js";

/** What it stands on, since it comes too late to capture anything itself. */
const parts = {
  _border: border, _choices: choices, _cookie: cookie, _eachCookie: eachCookie, _eachRefused: eachRefused,
  _enforced: enforced, _explain: explain, _fetch: win.fetch.bind(win), _fill: fill, _follow: follow, _getKey: getKey,
  _isOpen: isOpen, _isVisitors: isVisitors, _keep: keep, _language: language,
  _lookWith: lookWith, _makeHost: makeHost, _mode: mode,
  _press: press, _ready: ready, _recall: recall, _recheck: recheck, _setCookie: setCookie, _setKey: setKey,
  _startText: startText, _tell: tell, _turn: turn, _turnItself: turnItself,
};
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
