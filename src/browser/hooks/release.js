// How a held script starts and a held template opens: on the same nodes, each once.

import { awaitLoad } from "../hold.js";
import {
  contentOf, exec, getAttr, insertBefore, isAsync, isConnected, isMatch, nextSibling, parentNode, query, removeChild,
  setAsync, setAttr,
} from "../natives.js";
import { HELD, markedAs, parkType, restore, restoreType, sweep, wanted } from "./element.js";
import { attrText, WATCHED } from "./verdicts.js";

const CLASSIC = /^\s*($|(text|application)\/(java|ecma)script)/i;

/**
 * Whether a script's author wrote `async`. A script made by a script is async unless told otherwise; one
 * from markup looks the same once the parser has let go of it, so there the attribute is asked.
 */
function wantsAsync(script, isParsed) {
  if (isParsed || markedAs(script) !== undefined) return getAttr(script, "async") !== null;
  try {
    return isAsync(script);
  } catch {
    return true; // an SVG script
  }
}

/** Gives a script back its type and its sources. */
function startScript(script, isEager) {
  const mark = markedAs(script);
  if (mark !== undefined) setAttr(script, HELD + "type", attrText(script, "data-type"));
  restoreType(script);
  if (!isEager) setAsync(script, false);
  let isStarted = false;
  const names = WATCHED.script;
  for (let i = 1; i < names.length; i++) {
    const value = wanted(script, names[i], mark);
    if (value === null) continue;
    isStarted = true;
    restore(script, names[i], value);
  }
  const parent = parentNode(script);
  // Putting it in again is what starts a script that was no program when it was put in.
  if (!isStarted && parent) insertBefore(parent, script, nextSibling(script));
  if (!isEager && holdsUp(script)) awaitLoad(script);
}

/** Whether an inline script after this one waits for it, as it would for one in markup. */
const holdsUp = (script) => isConnected(script) && isMatch(script, "[src]:not([defer]):not([nomodule])")
  && exec(CLASSIC, attrText(script, "type"));

/** Completes the item of a held script. */
export function becomeScript(item, isParsed) {
  const script = item._node;
  const isEager = wantsAsync(script, isParsed);
  item._kind = 2;
  item._inline = () => !isMatch(script, `[src],[data-src],[${HELD}src]`);
  item._release = () => startScript(script, isEager);
}

/** Completes the item of a held template: its nodes take its place, their scripts take their turn. */
export function becomeTemplate(item) {
  const template = item._node;
  item._kind = 0;
  item._release = () => {
    const parent = parentNode(template);
    const content = contentOf(template);
    const scripts = query(content, "script");
    for (let i = 0; scripts[i]; i++) parkType(scripts[i]);
    sweep(content, true);
    if (!parent) return;
    insertBefore(parent, content, template);
    removeChild(parent, template);
  };
}
