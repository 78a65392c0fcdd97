// Details and prompts: drawn by a module of their own, fetched when one of them is first needed.
//
// If it cannot be had, nothing is shown and everything stays held.

import { choices, decode, isOpen, isSignalled } from "./core.js";
import { load } from "./files.js";
import { exec, getAttr, listen, query, uncurry } from "./natives.js";
import { fill, makeHost, makeSheet } from "./shadow.js";
import { latest } from "./store.js";

const showModal = uncurry(HTMLDialogElement.prototype.showModal);
const DETAILS = 0;
const STYLE = 2;
const SERVICE = "[data-sks-service]";
const PURPOSE = "[data-sks-purpose]";
const idOf = (box) => getAttr(box, "data-sks-purpose") || getAttr(box, "data-sks-service");
let loading;
let render;

/** The panel's host, once it is loaded. */
export let panel;

async function open(sheet, press) {
  const module = await load("panel");
  const { _exports } = module;
  _exports.open(module._load(isOpen()));
  render = (view, language, input) => decode(module._take(_exports.render(view, language, module._put(input))));
  panel = makeHost("sks-panel", [sheet, makeSheet(render(STYLE, 0, ""))], press);
  listen(panel._root, "change", follow);
}

/** Loads it once; after a failure the next call tries again. */
export const loadPanel = (sheet, press) => (loading = loading || open(sheet, press).catch((error) => {
  loading = 0;
  throw error;
}));

/** Draws details or a prompt; switches that were moved stay so in another language. */
export function drawPanel(view, language, input, again) {
  const boxes = () => query(panel._root, "input");
  const moved = [];
  if (again) for (let at = 0, old = boxes(); old[at]; at++) moved[at] = old[at].checked;
  fill(panel._root, render(view, language, view === DETAILS ? recorded() : input));
  for (let at = 0, fresh = boxes(); at < moved.length && fresh[at]; at++) fresh[at].checked = moved[at];
  const dialog = query(panel._root, "dialog")[0];
  if (dialog) showModal(dialog);
}

const recorded = () => (isSignalled() ? 1 : 0) + "\n" + (choices().asked ? latest() : "");

/** Whether all purposes of a service are switched on. */
function implied(box) {
  const purposes = query(panel._root, PURPOSE);
  const id = /\S+/g;
  for (let part; (part = exec(id, getAttr(box, "data-sks-purposes") || "")); ) {
    for (let at = 0; purposes[at]; at++) {
      if (idOf(purposes[at]) === part[0] && !purposes[at].checked) return false;
    }
  }
  return true;
}

/** Whether a service's switch says something of its own, and does not just go with its purposes. */
const isOwn = (box) => box._moved || getAttr(box, "data-sks-answered") !== null;

/** A purpose that is switched takes along the services that have no answer of their own. */
function follow({ target }) {
  if (getAttr(target, "data-sks-service")) target._moved = true;
  const services = query(panel._root, SERVICE);
  for (let at = 0; services[at]; at++) {
    if (!isOwn(services[at]) && !services[at].disabled) services[at].checked = implied(services[at]);
  }
}

/** What the switches say, as lines for the core: every purpose, and services with answers of their own. */
export function picked() {
  let lines = "";
  const add = (kind, box) => {
    if (!box.disabled) lines += kind + (box.checked ? "+" : "-") + idOf(box) + "\n";
  };
  const purposes = query(panel._root, PURPOSE);
  const services = query(panel._root, SERVICE);
  for (let at = 0; purposes[at]; at++) add("p", purposes[at]);
  for (let at = 0; services[at]; at++) if (isOwn(services[at])) add("s", services[at]);
  return lines;
}
