// Shadow roots.

import { task } from "./moment.js";
import { probe } from "./probe.js";
import { observed } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt, property } from "./told.js";

probe("attachShadow gives a root of the platform's, once", () => ["open", "closed"].map((mode) => {
  const host = made("div");
  const root = host.attachShadow({ mode });
  return [String(root), root instanceof ShadowRoot, root.mode, host.shadowRoot === root, root.host === host, attempt(() => host.attachShadow({ mode })), root.delegatesFocus, root.slotAssignment, root.isConnected, root.innerHTML];
}));
probe("attachShadow complains as the platform does", () => [[], [null], [{}], [{ mode: "x" }], [1], [{ mode: "open", slotAssignment: "x" }]].map((args) => attempt(() => String(made("div").attachShadow(...args)))).concat(["img", "input", "a", "x-y", "svg"].map((tag) => attempt(() => String(document.createElement(tag).attachShadow({ mode: "open" }))))));
probe("attachShadow reads its options in the platform's order", () => {
  const log = [];
  made("div").attachShadow(observed(log, "options", { mode: "open", delegatesFocus: true }));
  return log;
});
probe("a root's innerHTML, setHTMLUnsafe and getHTML are the platform's", () => {
  const root = made("div").attachShadow({ mode: "open", serializable: true });
  root.innerHTML = "<img src=/differential/pixel.gif?shadow><style>b{color:red}</style><script>1</script><slot></slot>";
  const first = root.innerHTML;
  root.setHTMLUnsafe?.("<p src><template shadowrootmode=open><b src></b></template></p>");
  return [first, root.innerHTML, root.firstChild.shadowRoot?.innerHTML ?? null, attempt(() => root.getHTML?.({ serializableShadowRoots: true })), root.host.getHTML?.({ serializableShadowRoots: true })];
});
probe("changes in a root are told to the page's observers alone", () => staged(async (stage) => {
  const log = [];
  const root = stage.attachShadow({ mode: "closed" });
  const inside = new MutationObserver((records) => log.push(records.map(({ type, target, addedNodes }) => [type, target.nodeName, addedNodes.length])));
  const outside = new MutationObserver(() => log.push("outside"));
  inside.observe(root, { childList: true, subtree: true, attributes: true });
  outside.observe(stage, { childList: true, subtree: true, attributes: true });
  root.append(made("img", { src: "/differential/pixel.gif?root" }));
  root.firstChild.setAttribute("alt", "x");
  await task();
  return log;
}));
probe("a declarative root in markup is made where the platform makes it", () => staged((stage) => {
  const text = "<div><template shadowrootmode=open><b>in</b></template></div>";
  stage.innerHTML = text;
  const first = [stage.firstChild.shadowRoot, stage.innerHTML];
  const parsed = Document.parseHTMLUnsafe?.(text);
  stage.setHTMLUnsafe?.(text);
  return [first, parsed?.body.firstChild.shadowRoot?.innerHTML ?? null, stage.firstChild.shadowRoot?.innerHTML ?? null, stage.firstChild.innerHTML, new DOMParser().parseFromString(text, "text/html").body.firstChild.shadowRoot];
}));
probe("slots are assigned and events are retargeted as the platform does", () => staged((stage) => {
  const root = stage.attachShadow({ mode: "open" });
  root.innerHTML = "<b><slot></slot></b>";
  stage.append(made("img", { src: "/differential/pixel.gif?slot" }), "x");
  const log = [];
  stage.addEventListener("told", ({ target, currentTarget }) => log.push([target === stage, currentTarget === stage]));
  root.addEventListener("told", ({ target }) => log.push(target.nodeName));
  root.firstChild.dispatchEvent(new Event("told", { bubbles: true, composed: true }));
  root.firstChild.dispatchEvent(new Event("told", { bubbles: true }));
  return [log, root.querySelector("slot").assignedNodes().map(({ nodeName }) => nodeName), stage.firstChild.assignedSlot?.nodeName];
}));
probe("custom elements with roots are made, upgraded and cloned in order", () => staged((stage) => {
  const log = [];
  class Told extends HTMLElement {
    constructor() { super(); log.push("made"); this.attachShadow({ mode: "open", clonable: true }).innerHTML = "<i src></i>"; }
    connectedCallback() { log.push(`in ${this.shadowRoot.innerHTML}`); }
  }
  stage.innerHTML = "<told-shadow></told-shadow>";
  log.push("before");
  customElements.define("told-shadow", Told);
  log.push("defined");
  stage.append(stage.firstChild.cloneNode(true));
  stage.append(document.createElement("told-shadow"));
  return [log, stage.children.length, attempt(() => new Told().outerHTML)];
}));
probe("styles are adopted by a root and apply in it", () => staged((stage) => {
  const root = stage.attachShadow({ mode: "open" });
  root.innerHTML = "<b>x</b>";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("b { color: red; background: url(/differential/pixel.gif?adopted) }");
  root.adoptedStyleSheets = [sheet];
  return [getComputedStyle(root.firstChild).color, root.adoptedStyleSheets.length, root.adoptedStyleSheets[0] === sheet, root.styleSheets.length, property(ShadowRoot.prototype, "innerHTML"), property(Element.prototype, "attachShadow"), property(Element.prototype, "shadowRoot")];
}));
probe("elementInternals gives a closed root to its element alone", () => {
  class Told extends HTMLElement { constructor() { super(); this.inner = this.attachInternals(); this.root = this.attachShadow({ mode: "closed" }); } }
  customElements.define("told-internals", Told);
  const one = new Told();
  return [one.inner.shadowRoot === one.root, one.shadowRoot, attempt(() => one.attachInternals())];
});
