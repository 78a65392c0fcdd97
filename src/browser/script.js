// The script tag: `<script src="sekisho.js">`, first in the head.

import { api } from "./api.js";
import { prefer } from "./language.js";
import { doc, getAttr, win } from "./natives.js";
import { arm } from "./page.js";
import { locate } from "./rest.js";
import { brought, start } from "./start.js";
import { setManual } from "./view.js";

const tag = doc.currentScript;
const before = win.sekisho;
const attribute = (name) => tag && getAttr(tag, "data-" + name);

// A second tag on the same page finds the first at work and leaves it so.
if (!before || !before.ready) {
  const panel = new URL("sekisho-panel.js", tag ? tag.src : location.href).href;
  const url = attribute("policy");
  locate(() => import(panel));
  prefer(attribute("lang"));
  setManual(attribute("manual") !== null);
  // What is asked for by URL comes while the panel does.
  const policy = brought() || (url && fetch(url));
  arm();
  win.sekisho = Object.freeze(api);
  start(policy, () => true);
  // Calls made before the script arrived, such as `["on", "choice", act]`.
  if (Array.isArray(before)) for (const [name, ...details] of before) api[name](...details);
}
