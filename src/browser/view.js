// What is shown: nothing but the way back, the first layer, the offer to reload, or what the panel shows.

import css from "../notice/notice.css";
import { firstLayer, isSignalled, mode, recordId } from "./core.js";
import { language, prefer } from "./language.js";
import { doc } from "./natives.js";
import { fill, keep, makeHost, makeSheet, watch } from "./shadow.js";
import { tell } from "./tell.js";

/**
 * The page gets room for the way back, which covers its lower edge: what gets the focus is scrolled clear of it, and
 * so can the page's end be. Nothing on the page moves for that. For what is higher the panel gives more. (CSS closes by
 * itself what is open at its end.)
 */
const ROOM = "@media screen{:has(>sks-notice){scroll-padding-bottom:44px;&:after{content:'';display:block;height:44px";
let follower;
let controls;
let sheet;
let notice;
let drawn;
let view = "";
let before;
let isManual;

/** Says what each control does. */
export const connect = (acts) => { controls = acts; };

/** The site shows the notice itself, if anything is given, be it an empty attribute. */
export const setManual = (given) => { isManual = given !== undefined; };

export const press = (name, event, control) => controls[name]?.(event, control);

const focusOn = (part) => part?.focus({ preventScroll: true });

function mount() {
  if (notice) return;
  sheet = makeSheet(css);
  // Browsers before 2022 freeze the list.
  doc.adoptedStyleSheets = doc.adoptedStyleSheets.concat(makeSheet(ROOM));
  notice = makeHost("sks-notice", [sheet], press);
  watch(() => language()._tag !== drawn && turnAgain());
}

/** Has `act` called with the view now and whenever it is drawn, and returns the style it is drawn in. */
export function follow(act) {
  mount();
  follower = act;
  act(view);
  return sheet;
}

/**
 * Turns to a view, or draws it again. The focus follows if it was inside or if the visitor asked for
 * the view: what comes by itself takes it from nobody.
 */
export function turn(to, isAsked) {
  const was = view;
  const { activeElement } = doc;
  const isInside = /^sks-/.test(activeElement?.localName);
  mount();
  if (isAsked && !isInside) before = activeElement;
  view = to;
  const { _at, _tag } = language();
  const { _host, _root } = notice;
  if (drawn !== _tag) fill(_root, firstLayer(_at));
  _host.lang = drawn = _tag;
  const name = view || "reopen";
  // A record that is known and does not count is one of an earlier revision.
  const isShown = { gpc: isSignalled(), revised: !mode() && recordId(), [name]: true };
  _root.querySelectorAll("[data-sks-view]").forEach((part) => { part.hidden = !isShown[part.dataset.sksView]; });
  keep(notice, true);
  if (isAsked || isInside) focusOn(!view && before?.isConnected ? before : _root.querySelector(`[data-sks-view=${name}]`));
  follower?.(view, isAsked || isInside, was === to);
  if (was === to) return;
  if (was) tell("hide", { view: was });
  if (to) tell("show", { view: to });
}

/** Turns to a view that nobody asked for; not where the site shows things itself and has shown none yet. */
export const turnItself = (to) => (isManual && !notice) || turn(to);

/** Draws what is shown again. */
const turnAgain = () => notice?._isWanted && turn(view);

/** Changes the language of what is shown. */
export function setLanguage(tag) {
  prefer(tag);
  turnAgain();
}

/** Takes everything off the page; what is held stays held. */
export function unmount() {
  if (!notice) return;
  turn("");
  keep(notice, false);
  drawn = "";
}
