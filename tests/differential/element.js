// Elements that load, and when they say so.

import { event, hear } from "./moment.js";
import { probe } from "./probe.js";
import { made, staged } from "./stage.js";
import { attempt, outcome } from "./told.js";

probe("an own style sheet loads, says so once and is read", () => staged(async (stage) => {
  const log = [];
  const link = made("link", { rel: "stylesheet", href: "/differential/sheet.css" });
  hear(log, link, "load error");
  const before = link.sheet;
  stage.append(link);
  await event(link, "load", "error");
  return [before, log, link.sheet?.cssRules[0].cssText, link.sheet?.href, [...link.attributes].map(({ name }) => name)];
}));
probe("a link by which nothing is asked for stays as it was", () => staged((stage) => {
  const link = made("link", { rel: "canonical", href: "/differential/x" });
  stage.append(link);
  return [link.outerHTML, link.sheet, link.href];
}));
probe("an own frame loads after it was put in, and says so once", () => staged(async (stage) => {
  const log = [];
  const frame = made("iframe", { src: "/differential/empty.html" });
  hear(log, frame, "load error");
  stage.append(frame);
  const at = [frame.contentDocument?.URL, frame.contentDocument?.readyState, frame.contentWindow === window[window.length - 1]];
  await event(frame, "load");
  return [at, log, frame.contentDocument.URL, frame.contentDocument.title, frame.contentDocument.readyState, frame.outerHTML];
}));
probe("load events are caught by the document's listeners in the capturing phase", () => staged(async (stage) => {
  const log = [];
  const listen = ({ type, target, eventPhase }) => target.parentNode === stage && log.push(`${type} ${target.nodeName} ${eventPhase}`);
  document.addEventListener("load", listen, true);
  window.addEventListener("load", listen, true);
  for (const one of [made("img", { src: "/differential/pixel.gif?capture" }), made("iframe"), made("link", { rel: "stylesheet", href: "/differential/sheet.css?capture" })]) {
    const loaded = event(one, "load");
    stage.append(one);
    await loaded;
  }
  document.removeEventListener("load", listen, true);
  window.removeEventListener("load", listen, true);
  return log;
}));
probe("media elements are what they are before anything is loaded", () => ["video", "audio"].map((tag) => {
  const media = made(tag, { preload: "none", src: "/differential/none" });
  return [media.src, media.currentSrc, media.networkState, media.readyState, media.error, media.paused, media.canPlayType("video/mp4"), attempt(() => { media.currentTime = "x"; })];
}));
probe("new Audio makes an element with a source, preloading", () => {
  const audios = [new Audio(), new Audio(undefined), new Audio(null), new Audio("/differential/none"), new Audio("")];
  return [audios.map((audio) => [audio.outerHTML, audio.src, audio instanceof HTMLAudioElement, audio.constructor === HTMLAudioElement, audio.ownerDocument === document]), Audio.prototype === HTMLAudioElement.prototype, attempt(() => Audio("x"))];
});
probe("new Audio sets its source past the page's own setter", () => {
  const log = [];
  const owner = HTMLMediaElement.prototype;
  const before = Object.getOwnPropertyDescriptor(owner, "src");
  Object.defineProperty(owner, "src", { ...before, set(value) { log.push(value); } });
  const audio = new Audio("/differential/none?past");
  Object.defineProperty(owner, "src", before);
  return [log, audio.getAttribute("src")];
});
probe("a subclass of Audio is one", () => {
  class Mine extends Audio { constructor() { super("/differential/none"); this.mine = 1; } }
  const one = new Mine();
  return [one instanceof Mine, one.mine, one.outerHTML, Object.getPrototypeOf(one) === Mine.prototype];
});
probe("an audio's arguments are made texts once", () => {
  const log = [];
  const audio = new Audio({ toString() { log.push("text"); return "/differential/none"; } });
  return [log, audio.outerHTML];
});
probe("a video without a source refuses to play as the platform does", () => outcome(() => {
  const video = made("video");
  const played = video.play();
  video.load();
  return played;
}).then((said) => typeof said));
probe("objects and embeds of an own address are as they were set", () => ["object", "embed"].map((tag) => {
  const element = made(tag, tag === "object" ? { data: "/differential/pixel.gif", type: "image/gif" } : { src: "/differential/pixel.gif", type: "image/gif" });
  return [element.outerHTML, element.data ?? element.src, attempt(() => element.contentDocument), attempt(() => element.getSVGDocument?.())];
}));
probe("a picture chooses its source and tells it", () => staged(async (stage) => {
  const picture = made("picture");
  const image = made("img", { src: "/differential/pixel.gif?fallback" });
  picture.append(made("source", { srcset: "/differential/pixel.gif?source" }), image);
  const loaded = event(image, "load");
  stage.append(picture);
  await loaded;
  return [image.currentSrc, picture.outerHTML];
}));
probe("a module script loads after it was put in, once, and in order", () => staged(async (stage) => {
  const log = [];
  window.moduleLog = log;
  const script = made("script", { type: "module" });
  script.textContent = "moduleLog.push(document.currentScript, import.meta.url === document.baseURI, this === undefined); moduleRan()";
  const ran = new Promise((done) => { window.moduleRan = done; });
  stage.append(script);
  log.push("appended");
  await ran;
  delete window.moduleLog;
  delete window.moduleRan;
  return log;
}));
probe("inline scripts that import, and lists that name, are the platform's", () => staged(async (stage) => {
  const log = [];
  window.importLog = log;
  const script = made("script", { type: "module" });
  script.textContent = "import { told } from '/differential/told.js'; import * as all from './told.js'; importLog.push(told === all.told, Object.keys(all).length > 0); importRan()";
  const ran = new Promise((done) => { window.importRan = done; });
  const list = made("script", { type: "speculationrules" });
  list.textContent = '{"prefetch":[]}';
  stage.append(list, script);
  log.push(script.outerHTML, list.outerHTML, script.type, list.type);
  await ran;
  delete window.importLog;
  delete window.importRan;
  return log;
}));
probe("import() of own, data: and absent modules does what it does", async () => [
  await outcome(async () => Object.keys(await import("/differential/told.js"))),
  await outcome(async () => (await import("data:text/javascript,export default 7")).default),
  await outcome(async () => (await import("./told.js")) === (await import("/differential/told.js"))),
  await outcome(async () => import("/differential/none.js?status=404")), await outcome(() => import("bare")), await outcome(() => import(Symbol("x"))), await outcome(() => import("http://:")),
]);
probe("a script element's flags are the platform's", () => {
  const scripts = [made("script"), made("script", { async: "" }), new DOMParser().parseFromString("<script></scr" + "ipt>", "text/html").scripts[0]];
  return scripts.map((script) => [script.async, script.defer, script.noModule, script.type, script.src, script.text, script.outerHTML, script.nonce, HTMLScriptElement.supports?.("module")]);
});
probe("input, option and canvas elements made by constructors are the platform's", () => [new Option("a", "b", true), new Image(1, 2), new DOMParser(), new Range(), new Text("x"), new Comment("y"), new DocumentFragment(), new Document()]
  .map((one) => [String(one), one.outerHTML ?? one.nodeName ?? null]));
