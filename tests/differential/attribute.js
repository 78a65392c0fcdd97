// Attributes by method, by node and by property.

import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { made } from "./stage.js";
import { attempt, property } from "./told.js";

const own = "/differential/pixel.gif?attribute";

probe("setAttribute makes its name a text and then its value, each once", () => {
  const log = [];
  const image = made("img");
  return [attempt(() => image.setAttribute(speaker(log, "name", "SRC"), speaker(log, "value", own))), log, image.outerHTML];
});
probe("setAttribute returns nothing and ignores what is too many", () => {
  const log = [];
  const image = made("img");
  return [image.setAttribute("src", own, speaker(log, "third", "x")), log, image.getAttribute("src")];
});
probe("setAttributeNS makes namespace, name and value texts in order", () => {
  const log = [];
  const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
  image.setAttributeNS(speaker(log, "namespace", "http://www.w3.org/1999/xlink"), speaker(log, "name", "xlink:href"), speaker(log, "value", own));
  return [log, image.outerHTML, image.href.baseVal, image.getAttributeNS("http://www.w3.org/1999/xlink", "href")];
});
probe("setAttribute takes values that are no texts", () => [null, undefined, 0, -0, NaN, true, [1, 2], {}, 10n]
  .map((value) => { const image = made("img"); image.setAttribute("src", value); return image.getAttribute("src"); }));
probe("a name that is none is refused with the platform's error", () => ["", " ", "a b", "<", "=", "a=b", "1", "a\0", "a/b", "a>b"]
  .map((name) => attempt(() => made("img").setAttribute(name, "x"))));
probe("a qualified name that breaks its namespace is refused", () => [["", "a:b"], [null, "a:b"], ["x", "xmlns"], ["x", "xml:a"], ["http://www.w3.org/2000/xmlns/", "a"]]
  .map(([space, name]) => attempt(() => made("img").setAttributeNS(space, name, "x"))));
