// The rest of the page's part, which is loaded only when it is needed: answers, details, prompts, compiling.

import { border, choices, cookie, explain, isOpen, lookWith, mode } from "./core.js";
import { eachRefused } from "./erase.js";
import { recheck } from "./hold.js";
import { eachCookie, setCookie } from "./jar.js";
import { language } from "./language.js";
import { win } from "./natives.js";
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
  _explain: explain, _fetch: win.fetch.bind(win), _fill: fill, _follow: follow, _getKey: getKey, _isOpen: isOpen,
  _isVisitors: isVisitors, _keep: keep, _language: language, _lookWith: lookWith, _makeHost: makeHost, _mode: mode,
  _press: press, _ready: ready, _recall: recall, _recheck: recheck, _setCookie: setCookie, _setKey: setKey,
  _startText: startText, _tell: tell, _turn: turn, _turnItself: turnItself,
};
let loading;

/**
 * Loads it once, from beside this script; after a failure the next call tries again, and meanwhile
 * everything stays held. A bundler finds the file by this very expression.
 */
export const loadPanel = () => (loading = loading || import("./sekisho-panel.js")
  .then((module) => module.default(parts))
  .catch((error) => {
    loading = 0;
    throw error;
  }));
