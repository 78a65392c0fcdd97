// Putting nodes in, and moving them.

import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt } from "./told.js";

const own = "/differential/pixel.gif?insertion";

for (const [name, args] of Object.entries({
  appendChild: () => [made("img", { src: own })], insertBefore: () => [made("img", { src: own }), null], append: () => ["a", made("i"), 1, null, undefined],
  prepend: () => ["a", made("i")], before: () => [made("i"), "b"], after: () => ["b", made("i")], replaceWith: () => [made("i"), "x"], replaceChildren: () => ["x", made("i")],
  insertAdjacentElement: () => ["afterbegin", made("i")], insertAdjacentText: () => ["beforeend", "<b>"],
})) {
  probe(`${name} returns and leaves what the platform does`, () => staged((stage) => {
    stage.innerHTML = "<p><b></b></p>";
    const target = stage.firstChild;
    const given = args();
    let returned;
    const said = attempt(() => { returned = target[name](...given); return String(returned); });
    return [said, given.indexOf(returned), stage.innerHTML];
  }));
}
probe("putting in what is no node is refused", () => ["appendChild", "insertBefore", "replaceChild"].flatMap((name) => [null, undefined, {}, "x", document, window].map((value) => attempt(() => made("p")[name](value, null)))));
probe("a node cannot be put into itself, nor before another's child", () => {
  const [outer, inner] = [made("div"), made("p")];
  outer.append(inner);
  return [attempt(() => inner.append(outer)), attempt(() => inner.appendChild(inner)), attempt(() => outer.insertBefore(made("i"), made("b"))), attempt(() => outer.replaceChild(made("i"), made("b"))), attempt(() => document.append(made("i"))), attempt(() => document.createTextNode("x").appendChild(made("i"))), outer.outerHTML];
});
probe("append makes each argument a text in order before it puts any in", () => {
  const log = [];
  const target = made("p");
  target.append(speaker(log, "first", "a"), made("i"), { toString() { log.push(target.childNodes.length); return "b"; } });
  return [log, target.innerHTML];
});
probe("a fragment is emptied when it is put in", () => {
  const fragment = document.createDocumentFragment();
  fragment.append(made("img", { src: own }), "x");
  const target = made("p");
  return [target.appendChild(fragment) === fragment, fragment.childNodes.length, target.innerHTML, target.insertBefore(fragment, target.firstChild) === fragment];
});
probe("scripts that are put in together run in order after all are in", () => staged((stage) => {
  window.ranOrder = [];
  const fragment = document.createDocumentFragment();
  for (const name of ["a", "b"]) {
    const script = made("script");
    script.textContent = `ranOrder.push(${JSON.stringify(name)} + document.currentScript.parentNode.childNodes.length)`;
    fragment.append(script);
  }
  stage.append(fragment);
  window.ranOrder.push("after");
  const late = made("script");
  stage.append(late);
  late.append("ranOrder.push('filled')");
  late.append("ranOrder.push('never')");
  const ran = window.ranOrder;
  delete window.ranOrder;
  return ran;
}));
probe("a script's text node, text and textContent start it alike", () => staged((stage) => {
  window.ranText = [];
  for (const fill of [(script) => { script.text = "ranText.push(1)"; }, (script) => { script.textContent = "ranText.push(2)"; }, (script) => { script.innerText = "ranText.push(3)"; }, (script) => script.append("ranText.push(4)"), (script) => { script.innerHTML = "ranText.push(5)"; }]) {
    const before = made("script");
    fill(before);
    stage.append(before);
    const after = made("script");
    stage.append(after);
    fill(after);
  }
  const ran = window.ranText;
  delete window.ranText;
  return ran;
}));
probe("importNode and adoptNode return the node of this document", () => {
  const other = document.implementation.createHTMLDocument("");
  other.body.innerHTML = `<p><img src=${own}></p>`;
  const node = other.body.firstChild;
  const shallow = document.importNode(node);
  const deep = document.importNode(node, true);
  const adopted = document.adoptNode(node);
  return [shallow.outerHTML, deep.outerHTML, deep.ownerDocument === document, adopted === node, adopted.parentNode, adopted.ownerDocument === document, attempt(() => document.importNode(document)), attempt(() => document.adoptNode(document)), attempt(() => document.importNode(null))];
});
probe("a node that is moved is told as taken out and put in", () => staged((stage) => {
  const log = [];
  customElements.define("told-move", class extends HTMLElement {
    connectedCallback() { log.push(`in ${this.parentNode.tagName}`); }
    disconnectedCallback() { log.push(`out ${this.parentNode?.tagName}`); }
    connectedMoveCallback() { log.push("moved"); }
  });
  stage.innerHTML = "<p></p><section></section>";
  const one = document.createElement("told-move");
  stage.firstChild.append(one);
  stage.lastChild.append(one);
  stage.lastChild.insertBefore(one, one);
  log.push(attempt(() => stage.firstChild.moveBefore?.(one, null)));
  one.replaceWith(made("i"));
  return log;
}));
probe("what a reaction does on the way is seen by what comes after", () => staged((stage) => {
  const log = [];
  customElements.define("told-reaction", class extends HTMLElement {
    connectedCallback() { log.push(this.id); this.nextSibling?.remove(); stage.append(`(${this.id})`); }
  });
  stage.append(Object.assign(document.createElement("told-reaction"), { id: "a" }), Object.assign(document.createElement("told-reaction"), { id: "b" }), "c");
  return [log, stage.innerHTML];
}));
probe("ranges insert, surround and stay where they were", () => {
  const element = made("p");
  element.append("abcd");
  const range = document.createRange();
  range.setStart(element.firstChild, 2);
  range.collapse(true);
  range.insertNode(made("img", { src: own }));
  const seen = [element.innerHTML, range.startOffset, range.endOffset, range.collapsed];
  range.selectNodeContents(element);
  range.surroundContents(made("b"));
  return [seen, element.innerHTML, attempt(() => range.insertNode(element)), attempt(() => range.surroundContents(null))];
});
probe("character data is changed as text, with the platform's errors", () => {
  const text = document.createTextNode("abc");
  text.appendData("url(/x)");
  text.insertData(0, "<");
  text.replaceData(1, 1, null);
  return [text.data, attempt(() => text.insertData(99, "x")), attempt(() => text.replaceData(-1, 0, "x")), text.length, attempt(() => text.appendData(Symbol()))];
});
probe("a style that is put in is a sheet at once, and none when it is out", () => staged((stage) => {
  const style = made("style");
  style.textContent = "b { color: red; background: url(/differential/pixel.gif?sheet) }";
  const before = style.sheet;
  stage.append(style);
  const { sheet } = style;
  const seen = [before, String(sheet), sheet.cssRules.length, sheet.cssRules[0].cssText, sheet.ownerNode === style, style.textContent];
  style.append(" i { color: blue }");
  seen.push(style.sheet === sheet, style.sheet.cssRules.length);
  style.remove();
  return [seen, style.sheet];
}));
probe("load events of scripts that are put in come in order, after the tasks before them", () => staged(async (stage) => {
  const log = [];
  await Promise.all([1, 2].map((at) => new Promise((done) => {
    const script = made("script", { src: `/differential/ran.js?load${at}` });
    script.async = false;
    script.onload = () => { log.push(`load ${at} ${window.ran.length}`); done(); };
    stage.append(script);
    log.push(`appended ${at}`);
  })));
  delete window.ran;
  return log;
}));
probe("a script that is not there fires error and nothing else", () => staged(async (stage) => {
  const script = made("script", { src: "/differential/ran.js?status=404" });
  const { type, bubbles, cancelable, isTrusted, target } = await new Promise((done) => { script.onload = script.onerror = done; stage.append(script); });
  return [type, bubbles, cancelable, isTrusted, target === script];
}));
probe("an empty source fires error in a task of its own", () => staged(async (stage) => {
  const log = [];
  const script = document.createElement("script");
  script.setAttribute("src", "");
  const failed = new Promise((done) => { script.onerror = () => { log.push("error"); done(); }; });
  stage.append(script);
  log.push("appended");
  await Promise.resolve();
  log.push("microtask");
  await failed;
  return log;
}));