probe("names are lowered on HTML elements and kept on others", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "image");
  const image = made("img");
  for (const one of [svg, image]) { one.setAttribute("SRC", own); one.setAttribute("viewBox", "0"); one.setAttributeNS(null, "SRC", own); }
  return [svg.outerHTML, image.outerHTML, svg.getAttributeNames(), image.getAttributeNames(), image.getAttribute("sRc"), svg.getAttribute("src")];
});
probe("getAttribute and hasAttribute tell of what there is", () => {
  const image = made("img", { src: own, alt: "" });
  return ["src", "SRC", "alt", "srcset", "data-sks-src", null, undefined, 1].map((name) => [image.getAttribute(name), image.hasAttribute(name), image.getAttributeNS(null, name), image.hasAttributeNS(null, name)]);
});
probe("removeAttribute takes away what there is and complains of nothing", () => {
  const image = made("img", { src: own, alt: "x" });
  return [image.removeAttribute("SRC"), image.removeAttribute("src"), image.removeAttributeNS(null, "alt"), image.outerHTML, image.src];
});
probe("toggleAttribute returns whether it is there then", () => {
  const image = made("img", { src: own });
  return [image.toggleAttribute("src"), image.toggleAttribute("src"), image.toggleAttribute("src", true), image.toggleAttribute("src", false), image.toggleAttribute("hidden", 0), image.toggleAttribute("hidden", "x"), image.outerHTML, attempt(() => image.toggleAttribute("a b"))];
});
probe("toggleAttribute makes its arguments what they are to be once and in order", () => {
  const log = [];
  const image = made("img");
  return [image.toggleAttribute(speaker(log, "name", "alt"), speaker(log, "force", "")), log];
});
probe("setAttributeNode returns the node that was there", () => {
  const image = made("img", { src: "/a" });
  const node = document.createAttribute("src");
  node.value = own;
  const before = image.getAttributeNode("src");
  return [image.setAttributeNode(node) === before, image.setAttributeNode(node) === node, before.ownerElement, image.src, made("img").setAttributeNode(before), attempt(() => made("img").setAttributeNode(node))];
});
probe("setAttributeNode refuses what is no node", () => [null, undefined, {}, "src", document.body].map((value) => attempt(() => made("img").setAttributeNode(value))));
probe("setNamedItem and removeNamedItem keep to the platform's returns and errors", () => {
  const image = made("img", { src: "/a" });
  const node = document.createAttribute("src");
  node.value = own;
  const { attributes } = image;
  return [attributes.setNamedItem(node).value, attributes.setNamedItem(node) === node, attributes.removeNamedItem("src") === node, attempt(() => attributes.removeNamedItem("src")), attempt(() => attributes.removeNamedItemNS(null, "src")), attributes.length, attempt(() => attributes.setNamedItem({}))];
});
probe("an element's attributes are one live map with named and numbered properties", () => {
  const image = made("img", { src: own, alt: "x" });
  const { attributes } = image;
  const before = [attributes === image.attributes, attributes.length, Reflect.ownKeys(attributes), Object.keys(attributes), property(attributes, "0") !== null, "src" in attributes, attributes.src.value, [...attributes].map(({ name, value }) => [name, value])];
  image.removeAttribute("src");
  return [before, attributes.length, attributes[1], attributes.getNamedItem("src"), String(attributes), attributes instanceof NamedNodeMap];
});
probe("an attribute's value is one thing by node, by element and by property", () => {
  const image = made("img", { src: "/a" });
  const node = image.getAttributeNode("src");
  const seen = [];
  for (const set of [() => { node.value = own; }, () => { node.nodeValue = "/b"; }, () => { node.textContent = "/c"; }, () => { image.src = "/d"; }, () => { node.value = null; }, () => { node.nodeValue = null; }]) {
    set();
    seen.push([node.value, node.nodeValue, node.textContent, image.getAttribute("src"), image.src]);
  }
  return seen;
});
for (const [tag, name] of [["img", "src"], ["img", "srcset"], ["script", "src"], ["iframe", "src"], ["iframe", "srcdoc"], ["link", "href"], ["link", "rel"], ["link", "imageSrcset"], ["video", "src"], ["video", "poster"], ["audio", "src"], ["source", "src"], ["source", "srcset"], ["track", "src"], ["object", "data"], ["embed", "src"], ["input", "src"], ["body", "background"], ["td", "background"], ["a", "href"], ["form", "action"]]) {
  probe(`${tag}.${name} reflects its attribute for every kind of value`, () => ["/a b", "", " /x ", "//", "http://:", "data:,x", "blob:x", "javascript:void 0", "about:blank", "#x", "?x", null, undefined, 1, "ÿ\n\t"].map((value) => {
    const element = document.createElement(tag);
    const before = element[name];
    const isSet = attempt(() => { element[name] = value; });
    return [before, isSet, element[name], element.getAttribute(name), element.outerHTML, element.hasAttribute(`data-sks-${name}`)];
  }));
}
probe("a property's setter makes its value a text once", () => ["src", "srcset", "alt"].map((name) => {
  const log = [];
  const image = made("img");
  image[name] = speaker(log, name, own);
  return [log, image.getAttribute(name)];
}));
probe("attribute changes call custom elements back in order, before the call returns", () => {
  const log = [];
  class Told extends HTMLElement {
    static observedAttributes = ["src", "x"];
    constructor() { super(); log.push("made"); }
    attributeChangedCallback(...args) { log.push(args.map(String).join()); }
    connectedCallback() { log.push(`in ${this.getAttribute("src")}`); }
    disconnectedCallback() { log.push("out"); }
    adoptedCallback() { log.push("adopted"); }
  }
  customElements.define("told-attribute", Told);
  const one = document.createElement("told-attribute");
  one.setAttribute("src", own);
  log.push("set");
  one.setAttribute("src", own);
  one.removeAttribute("src");
  one.toggleAttribute("x");
  one.setAttributeNS(null, "x", "1");
  document.body.append(one);
  log.push("appended");
  const two = one.cloneNode();
  log.push("cloned");
  one.replaceWith(two);
  document.implementation.createHTMLDocument().adoptNode(two);
  document.body.insertAdjacentHTML("beforeend", "<told-attribute src=/z x=2></told-attribute>");
  document.body.lastElementChild.outerHTML = "<p></p>";
  document.body.lastElementChild.remove();
  return log;
});
probe("a customised image is called back and subclasses stay subclasses", () => {
  const log = [];
  class Told extends HTMLImageElement {
    static observedAttributes = ["src"];
    set src(value) { log.push(`setter ${value}`); super.src = value; }
    get src() { return `mine ${super.src}`; }
    attributeChangedCallback(name, before, after) { log.push(`${name} ${before} ${after}`); }
  }
  try { customElements.define("told-image", Told, { extends: "img" }); } catch (error) { return String(error); }
  const one = document.createElement("img", { is: "told-image" });
  one.src = own;
  return [log, one.src, one instanceof Told, one.outerHTML, one.constructor === Told];
});
probe("dataset, classList and style change attributes as they do", () => {
  const log = [];
  const element = made("div");
  element.dataset.sksX = "1";
  element.dataset.src = own;
  element.classList.add("a", "b");
  element.style.color = "red";
  element.style.setProperty("--x", "url(/y)");
  return [log, element.outerHTML, Object.keys(element.dataset), delete element.dataset.src, element.outerHTML];
});
probe("a link's relation list is one live list", () => {
  const link = made("link", { href: "/differential/sheet.css" });
  const { relList } = link;
  relList.add("x");
  link.rel = "y z";
  link.relList = "icon";
  return [relList === link.relList, String(relList), link.rel, link.outerHTML, relList.supports("preload"), attempt(() => relList.add("")), attempt(() => relList.add("a b"))];
});
probe("an SVG reference is one object whose values are the attribute's", () => {
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  const { href } = use;
  href.baseVal = "#a";
  const log = [];
  const seen = [use.href === href, href.animVal, use.outerHTML];
  href.baseVal = speaker(log, "value", "#b");
  return [seen, log, use.getAttribute("href"), href instanceof SVGAnimatedString, String(href)];
});
probe("an options bag of createElement is read as the platform reads it", () => {
  const log = [];
  document.createElement("img", observed(log, "options", { is: "x-y" }));
  return log;
});
probe("getAttributeNames and cloneNode give attributes in the order they were set", () => {
  const image = made("img", { "data-z": 1, src: own, alt: 2, "data-a": 3 });
  image.src = own;
  image.removeAttribute("alt");
  image.alt = 4;
  return [image.getAttributeNames(), image.cloneNode().getAttributeNames(), image.isEqualNode(image.cloneNode())];
});
