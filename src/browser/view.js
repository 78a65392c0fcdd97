// What is shown: nothing but the way back, the first layer, the offer to reload, details or a prompt.

import css from "../notice/notice.css";
import { choices, isSignalled, notice as markup } from "./core.js";
import { language, prefer } from "./language.js";
import { doc, getAttr, isConnected, query, removeAttr, setAttr, uncurry } from "./natives.js";
import { drawPanel, loadPanel, panel } from "./panel.js";
import { fill, keep, makeHost, makeSheet, watch } from "./shadow.js";
import { tell } from "./tell.js";

/** The views that the panel draws, by the core's numbers. */
const PANEL = { __proto__: null, details: 0, prompt: 1 };
const focus = uncurry(HTMLElement.prototype.focus);
let sheet;
let notice;
let drawn;
let view = "";
let wanted = "";
let input;
let from;
let before;
let manual;
let controls;
let free;

/** Whether the site shows the notice itself. */
export const setManual = (is) => { manual = is; };

/** What is shown. */
export const shown = () => view;

/** Says what each control does, and what to do once nothing else is shown. */
export function connect(acts, onFree) {
  controls = acts;
  free = onFree;
}

const press = (name, event, control) => controls[name] && controls[name](event, control);
const hideIf = (part, hidden) => (hidden ? setAttr(part, "hidden", "") : removeAttr(part, "hidden"));
const isInside = () => {
  const { activeElement } = doc;
  return !!activeElement && (activeElement === (notice && notice._host) || activeElement === (panel && panel._host));
};

function mount() {
  if (notice) return;
  sheet = makeSheet(css);
  notice = makeHost("sks-notice", [sheet], press);
  watch(() => isOn() && language()._tag !== drawn && redraw());
}

const isOn = () => notice && notice._wanted;

/** Draws the view; a part of the first layer is hidden unless it is the view or says something. */
function draw(again) {
  const { _at, _tag } = language();
  if (drawn !== _tag) {
    drawn = _tag;
    setAttr(notice._host, "lang", _tag);
    fill(notice._root, markup(_at));
  }
  const { asked, record_id } = choices();
  const hidden = {
    __proto__: null,
    gpc: !isSignalled(),
    // A known record that does not count is one of an earlier revision.
    revised: asked || !record_id,
  };
  const parts = query(notice._root, '[data-sks-view],[data-sks="reopen"],[data-sks-part],[data-sks-view-part]');
  for (let at = 0, part; (part = parts[at]); at++) {
    const name = getAttr(part, "data-sks-part") || getAttr(part, "data-sks-view-part");
    if (!name) hideIf(part, (getAttr(part, "data-sks-view") || "") !== view);
    else if (name in hidden) hideIf(part, hidden[name]);
  }
  keep(notice, true);
  if (!panel) return;
  keep(panel, view in PANEL);
  if (view in PANEL) {
    setAttr(panel._host, "lang", _tag);
    drawPanel(PANEL[view], _at, input, again);
  }
}

/** Gives the focus to the view; once nothing is shown, back to where it was before, or to the way back. */
function settle() {
  if (!view && before && before !== doc.body && isConnected(before)) {
    focus(before, { preventScroll: true });
    before = null;
    return;
  }
  const { _root } = view in PANEL ? panel : notice;
  const part = query(_root, view ? `[data-sks-view="${view}"]` : '[data-sks="reopen"]')[0];
  if (!part) return;
  if (view) setAttr(part, "tabindex", "-1");
  focus(part, { preventScroll: true });
}

/**
 * Turns to a view; resolves to whether it is shown. The focus follows if it was inside or if the
 * visitor asked for the view: what comes by itself takes it from nobody.
 */
async function turn(to, asked, lines) {
  const inside = isInside();
  mount();
  wanted = to;
  if (to in PANEL) {
    await loadPanel(sheet, press);
    if (wanted !== to) return false;
  }
  const was = view;
  if (asked && !inside) before = doc.activeElement;
  if (to === "details" && was !== to) from = was;
  view = to;
  input = lines;
  draw();
  if (asked || inside) settle();
  if (was !== to) {
    if (was) tell("hide", { view: was });
    if (to) tell("show", { view: to });
    else free();
  }
  return true;
}

const failed = (error) => {
  console.warn("sekisho: this could not be shown, and what is held stays held.", error);
  return false;
};

/** Shows the first layer, or with "details" what is behind it, because the visitor asked. */
export const open = (what) => turn(what === "details" ? what : "notice", true).catch(failed);

/** Asks about services and cookies, one a line. */
export const showPrompt = (lines) => turn("prompt", false, lines).catch(failed);

/** Shows the first layer by itself. */
export const show = () => manual || turn("notice");

/** Shows nothing but the way back. */
export const hide = () => (manual && !isOn()) || turn("");

/** Says that a reload ends what already runs, and offers it. */
export const offerReload = () => turn("withdrawn");

/** Back to the first layer from details, and from there to the page once there is an answer. */
export const close = () => turn(choices().asked && (view !== "details" || !from) ? "" : "notice");

/** Draws what is shown anew, with the focus on the control that had it. */
function redraw() {
  const inside = isInside();
  draw(true);
  const { _root } = view in PANEL ? panel : notice;
  const control = inside && query(_root, `[data-sks-lang="${drawn}"]`)[0];
  if (control) focus(control, { preventScroll: true });
  else if (inside) settle();
}

/** Changes the language of what is shown. */
export function setLanguage(tag) {
  prefer(tag);
  if (isOn()) redraw();
}

/** Takes everything off the page; what is held stays held. */
export function unmount() {
  if (notice) keep(notice, false);
  if (panel) keep(panel, false);
  view = wanted = drawn = "";
}
