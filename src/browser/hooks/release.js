// How a held script starts and a held template opens: on the same nodes, each once.

import {
  contentOf, exec, getAttr, insertBefore, isAsync, isConnected, nextSibling, parentNode, query,
  removeChild, setAsync, setAttr, weakGet,
} from "../natives.js";
import { forget, HELD, heldValue, markedAs, parkType, restoreType, setNatively, sweep, trusted } from "./element.js";

const CLASSIC = /^\s*($|(text|application)\/(java|ecma)script)/i;
const SOURCES = ["src", "href", "xlink:href"];

/**
 * Whether a script's author wrote `async`. A script made by a script is async unless told otherwise; one
 * from markup looks the same once the parser has let go of it, so there the attribute is asked.
 */
function wantsAsync(script, isParsed) {
  try {
    return isParsed || markedAs(script) !== undefined ? getAttr(script, "async") !== null : isAsync(script);
  } catch {
    return true; // an SVG script
  }
}

/** Gives a script back its sources; true if there were any. */
function restoreSources(script, isMarked) {
  let found = false;
  for (let i = 0; i < SOURCES.length; i++) {
    const name = SOURCES[i];
    const value = heldValue(script, name);
    const given = value ?? (isMarked ? getAttr(script, `data-${name}`) : null);
    if (given === null) continue;
    forget(script, name);
    setNatively(script, name, weakGet(trusted, script) ?? given);
    found = true;
  }
  return found;
}

/** Completes the item of a held script. */
export function startScript(item, isParsed) {
  const script = item._node;
  const isEager = wantsAsync(script, isParsed);
  item._kind = 2;
  item._inline = () => (heldValue(script, "src") ?? getAttr(script, "src") ?? getAttr(script, "data-src")) === null;
  item._release = () => {
    const isMarked = markedAs(script) !== undefined;
    if (isMarked) setAttr(script, `${HELD}type`, getAttr(script, "data-type") ?? "");
    restoreType(script);
    if (!isEager) setAsync(script, false);
    const parent = parentNode(script);
    // Putting it in again is what starts a script that had no program type when it was put in.
    if (!restoreSources(script, isMarked) && parent) insertBefore(parent, script, nextSibling(script));
    const waits = getAttr(script, "src") !== null && isConnected(script) && !isEager;
    return waits && getAttr(script, "defer") === null && getAttr(script, "nomodule") === null
      && exec(CLASSIC, getAttr(script, "type") ?? "") && script;
  };
}

/** Completes the item of a held template: its nodes take its place, their scripts take their turn. */
export function openTemplate(item) {
  const template = item._node;
  item._kind = 0;
  item._release = () => {
    const parent = parentNode(template);
    if (!parent) return;
    const content = contentOf(template);
    const scripts = query(content, "script");
    for (let i = 0; scripts[i]; i++) parkType(scripts[i]);
    sweep(content, true);
    insertBefore(parent, content, template);
    removeChild(parent, template);
  };
}
