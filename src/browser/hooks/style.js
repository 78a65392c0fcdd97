// CSS made at run time through the object model.
//
// The properties of a style are objects of their own in some browsers, beyond any prototype. Those of an
// element the observer sees change, before style is resolved; a rule is looked at a moment after a page
// has taken hold of its style.

import { capture, textAt, Uint8Array } from "../natives.js";
import { settleArgument, settleCss } from "./css.js";
import { enqueue } from "./element.js";
import { DONE, patch, patchObject, realm } from "./patch.js";

const [rulesOf, insertRule, deleteRule] = capture(CSSStyleSheet, "cssRules insertRule deleteRule");
const [cssText, sheetOf] = capture(CSSRule, "cssText parentStyleSheet");
const [ruleOf] = capture(CSSStyleDeclaration, "parentRule");

/** Makes each rule of a sheet what it may be now, and says what is stopped of it. */
function settleSheet(sheet) {
  const rules = rulesOf(sheet);
  const found = { __proto__: null };
  for (let i = 0; rules[i]; i++) {
    settleCss(cssText(rules[i]), found, (css) => {
      deleteRule(sheet, i);
      insertRule(sheet, css, i);
    });
  }
  return found;
}

/** The hook of what takes CSS as its argument `at`; `owner` is the sheet that it ends up in, if any. */
const settleAt = (at, owner) => (self, args, go) => {
  if (at) textAt(args, 0);
  if (!settleArgument(args, at)) return;
  const result = go();
  const sheet = owner(self);
  if (sheet) enqueue(sheet, settleSheet(sheet), false, settleSheet);
  return result ?? DONE;
};

const itself = (sheet) => sheet;
const ofStyle = (style) => ruleOf(style) && sheetOf(ruleOf(style));

export function installStyle() {
  patchObject(realm, "FontFace", (target, args, go) => {
    // What is no string becomes bytes, which ask for nothing: an object could make itself a source.
    const found = typeof args[1] === "string" ? settleArgument(args, 1) : void (args[1] = new Uint8Array(args[1]));
    if (!found) return;
    // Of a font that is made nothing can be changed any more.
    const face = go();
    enqueue(face, found, false, () => found);
    return face;
  });
  patch("CSSStyleSheet", "insertRule replace replaceSync", settleAt(0, itself));
  patch("CSSStyleSheet", "addRule", settleAt(1, itself));
  patch("CSSGroupingRule CSSStyleRule CSSKeyframesRule", "insertRule appendRule", settleAt(0, sheetOf));
  patch("CSSStyleDeclaration", "setProperty", settleAt(1, ofStyle));
  patch("CSSStyleDeclaration", "cssText", settleAt(0, ofStyle), "set");
}
