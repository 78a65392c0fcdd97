// The script tag: `<script src="sekisho.js">`, first in the head.

import { apply, doc, getAttr, win } from "./natives.js";
import { api, arm, locate } from "./page.js";

const { URL, location } = win;
const tag = doc.currentScript;
const before = win.sekisho;
const attribute = (name) => (tag ? getAttr(tag, "data-" + name) : null);
const beside = (name) => new URL(name, (tag && tag.src) || location.href).href;

/** One call made before the script arrived: a function, or a name and its arguments. */
function call(queued) {
  if (typeof queued === "function") queued(global);
  else apply(global[queued[0]], null, queued.slice(1));
}

const global = { ...api, push: call };

// A second tag on the same page finds the first at work and leaves it so.
if (!before || !before.ready) {
  arm();
  locate({ panel: beside("sekisho-panel.wasm"), compiler: beside("sekisho-compiler.wasm") });
  win.sekisho = Object.freeze(global);
  api.init({ policy: attribute("policy"), lang: attribute("lang"), manual: attribute("manual") !== null });
  if (Array.isArray(before)) before.forEach(call);
}
