// The script tag: `<script src="sekisho.js">`, first in the head.

import { doc, win } from "./natives.js";
import { arm } from "./page.js";
import { brought, start } from "./start.js";
import { enforceFrom } from "./enforce.js";
import { enlist } from "./enlist.js";
import { setManual } from "./view.js";
import { prefer } from "./language.js";
import { api } from "./api.js";

const { currentScript: tag } = doc;
const before = win.sekisho;

// A second tag on the same page finds the first at work and leaves it so.
if (!before?.ready) {
  const { enforce, lang, manual, policy: url, worker } = tag?.dataset ?? {};
  if (SKS_REPORT_ONLY) console.warn("sekisho: report only, nothing is held");
  else if (enforce === "strict") enforceFrom(tag.src || location.href);
  prefer(lang);
  // A choice that nothing follows is not asked for.
  setManual(SKS_REPORT_ONLY ? "" : manual);
  // What is asked for by URL comes while the panel's part does.
  const policy = brought() || (url && fetch(url));
  arm();
  win.sekisho = Object.freeze(api);
  start(policy, () => true);
  if (!SKS_REPORT_ONLY) enlist(worker);
  // Calls made before the script arrived, such as `["on", "choice", act]`.
  if (Array.isArray(before)) for (const [name, ...details] of before) api[name](...details);
} else {
  // In a frame it is the gate of the page around it, which looks at this document once it is asked for. What shortens
  // this keeps what may throw.
  win.frameElement?.contentWindow.focus;
}
