// CSS through the object model.

import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt, outcome } from "./told.js";

const own = "/differential/pixel.gif?style";
const rule = `b { background: url("${own}") }`;

probe("insertRule returns its place and complains of wrong text and places", () => {
  const sheet = new CSSStyleSheet();
  return [sheet.insertRule(rule), sheet.insertRule("i { color: red }", 1), sheet.insertRule("u { color: red }"), [...sheet.cssRules].map(({ cssText }) => cssText), attempt(() => sheet.insertRule(rule, 9)), attempt(() => sheet.insertRule("")), attempt(() => sheet.insertRule("b {} i {}")), attempt(() => sheet.insertRule("{")), attempt(() => sheet.insertRule(`@import "${own}"`)), attempt(() => sheet.insertRule(rule, -1))];
});
probe("insertRule makes its rule a text and then its place a number", () => {
  const log = [];
  const sheet = new CSSStyleSheet();
  sheet.insertRule(speaker(log, "rule", rule), speaker(log, "place", "0"));
  return [log, sheet.cssRules.length];
});
probe("addRule and removeRule return what they do", () => {
  const sheet = new CSSStyleSheet();
  return sheet.addRule ? [sheet.addRule("b", `background: url(${own})`), sheet.addRule(), attempt(() => sheet.addRule("b", "c", 9)), [...sheet.rules].map(({ cssText }) => cssText), sheet.removeRule(), sheet.rules.length] : "none";
});
probe("replace and replaceSync return what they do and refuse sheets of the page", () => staged(async (stage) => {
  const sheet = new CSSStyleSheet();
  const returned = sheet.replace(rule);
  const style = made("style");
  stage.append(style);
  return [returned instanceof Promise, await returned === sheet, sheet.replaceSync("i { color: red }"), sheet.cssRules.length, attempt(() => style.sheet.replaceSync("")), await outcome(() => style.sheet.replace(""))];
}));
probe("replace resolves after what came before it", async () => {
  const log = [];
  const sheet = new CSSStyleSheet();
  Promise.resolve().then(() => log.push("promise"));
  await sheet.replace(rule).then(() => log.push("replaced"));
  return log;
});
probe("a sheet's options are read in the platform's order", () => {
  const log = [];
  const sheet = new CSSStyleSheet(observed(log, "options", { media: "print", disabled: true, baseURL: "/x" }));
  return [log, sheet.media.mediaText, sheet.disabled, attempt(() => new CSSStyleSheet({ baseURL: "http://:" }))];
});
probe("rules nest, are inserted into groups and deleted as the platform's", () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media all { b { color: red } } @keyframes k { from { left: 0 } } c { d: e }");
  const [media, frames, plain] = sheet.cssRules;
  frames.appendRule("to { left: 1px }");
  return [media.insertRule(rule, 1), attempt(() => media.insertRule("{")), media.cssText, frames.cssText, attempt(() => plain.insertRule?.("& i { color: red }")), plain.cssText, media.deleteRule(0), media.cssRules.length, attempt(() => media.deleteRule(9)), media.parentStyleSheet === sheet];
});
probe("a rule stays the same object however its style is changed", () => {
  const sheet = new CSSStyleSheet();
  sheet.insertRule(rule);
  const [one] = sheet.cssRules;
  one.style.setProperty("background", `url(${own}2)`);
  one.style.cssText = `background: url(${own}3)`;
  one.style.color = "red";
  return [sheet.cssRules[0] === one, one.cssText, one.parentStyleSheet === sheet, one.style === sheet.cssRules[0].style, one.style.parentRule === one];
});
probe("setProperty returns nothing and ignores what it does not know", () => {
  const { style } = made("p");
  return [style.setProperty("background", `url(${own})`), style.setProperty("background", "no(", ""), style.setProperty("nothing", "x"), style.setProperty("color", "red", "important"), style.setProperty("color", "blue", "x"), style.setProperty("color", null), style.cssText, style.length, [...style], style.removeProperty("background-image"), style.getPropertyPriority("color")];
});
probe("setProperty makes its arguments texts in order", () => {
  const log = [];
  const { style } = made("p");
  style.setProperty(speaker(log, "name", "color"), speaker(log, "value", "red"), speaker(log, "priority", "important"));
  return [log, style.cssText];
});
probe("cssText is read as the browser has it", () => [`background: url(${own})`, "color: \\72 ed", "--x: url(/y); --z: '('", "/* c */ color: red; ;;", "content: 'a\\62 c'", "", null, "background: url( \"/a b\" )", "background:url(data:,#x)", "list-style: image-set(url(/a) 1x)"].map((text) => {
  const element = made("p");
  element.style.cssText = text;
  const attribute = made("p", { style: text });
  return [element.style.cssText, element.outerHTML, attribute.style.cssText, attribute.outerHTML];
}));
probe("a style attribute keeps the very text that was set", () => ["color: \\72 ed", "/* url( */ color:red", `background:url('${own}')`, "a:b;c", "width:calc(1px + (2px))"].map((text) => made("p", { style: text }).getAttribute("style")));
probe("a style element keeps the very text that was set", () => staged((stage) => ["b { color: \\72 ed }", "/* url( */ b{}", `b{background:url('${own}')}`, "@namespace x url(y);", "b::before{content:'\\201C'}", "\\62 { color: red }"].map((text) => {
  const style = made("style");
  style.textContent = text;
  stage.append(style);
  return [style.textContent, style.sheet.cssRules.length, style.sheet.cssRules[0]?.cssText];
})));
probe("adopted sheets are one list that a page changes at will", () => {
  const before = document.adoptedStyleSheets;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  const seen = [document.adoptedStyleSheets.length, document.adoptedStyleSheets[0] === sheet, Array.isArray(document.adoptedStyleSheets)];
  document.adoptedStyleSheets.push(sheet);
  seen.push(document.adoptedStyleSheets.length, attempt(() => { document.adoptedStyleSheets = [1]; }), attempt(() => document.adoptedStyleSheets.push({})));
  document.adoptedStyleSheets = [...before];
  return seen;
});
probe("computed style sees a change within the same turn", () => staged((stage) => {
  stage.style.cssText = "color: red";
  const first = getComputedStyle(stage).color;
  stage.style.setProperty("color", "blue");
  const second = getComputedStyle(stage).color;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  sheet.insertRule("div { color: lime !important }");
  const third = getComputedStyle(stage).color;
  sheet.replaceSync("");
  document.adoptedStyleSheets.pop();
  return [first, second, third, getComputedStyle(stage).color];
}));
probe("style declarations are enumerated and indexed as the platform's", () => {
  const { style } = made("p", { style: "color: red; margin: 0" });
  const all = [];
  for (const name in style) all.push(name);
  return [all.length, all.slice(0, 9), style[0], style.item(9), Object.prototype.toString.call(style), "color" in style, delete style.color, style.color];
});
probe("the CSS namespace and font faces are the platform's", () => [Reflect.ownKeys(CSS).map(String), attempt(() => CSS.escape()), CSS.supports("background", `url(${own})`), attempt(() => String(new FontFace("x", `url(${own})`, { weight: "bold" }))), attempt(() => new FontFace())]);
