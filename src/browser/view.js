// What is shown: nothing but the way back, the first layer, the offer to reload, or what the panel shows.

import css from "../notice/notice.css";
import { firstLayer, isSignalled, mode, recordId } from "./core.js";
import { language, prefer } from "./language.js";
import { doc, exec, getAttr, isConnected, localName, query, removeAttr, setAttr, uncurry } from "./natives.js";
import { fill, keep, makeHost, makeSheet, watch } from "./shadow.js";
import { tell } from "./tell.js";

const focus = uncurry(HTMLElement.prototype.focus);
let follower = () => {};
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

/** Has `act` called with the view now and whenever it is drawn, and returns the style it is drawn in. */
export function follow(act) {
  follower = act;
  act(view);
  return sheet;
}

export const press = (name, event, control) => controls[name] && controls[name](event, control);

/** Whether the focus is in one of our hosts. */
const isInside = () => !!doc.activeElement && !!exec(/^sks-/, localName(doc.activeElement));

function mount() {
  sheet = makeSheet(css);
  notice = makeHost("sks-notice", [sheet], press);
  watch(() => notice._isWanted && language()._tag !== drawn && draw(false, true));
}

export const focusOn = (part) => {
  if (!part) return;
  // A view is no control, so it takes the focus only from here.
  if (getAttr(part, "data-sks-view")) setAttr(part, "tabindex", "-1");
  focus(part, { preventScroll: true });
};

/** Draws the view; a part is hidden unless it is the view or says something. */
function draw(isFocused, isAgain) {
  const { _at, _tag } = language();
  const { _host, _root } = notice;
  const part = (selector, isShown) => {
    const found = query(_root, selector)[0];
    if (!found) return;
    if (isShown) removeAttr(found, "hidden");
    else setAttr(found, "hidden", "");
    return isShown && found;
  };
  if (drawn !== _tag) fill(_root, firstLayer(_at));
  drawn = _tag;
  setAttr(_host, "lang", _tag);
  part("[data-sks-part=gpc]", isSignalled());
  // A record that is known and does not count is one of an earlier revision.
  part("[data-sks-view-part=revised]", !mode() && recordId());
  const first = part("[data-sks-view=notice]", view === "notice");
  const seen = part("[data-sks-view=withdrawn]", view === "withdrawn") || first;
  const back = part("[data-sks=reopen]", !view);
  keep(notice, true);
  if (isFocused) focusOn(view ? seen : before && isConnected(before) ? before : back);
  follower(view, isFocused, isAgain);
}

/**
 * Turns to a view. The focus follows if it was inside or if the visitor asked for the view: what comes
 * by itself takes it from nobody.
 */
export function turn(to, isAsked) {
  const was = view;
  const inside = isInside();
  if (!notice) mount();
  if (isAsked && !inside) before = doc.activeElement !== doc.body && doc.activeElement;
  view = to;
  draw(isAsked || inside);
  if (was === to) return;
  if (was) tell("hide", { view: was });
  if (to) tell("show", { view: to });
}

/** Turns to a view that nobody asked for; not where the site shows things itself and has shown none yet. */
export const turnItself = (to) => (isManual && !notice) || turn(to);

/** Changes the language of what is shown. */
export function setLanguage(tag) {
  const inside = isInside();
  prefer(tag);
  if (!notice || !notice._isWanted) return;
  draw(false, true);
  if (inside) focusOn(query(notice._root, view ? "[data-sks-lang]" : "[data-sks=reopen]")[0]);
}

/** Takes everything off the page; what is held stays held. */
export function unmount() {
  if (notice) {
    turn("");
    keep(notice, false);
    drawn = "";
  }
}
