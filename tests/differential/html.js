// HTML given as text.

import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt, outcome } from "./told.js";

const own = "/differential/pixel.gif?html";
const TEXTS = ["", "x", "<b>x", "</p><i>", `<img src=${own}>`, `<img src='${own}' onerror="x">`, `<p style="background:url(${own})">y`, "<script src=/differential/ran.js?html></scr" + "ipt>", "<script>window.ranHere = 1</scr" + "ipt>", "<style>b{background:url(/x)}</style>", "<template><img src=/x></template>", "<tr><td background=/x>z", "<svg><image href=/x /></svg>", "<table>src<tr><td>", "<iframe srcdoc='<b>x'></iframe>", "&lt;src&amp;&nbsp;", "\0src\r\n", "<!--src--><?src?>", "<a href=x><a href=y>", "<select><option>src</select>", "<textarea>\nsrc</textarea>", "<noscript><img src=/x></noscript>", "<math><mi href=x>", "<plaintext>src"];

for (const tag of ["div", "p", "template", "table", "tr", "select", "textarea", "title", "noscript", "style", "svg"]) {
  probe(`innerHTML of a ${tag} is parsed in its context`, () => TEXTS.map((text) => {
    const element = tag === "svg" ? document.createElementNS("http://www.w3.org/2000/svg", "svg") : document.createElement(tag);
    const isSet = attempt(() => { element.innerHTML = text; });
    return [isSet, element.innerHTML, element.childNodes.length, element.textContent];
  }));
}
probe("innerHTML takes what is no text, and null for nothing", () => [null, undefined, 0, false, [], ["a", "b"], {}, NaN].map((value) => {
  const element = made("div");
  element.innerHTML = value;
  return element.innerHTML;
}));
probe("innerHTML makes its value a text once, before anything is taken out", () => {
  const log = [];
  const element = made("div");
  element.innerHTML = "<i></i>";
  element.innerHTML = { toString() { log.push(element.innerHTML); return `<img src=${own}>`; } };
  return [log, element.innerHTML];
});
probe("outerHTML replaces, and complains where there is no parent", () => {
  const parent = made("div");
  parent.innerHTML = "<i></i><b></b>";
  parent.firstChild.outerHTML = `<img src=${own}>x`;
  parent.lastChild.outerHTML = null;
  return [parent.innerHTML, attempt(() => { made("i").outerHTML = "<p src>"; }), attempt(() => { document.documentElement.outerHTML = "src"; }), parent.outerHTML];
});
probe("insertAdjacentHTML puts in at each place and complains of others", () => [..."beforebegin afterbegin beforeend afterend BeforeEnd before".split(" "), "", "beforeend ", null].map((place) => {
  const parent = made("div");
  parent.innerHTML = "<b>x</b>";
  return [attempt(() => parent.firstChild.insertAdjacentHTML(place, `<img src=${own}>`)), parent.innerHTML, attempt(() => made("b").insertAdjacentHTML(place, "<i src>"))];
}));
probe("insertAdjacentHTML makes its place and then its text a text", () => {
  const log = [];
  const element = made("div");
  element.insertAdjacentHTML(speaker(log, "place", "afterbegin"), speaker(log, "text", `<img src=${own}>`));
  return [log, element.innerHTML];
});
probe("insertAdjacentHTML at a wrong place makes both texts or none", () => {
  const log = [];
  return [attempt(() => made("div").insertAdjacentHTML(speaker(log, "place", "nowhere"), speaker(log, "text", "src"))), log];
});
probe("a contextual fragment is parsed in the range's context and its scripts run once", () => staged((stage) => {
  window.ranFragment = 0;
  const range = document.createRange();
  range.selectNodeContents(stage);
  const fragment = range.createContextualFragment(`<img src=${own}><script data-src>window.ranFragment++</script><tr><td>`);
  const before = window.ranFragment;
  stage.append(fragment);
  const seen = [before, window.ranFragment, stage.innerHTML, fragment.childNodes.length, fragment instanceof DocumentFragment];
  delete window.ranFragment;
  return seen;
}));
probe("scripts of innerHTML, insertAdjacentHTML and outerHTML do not run", () => staged((stage) => {
  window.ranInner = 0;
  const text = "<script data-src>window.ranInner++</script>";
  stage.innerHTML = text;
  stage.insertAdjacentHTML("beforeend", text);
  stage.firstChild.outerHTML = text;
  stage.append(stage.firstChild);
  document.body.append(stage.firstChild.cloneNode(true));
  document.body.lastChild.remove();
  const ran = window.ranInner;
  delete window.ranInner;
  return [ran, stage.innerHTML];
}));
probe("a script made by a script runs at once, and once", () => staged((stage) => {
  window.ranMade = [];
  const script = made("script");
  script.text = "ranMade.push(document.currentScript === window.madeScript, document.currentScript?.parentNode?.tagName)";
  window.madeScript = script;
  stage.append(script);
  window.ranMade.push("after");
  stage.append(script);
  script.text = "ranMade.push('again')";
  stage.append(script.cloneNode(true));
  const ran = window.ranMade;
  delete window.ranMade;
  delete window.madeScript;
  return [ran, stage.innerHTML];
}));
probe("innerHTML with custom elements calls them back in tree order", () => staged((stage) => {
  const log = [];
  customElements.define("told-html", class extends HTMLElement {
    static observedAttributes = ["src"];
    constructor() { super(); log.push(`made ${this.isConnected} ${this.attributes.length}`); }
    attributeChangedCallback(name, before, after) { log.push(`${name} ${before} ${after}`); }
    connectedCallback() { log.push(`in ${this.getAttribute("src")} ${this.childNodes.length} ${this.ownerDocument === document}`); }
    disconnectedCallback() { log.push(`out ${this.getAttribute("src")}`); }
  });
  stage.innerHTML = "<told-html src=1><told-html src=2>x</told-html></told-html><told-html src=3></told-html>";
  log.push("set");
  stage.insertAdjacentHTML("afterbegin", `<told-html src="${own}"></told-html>`);
  stage.innerHTML = "<b src></b>";
  const detached = made("div");
  detached.innerHTML = "<told-html src=4></told-html>";
  log.push("detached");
  stage.append(detached);
  stage.replaceChildren();
  return log;
}));
probe("nodes that innerHTML takes out stay as they are", () => {
  const element = made("div");
  element.innerHTML = `<img src=${own}><i>x</i>`;
  const [image, italic] = element.children;
  element.innerHTML = `<b src>y</b>`;
  return [image.parentNode, italic.textContent, image.outerHTML, element.innerHTML];
});
probe("DOMParser makes documents without running anything", () => {
  const parser = new DOMParser();
  return [...TEXTS.map((text) => { const made = parser.parseFromString(text, "text/html"); return [made.documentElement.outerHTML, made.URL === document.URL, made.defaultView, made.readyState, made.contentType]; }),
    attempt(() => parser.parseFromString("<a/>", "text/x")), parser.parseFromString("<a src='x'/>", "text/xml").documentElement.outerHTML, attempt(() => parser.parseFromString())];
});
probe("Document.parseHTMLUnsafe makes a document of a text", () => typeof Document.parseHTMLUnsafe === "function" && [TEXTS.map((text) => Document.parseHTMLUnsafe(text).documentElement.outerHTML), attempt(() => Document.parseHTMLUnsafe()), Document.parseHTMLUnsafe(null).body.innerHTML]);
probe("setHTMLUnsafe and setHTML put in what they put in", () => TEXTS.map((text) => ["setHTMLUnsafe", "setHTML"].map((name) => {
  const element = made("div");
  return [name in element && attempt(() => element[name](text)), element.innerHTML];
})));
probe("getHTML and the serialisers give the page's own markup", () => {
  const element = made("div");
  element.innerHTML = TEXTS.slice(0, 12).join("");
  return [element.getHTML?.(), new XMLSerializer().serializeToString(element), element.innerHTML, element.outerHTML];
});
probe("trusted types are taken where texts are", () => {
  if (!window.trustedTypes) return "none";
  const policy = trustedTypes.createPolicy("differential", { createHTML: (text) => text, createScriptURL: (text) => text, createScript: (text) => text });
  const element = made("div");
  const html = policy.createHTML(`<img src=${own}>`);
  element.innerHTML = html;
  element.insertAdjacentHTML("beforeend", html);
  const script = made("script");
  script.src = policy.createScriptURL("/differential/ran.js?trusted");
  const seen = [element.innerHTML, script.src, trustedTypes.isHTML(html), String(html), attempt(() => { element.innerHTML = { toString: () => "<b src>" }; }), trustedTypes.getAttributeType("script", "src"), trustedTypes.defaultPolicy];
  return seen;
});
probe("an element's text by innerText and textContent is put in as text", () => ["<b src>", "a\nb", "", null, undefined, 1].map((text) => ["innerText", "textContent", "outerText", "nodeValue"].map((name) => {
  const parent = made("p");
  const element = made("i");
  parent.append(element);
  return [attempt(() => { element[name] = text; }), parent.innerHTML, parent.childNodes[0]?.childNodes.length];
})));
probe("XSLT makes what it makes", async () => {
  if (!window.XSLTProcessor) return "none";
  const parser = new DOMParser();
  const processor = new XSLTProcessor();
  const sheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="html"/><xsl:template match="/"><img src="${own}"/></xsl:template></xsl:stylesheet>`;
  return outcome(async () => {
    processor.importStylesheet(parser.parseFromString(sheet, "text/xml"));
    const made = processor.transformToFragment(parser.parseFromString("<a/>", "text/xml"), document);
    return [made.firstChild.getAttribute("src"), made.ownerDocument === document];
  });
});
