// CSS made at run time through the object model.

import { hold } from "../hold.js";
import { apply, getter, getOwnPropertyDescriptor, textAt, uncurry, weakGet, weakSet, win } from "../natives.js";
import { settleCss } from "./css.js";
import { patch } from "./patch.js";

const { CSSGroupingRule, CSSRule, CSSStyleDeclaration, CSSStyleSheet, WeakMap } = win;
const sheets = CSSStyleSheet.prototype;
const groups = CSSGroupingRule.prototype;
const declarations = CSSStyleDeclaration.prototype;
const ruleText = getter(CSSRule.prototype, "cssText");
const parentRule = getter(declarations, "parentRule");
const declarationText = getOwnPropertyDescriptor(declarations, "cssText");
const replaceSync = uncurry(sheets.replaceSync);

/** Holds text that can be read and written again; each look restores what passes by then. */
function holdText(found, read, write) {
  hold({
    _what: { url: found._url },
    _word() {
      const text = read();
      const { _css, _word } = settleCss(text);
      if (_css !== text) write(_css);
      return _word;
    },
    _release() {},
  }, found._word);
}

/** The argument as CSS that may stand; what was found in it if something may not. */
function settleArgument(args, at) {
  if (args.length <= at) return;
  const found = settleCss(textAt(args, at));
  if (!(found._word & 3)) return;
  args[at] = found._css;
  return found;
}

function patchRules(owner) {
  const rules = getter(owner, "cssRules");
  const insert = uncurry(owner.insertRule);
  const remove = uncurry(owner.deleteRule);
  patch(owner, "insertRule", (self, args, native) => {
    const found = settleArgument(args, 0);
    if (!found) return;
    const index = apply(native, self, args);
    let rule = rules(self)[index];
    holdText(found, () => ruleText(rule), (css) => {
      let at = 0;
      for (let other; (other = rules(self)[at]) !== rule; at++) if (!other) return;
      remove(self, at);
      insert(self, css, at);
      rule = rules(self)[at];
    });
    return index;
  });
}

function patchReplace(name) {
  const rules = getter(sheets, "cssRules");
  patch(sheets, name, (self, args, native) => {
    const found = settleArgument(args, 0);
    if (!found) return;
    const result = apply(native, self, args);
    const read = () => {
      let css = "";
      for (let i = 0, rule; (rule = rules(self)[i]); i++) css += ruleText(rule);
      return css;
    };
    holdText(found, read, (css) => replaceSync(self, css));
    return result;
  });
}

/** The style of a rule; that of an element is seen by the observer, before anything is asked for. */
function patchDeclarations() {
  const known = new WeakMap();
  const settle = (at) => (self, args, native) => {
    const found = settleArgument(args, at);
    if (!found) return;
    apply(native, self, args);
    if (parentRule(self) && !weakGet(known, self)) {
      weakSet(known, self, true);
      holdText(found, () => apply(declarationText.get, self, []), (css) => apply(declarationText.set, self, [css]));
    }
  };
  patch(declarations, "setProperty", settle(1));
  patch(declarations, "cssText", settle(0), "set");
}

export function installStyle() {
  patchRules(sheets);
  patchRules(groups);
  patchReplace("replace");
  patchReplace("replaceSync");
  patchDeclarations();
}
