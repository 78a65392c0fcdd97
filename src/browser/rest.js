// The rest of the page's part, which is loaded only when it is needed: details, prompts, compiling.

import { border, choices, cookie, decode, explain, isOpen, isSignalled } from "./core.js";
import { isRefused } from "./erase.js";
import { eraseCookie } from "./jar.js";
import { language } from "./language.js";
import { getAttr, later, listen, query } from "./natives.js";
import { happen, pick } from "./session.js";
import { fill, keep, makeHost, makeSheet } from "./shadow.js";
import { getKey, latest, setKey, whenSaved } from "./store.js";
import { tell } from "./tell.js";
import { isVisitors } from "./trust.js";
import { focusOn, follow, ground, press, shown, turn } from "./view.js";

/** What it stands on, since it comes too late to capture anything itself. */
const parts = {
  _border: border, _choices: choices, _cookie: cookie, _decode: decode, _eraseCookie: eraseCookie, _explain: explain,
  _fill: fill, _focusOn: focusOn, _follow: follow, _getAttr: getAttr, _getKey: getKey, _ground: ground,
  _happen: happen, _isOpen: isOpen, _isRefused: isRefused, _isSignalled: isSignalled, _isVisitors: isVisitors,
  _keep: keep, _language: language, _later: later, _latest: latest, _listen: listen, _makeHost: makeHost,
  _makeSheet: makeSheet, _pick: pick, _press: press, _query: query, _setKey: setKey, _shown: shown, _tell: tell,
  _turn: turn, _whenSaved: whenSaved,
};
let find;
let loading;

/** Says how it is found. */
export const locate = (how) => { find = how; };

/** Loads it once; after a failure the next call tries again, and meanwhile everything stays held. */
export const loadPanel = () => (loading = loading || find().then((module) => module.default(parts)).catch((error) => {
  loading = 0;
  throw error;
}));
