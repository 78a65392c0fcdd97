// Mutation records of what a page does to itself, and when they come.

import { task } from "./moment.js";
import { probe } from "./probe.js";
import { made, staged } from "./stage.js";
import { attempt } from "./told.js";

const own = "/differential/pixel.gif?mutation";
const ALL = { childList: true, subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true };
const names = (nodes) => [...nodes].map((node) => node.nodeName);
const record = ({ type, target, addedNodes, removedNodes, attributeName, attributeNamespace, oldValue, previousSibling, nextSibling }) =>
  [type, target.nodeName, names(addedNodes), names(removedNodes), attributeName, attributeNamespace, oldValue, previousSibling?.nodeName ?? null, nextSibling?.nodeName ?? null];

/** The records of what `act` does to an element, there or not there on the page. */
const recorded = async (act) => {
  const seen = [];
  for (const isStaged of [true, false]) {
    await staged((stage) => {
      const root = isStaged ? stage : made("div");
      const observer = new MutationObserver(() => {});
      observer.observe(root, ALL);
      const said = attempt(() => act(root));
      seen.push([said, observer.takeRecords().map(record), root.innerHTML]);
      observer.disconnect();
    });
  }
  return seen;
};
for (const [what, act] of Object.entries({
  "setAttribute of a watched attribute": (root) => { const image = made("img"); root.append(image); image.setAttribute("src", own); image.setAttribute("src", own); image.src = "/differential/pixel.gif?b"; image.removeAttribute("src"); },
  "setAttributeNode and an attribute's value": (root) => { const image = made("img"); root.append(image); const node = document.createAttribute("src"); node.value = own; image.setAttributeNode(node); node.value = "/differential/pixel.gif?c"; },
  "innerHTML": (root) => { root.innerHTML = `<img src=${own}><b>x</b>`; root.innerHTML = "src"; },
  "innerHTML that is nothing": (root) => { root.innerHTML = ""; root.innerHTML = ""; },
  "outerHTML": (root) => { root.innerHTML = "<b></b>"; root.firstChild.outerHTML = `<img src=${own}>`; },
  "insertAdjacentHTML": (root) => { root.insertAdjacentHTML("beforeend", `<img src=${own}>x`); root.firstChild.insertAdjacentHTML("beforebegin", "<i data-src></i>"); },
  "append of several nodes": (root) => { root.append(made("img", { src: own }), "x", made("b")); },
  "replaceChildren and replaceWith": (root) => { root.append("a"); root.replaceChildren(made("img", { src: own })); root.firstChild.replaceWith("b", made("i")); },
  "insertBefore of a node before itself": (root) => { root.append(made("b"), "x"); root.insertBefore(root.firstChild, root.firstChild); },
  "a style element's text": (root) => { const style = made("style"); root.append(style); style.textContent = `b{background:url(${own})}`; style.firstChild.data = "i{}"; style.append("u{}"); style.innerHTML = "s{}"; },
  "an inline style": (root) => { root.style.color = "red"; root.style.background = `url(${own})`; root.style.cssText = "color: blue"; root.style.setProperty("color", "blue"); root.setAttribute("style", ""); },
  "a script's type and text": (root) => { const script = made("script", { type: "x/y" }); root.append(script); script.text = "src"; script.type = "text/plain"; },
  "a link's relation": (root) => { const link = made("link"); root.append(link); link.rel = "help"; link.href = own; link.relList.add("x"); link.relList.remove("y"); },
  "a frame's srcdoc": (root) => { const frame = made("iframe", { sandbox: "" }); root.append(frame); frame.srcdoc = "<b>x"; },
  "classList and dataset": (root) => { root.classList.add("a"); root.classList.add("a"); root.dataset.src = own; },
  "a contextual fragment": (root) => { const range = document.createRange(); range.selectNodeContents(root); root.append(range.createContextualFragment(`<img src=${own}><script data-x>1</script>`)); },
  "text": (root) => { root.textContent = "a"; root.firstChild.appendData("b"); root.firstChild.splitText(1); root.normalize(); root.innerText = "c\nd"; },
  "SVG references": (root) => { const image = document.createElementNS("http://www.w3.org/2000/svg", "image"); root.append(image); image.href.baseVal = own; image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", own); },
})) probe(`the records of ${what} are the platform's`, () => recorded(act));

probe("records come in a microtask, before tasks and among promises in order", async () => {
  const log = [];
  const root = made("div");
  const observer = new MutationObserver((records) => log.push(`records ${records.length}`));
  observer.observe(root, ALL);
  Promise.resolve().then(() => log.push("promise before"));
  root.innerHTML = `<img src=${own}>`;
  Promise.resolve().then(() => log.push("promise after"));
  queueMicrotask(() => { log.push("microtask"); root.append("x"); Promise.resolve().then(() => log.push("promise in it")); });
  log.push("sync");
  await task();
  log.push("task");
  return log;
});
probe("observers hear in the order in which they were made", () => staged(async (stage) => {
  const log = [];
  const observers = [1, 2, 3].map((at) => new MutationObserver((records, self) => log.push(`${at} ${records.length} ${self === observers[at - 1]}`)));
  for (const observer of [...observers].reverse()) observer.observe(stage, ALL);
  stage.append(made("img", { src: own }));
  stage.setAttribute("src", "x");
  await task();
  for (const observer of observers) observer.disconnect();
  return log;
}));
probe("an observer of the document hears what a page does and no more", () => staged(async (stage) => {
  const log = [];
  const observer = new MutationObserver((records) => log.push(...records.map(record)));
  observer.observe(document, ALL);
  stage.append(made("img", { src: own }), made("iframe"), made("link", { rel: "x", href: own }), Object.assign(made("style"), { textContent: "b{}" }));
  await task();
  stage.replaceChildren();
  await task();
  observer.disconnect();
  return log;
}));
probe("observe reads its options as the platform does and complains of wrong ones", () => [{}, { childList: false }, { attributes: false, attributeFilter: ["x"] }, { characterData: false, characterDataOldValue: true }, null, undefined, 1]
  .map((options) => attempt(() => new MutationObserver(() => {}).observe(document, options))).concat([undefined, null, {}, 1].map((callback) => attempt(() => new MutationObserver(callback)))));
probe("the callback's receiver and arguments are the observer's", async () => {
  let heard;
  const root = made("div");
  const observer = new MutationObserver(function (records, second) { heard = [this === observer, second === observer, records instanceof Array, arguments.length, records[0] instanceof MutationRecord]; });
  observer.observe(root, { attributes: true });
  root.id = "x";
  await task();
  return heard;
});
probe("mutation events that a browser has left come as it sends them", () => staged((stage) => {
  const log = [];
  for (const type of ["DOMNodeInserted", "DOMNodeRemoved", "DOMSubtreeModified", "DOMAttrModified", "DOMCharacterDataModified"]) stage.addEventListener(type, ({ target }) => log.push(`${type} ${target.nodeName}`));
  stage.innerHTML = `<img src=${own}>`;
  stage.firstChild.setAttribute("src", "/differential/pixel.gif?d");
  stage.firstChild.remove();
  return log;
}));
probe("a slot and a resize are told after the records, in the platform's order", () => staged(async (stage) => {
  const log = [];
  const root = stage.attachShadow({ mode: "open" });
  root.innerHTML = "<slot></slot>";
  root.firstChild.addEventListener("slotchange", () => log.push("slotchange"));
  const observer = new MutationObserver(() => log.push("records"));
  observer.observe(stage, ALL);
  stage.append(made("img", { src: own }));
  Promise.resolve().then(() => log.push("promise"));
  await task();
  return log;
}));
