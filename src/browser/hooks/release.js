// How a held script starts and a held template opens: on the same nodes, each once.

import { awaitLoad } from "../hold.js";
import {
  contentOf, each, exec, getAttr, isMatch, parentNode, replaceChild, setAttr,
} from "../natives.js";
import { HELD, markedAs, parkScript, reinsert, restore, restoreScript, sweep } from "./element.js";
import { attrText } from "./verdicts.js";

/** The types of a script that says when it has run. */
const CLASSIC = /^$|javascript$/i;

/**
 * Whether a script's author wrote `async`. A script made by a script is async unless told otherwise; one
 * from markup looks the same once the parser has let go of it, so there the attribute is asked.
 */
const wantsAsync = (script, isParsed) =>
  (isParsed || markedAs(script) !== undefined ? getAttr(script, "async") !== null : script.async ?? true);

/** Completes the item of a held script, which gets back its type and its sources. */
export function becomeScript(item, isParsed) {
  const script = item._node;
  const isEager = wantsAsync(script, isParsed);
  item._inline = () => !isMatch(script, "[src],[data-src]");
  item._release = () => {
    if (markedAs(script) !== undefined) {
      const source = getAttr(script, "data-src");
      setAttr(script, HELD + "type", attrText(script, "data-type"));
      if (source) restore(script, "src", source);
    }
    if (!restoreScript(script)) return;
    if (!isEager) script.async = false;
    // That is what starts a script that was no program when it was put in.
    reinsert(script);
    // An inline script after this one waits for it, as it would for one in markup.
    if (!isEager && isMatch(script, "[src]:not([defer])") && exec(CLASSIC, attrText(script, "type"))) awaitLoad(script);
  };
}

/** Completes the item of a held template: its nodes take its place, their scripts take their turn. */
export function becomeTemplate(item) {
  const template = item._node;
  item._release = () => {
    const parent = parentNode(template);
    const content = contentOf(template);
    each(content, "script", parkScript);
    sweep(content, true);
    if (parent) replaceChild(parent, content, template);
  };
}
