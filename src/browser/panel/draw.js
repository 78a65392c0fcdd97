// The panel's host: draws details and prompts with a module of their own and hears of their controls.

import { changed, drawAgain, picked } from "./details.js";
import { happen, WITHDRAW } from "./answer.js";
import { PICK } from "./choose.js";
import { core, loaded } from "./module.js";
import { page } from "./page.js";
import { answer, dismiss, free } from "./prompt.js";

/** The views, and what else can be drawn, by the numbers the core has for them. */
const VIEWS = { __proto__: null, details: 0, prompt: 1 };
const RECEIVED = 2;
/** The answers to a prompt. */
const ANSWERS = ["once", "always", "never", "delete", "leave"];
let host;
/** What a prompt is about, one a line, and whether that is cookies which are there already. */
let lines = "";
let isReceived = false;
let from = "";
/** What is shown now. */
let view = "";

function open() {
  host = page._makeHost("sks-panel", [], press);
  host._root.addEventListener("change", ({ target }) => changed(host._root, target));
  host._root.addEventListener("cancel", leave, true);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(core._read(core._exports.style()));
  host._root.adoptedStyleSheets = [page._follow(turned), sheet];
}

const render = (number, language, input) => core._read(core._exports.render(number, language, core._put(input)));

/** Has the module there, and makes the host once. */
async function opened() {
  await loaded();
  if (!host) open();
}

/** What is modal would close by itself. */
function leave(event) {
  event.preventDefault();
  press("close", event);
}

function press(name, event, control) {
  if (name === "save") save(picked(host._root), event);
  else if (name === "withdraw") happen(WITHDRAW);
  else if (ANSWERS.includes(name)) answer(name, event, control);
  else if (name === "close" && view === "details" && from) page._turn(from);
  else {
    if (name === "close" && view === "prompt") dismiss();
    page._press(name, event, control);
  }
}

/** Switches can be moved by a script: what they grant takes the visitor's own press. */
const save = (lines, event) => (page._isVisitors(event) || !/^.\+/m.test(lines)) && happen(PICK, lines);

/** Draws the view if it is one of ours, and is gone otherwise. */
function turned(to, isFocused, isAgain) {
  const was = view;
  view = to;
  const { _at, _tag } = page._language();
  const { _host, _root } = host;
  page._keep(host, view in VIEWS);
  if (view in VIEWS) {
    _host.lang = _tag;
    const number = view === "prompt" && isReceived ? RECEIVED : VIEWS[view];
    const markup = render(number, _at, lines);
    drawAgain(_root, isAgain, () => page._fill(_root, markup));
    // In strict mode a grant takes effect on the next page, and "once" ends with this one. The note tells of it.
    if (page._enforced() && _root.querySelector("[data-sks=once]")) {
      _root.querySelectorAll("[data-sks=once],[data-notes]").forEach((part) => part.remove());
    }
    _root.querySelector("dialog")?.showModal();
    if (isFocused) _root.querySelector("[data-sks-view]").focus({ preventScroll: true });
  } else if (was && !view) free();
}

/** Shows purposes and services, because the visitor asked. */
export async function showDetails() {
  await opened();
  from = view === "notice" ? "notice" : "";
  page._turn("details", true);
}

/** Asks about services or received cookies, one a line; nobody asked for it, so the focus stays where it is. */
export async function showPrompt(about, areCookies) {
  await opened();
  // Something else is shown: it is asked again once that is gone.
  if (view) return false;
  lines = about;
  isReceived = areCookies;
  page._turn("prompt");
  return true;
}
