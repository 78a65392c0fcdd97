// The rest of the page's part, which is loaded only when it is needed: details, prompts, compiling.

import { border, choices, cookie, decode, explain, isOpen, isShared, isSignalled, mode } from "./core.js";
import { eachCookie, eachDomain, eraseCookie, writeCookie } from "./jar.js";
import { language } from "./language.js";
import { win } from "./natives.js";
import { happen, pick } from "./session.js";
import { fill, keep, makeHost, makeSheet } from "./shadow.js";
import { getKey, latest, setKey } from "./store.js";
import { tell } from "./tell.js";
import { isVisitors } from "./trust.js";
import { focusOn, follow, press, turn } from "./view.js";

/** What it stands on, since it comes too late to capture anything itself. */
const parts = {
  _border: border, _choices: choices, _cookie: cookie, _decode: decode, _eachCookie: eachCookie,
  _eachDomain: eachDomain, _eraseCookie: eraseCookie, _explain: explain, _fetch: win.fetch.bind(win),
  _fill: fill, _focusOn: focusOn, _follow: follow, _getKey: getKey, _happen: happen, _isOpen: isOpen,
  _isShared: isShared, _isSignalled: isSignalled, _isVisitors: isVisitors, _keep: keep, _language: language,
  _latest: latest, _makeHost: makeHost, _makeSheet: makeSheet, _mode: mode, _pick: pick, _press: press, _setKey: setKey,
  _tell: tell, _turn: turn, _writeCookie: writeCookie,
};
let loading;

/** Whether it is, or is on its way. */
export const isLoaded = () => loading;

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
