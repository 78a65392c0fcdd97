// How a held script starts and a held template opens: on the same nodes, each once.

import { awaitLoad } from "../hold.js";
import { contentOf, each, exec, getAttr, isMatch, parentNode, replaceChild, setAttr } from "../natives.js";
import { parkScript, reinsert, restoreScript, sweep } from "./element.js";
import { attrText, HELD, markVerdict } from "./verdicts.js";

/** The types of a script that says when it has run. */
const CLASSIC = /^$|javascript$/i;

/** Completes the item of a held script or template; of other elements their verdict is all. */
export function complete(item, element, tag, isParsed) {
  const isMarked = () => markVerdict(element) !== undefined;
  if (tag === "script") {
    // Whether its author wrote `async`. A script made by a script is async unless told otherwise; one from
    // markup looks the same once the parser has let go of it, so there the attribute is asked.
    const isEager = isParsed || isMarked() ? getAttr(element, "async") !== null : element.async ?? true;
    item._inline = () => !isMatch(element, "[src],[data-src]");
    // It gets back its type, and its place: that starts what was no program when it was put in.
    item._release = () => {
      if (isMarked()) setAttr(element, HELD + "type", attrText(element, "data-type"));
      if (!restoreScript(element)) return;
      if (!isEager) element.async = false;
      reinsert(element);
      // An inline script after this one waits for it, as it would for one in markup.
      if (!isEager && isMatch(element, "[src]:not([defer])") && exec(CLASSIC, attrText(element, "type"))) {
        awaitLoad(element);
      }
    };
  }
  // Its nodes take its place, their scripts take their turn.
  if (tag === "template") item._release = () => {
    const parent = parentNode(element);
    const content = contentOf(element);
    each(content, "script", parkScript);
    sweep(content, true);
    if (parent) replaceChild(parent, content, element);
  };
}
