// CSS made at run time through the object model.
//
// The properties of an element's style are objects of their own in some browsers, beyond any prototype;
// the observer sees those change, before style is resolved.

import { hold } from "../hold.js";
import { capture, textAt, weakGet, WeakMap, weakSet } from "../natives.js";
import { settleArgument, settleCss } from "./css.js";
import { DONE, patch } from "./patch.js";

const [rulesOf, insertRule, deleteRule] = capture(CSSStyleSheet, "cssRules insertRule deleteRule");
const [cssText, sheetOf] = capture(CSSRule, "cssText parentStyleSheet");
const [ruleOf] = capture(CSSStyleDeclaration, "parentRule");
const known = new WeakMap();

/** Makes each rule of a sheet what it may be now, and returns the verdict on what is stopped. */
function settleSheet(sheet) {
  const rules = rulesOf(sheet);
  let worst = 0;
  for (let i = 0; rules[i]; i++) {
    const text = cssText(rules[i]);
    const { _css, _word } = settleCss(text);
    if (_word & 3) worst = _word;
    if (_css === text) continue;
    deleteRule(sheet, i);
    insertRule(sheet, _css, i);
  }
  return worst;
}

/** The hook of what takes CSS as its argument `at`; `owner` is the sheet that it ends up in, if any. */
const settleAt = (at, owner) => (self, args, go) => {
  if (!settleArgument(args, at, textAt(args, at))) return;
  const result = go();
  const sheet = owner(self);
  let item = sheet && weakGet(known, sheet);
  if (sheet && !item) {
    item = { _what: {}, _word: () => settleSheet(sheet), _release() {} };
    weakSet(known, sheet, item);
  }
  if (item) hold(item);
  return result === undefined ? DONE : result;
};

export function installStyle() {
  patch("CSSStyleSheet", "insertRule replace replaceSync", settleAt(0, (sheet) => sheet));
  patch("CSSGroupingRule", "insertRule", settleAt(0, sheetOf));
  const ofStyle = (style) => ruleOf(style) && sheetOf(ruleOf(style));
  patch("CSSStyleDeclaration", "setProperty", settleAt(1, ofStyle));
  patch("CSSStyleDeclaration", "cssText", settleAt(0, ofStyle), "set");
}
