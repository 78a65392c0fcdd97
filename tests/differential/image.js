// Images.

import { event, hear, task } from "./moment.js";
import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt, outcome, property } from "./told.js";

const own = "/differential/pixel.gif";

probe("new Image takes a width and a height as the platform does", () => [[], [1], [1, 2], ["3", "4"], [undefined, 5], [null, null], [-1, 1.9], ["x"], [{}], [1e10]].map((args) => {
  const image = new Image(...args);
  return [image.outerHTML, image.width, image.height, image instanceof HTMLImageElement, image.ownerDocument === document];
}));
probe("Image makes its arguments numbers in order, each once", () => {
  const log = [];
  const image = new Image(speaker(log, "width", "1"), speaker(log, "height", "2"));
  return [log, image.outerHTML, attempt(() => new Image(Symbol("s"))), attempt(() => new Image(1n))];
});
probe("Image is a constructor beside HTMLImageElement with its prototype", () => [Image === HTMLImageElement, Image.prototype === HTMLImageElement.prototype, Image.name, Image.length, property(window, "Image"), property(Image, "prototype"), new Image().constructor === HTMLImageElement, attempt(() => Image()), attempt(() => new HTMLImageElement())]);
probe("a subclass of Image is one, with its own src", () => {
  class Mine extends Image {
    constructor() { super(3, 4); this.was = new.target === Mine; }
    set src(value) { super.src = `${value}?mine`; }
    get src() { return super.src; }
  }
  const one = new Mine();
  one.src = own;
  return [one.was, one instanceof Mine, one instanceof Image, one.outerHTML, one.src, Object.getPrototypeOf(one) === Mine.prototype];
});
probe("Reflect.construct of Image with another target has that one's prototype", () => {
  function Other() {}
  Other.prototype = null;
  return [Reflect.construct(Image, [1], Array) instanceof Array, Reflect.construct(Image, [], Other) instanceof HTMLImageElement, attempt(() => Reflect.construct(Image, [], () => {}))];
});
probe("an image's load comes in a task, after microtasks, and once", async () => {
  const log = [];
  const image = new Image();
  hear(log, image, "load error loadstart loadend");
  image.src = `${own}?load`;
  log.push(`set ${image.complete} ${image.naturalWidth}`);
  await null;
  log.push(`microtask ${image.complete}`);
  await event(image, "load", "error");
  return [log, image.complete, image.naturalWidth, image.naturalHeight, image.currentSrc, image.outerHTML];
});
probe("an image that is not there fires error", async () => {
  const log = [];
  const image = new Image();
  hear(log, image, "load error");
  image.src = "/differential/none.gif?status=404";
  await event(image, "error", "load");
  return [log, image.complete, image.naturalWidth, image.currentSrc];
});
probe("an image without an address fires error for an empty one and nothing for none", async () => {
  const log = [];
  const image = new Image();
  hear(log, image, "load error");
  image.src = "";
  log.push("set");
  await event(image, "error");
  image.removeAttribute("src");
  await task();
  return [log, image.complete, image.src, image.currentSrc];
});
probe("images of data:, blob: and about: load or fail as they do", () => Promise.all(["data:image/gif;base64,R0lGODlhAQABAAAAACw=", URL.createObjectURL(new Blob(["x"])), "about:blank", "javascript:1", "http://:", "blob:x"].map(async (address, at) => {
  const image = new Image();
  image.src = address;
  return [at, (await event(image, "load", "error")).type, image.complete];
})));
probe("decode resolves and rejects as the platform does", async () => {
  const image = new Image();
  image.src = `${own}?decode`;
  const broken = new Image();
  broken.src = "/differential/none.gif?decode&status=404";
  return [await outcome(() => image.decode()), await outcome(() => broken.decode()), await outcome(() => new Image().decode())];
});
probe("setting src twice loads the last and tells once", async () => {
  const log = [];
  const image = new Image();
  hear(log, image, "load error");
  image.src = `${own}?first`;
  image.src = `${own}?second`;
  await event(image, "load");
  return [log, image.currentSrc];
});
probe("a srcset is chosen from after microtasks", async () => {
  const image = new Image();
  image.srcset = `${own}?1x 1x, ${own}?2x 2x`;
  const before = image.currentSrc;
  await event(image, "load");
  return [before, image.currentSrc, image.srcset, image.sizes];
});
probe("an onload handler runs with its event and receiver, among listeners in order", async () => {
  const log = [];
  const image = new Image();
  image.addEventListener("load", () => log.push("listener"));
  image.onload = function (event) { log.push(this === image, event.target === image, arguments.length); };
  const done = event(image, "load");
  image.src = `${own}?handler`;
  await done;
  return log;
});
probe("an onerror attribute is compiled and runs as the platform's", () => staged(async (stage) => {
  window.heardError = [];
  stage.innerHTML = `<img src="/differential/none.gif?attribute&amp;status=404" onerror="heardError.push(this.tagName, event.type, typeof error)">`;
  await event(stage.firstChild, "error");
  const heard = window.heardError;
  delete window.heardError;
  return [heard, String(stage.firstChild.onerror).replace(/\s+/g, " ")];
}));
probe("innerHTML asks for its images even when it is not on the page", async () => {
  const box = made("div");
  box.innerHTML = `<img src="${own}?detached">`;
  const { type } = await event(box.firstChild, "load", "error");
  return [type, box.innerHTML];
});
probe("images of a template and of another document ask for nothing", async () => {
  const template = made("template");
  template.innerHTML = `<img src="${own}?template">`;
  const image = template.content.firstChild;
  const other = document.implementation.createHTMLDocument("").createElement("img");
  other.src = `${own}?other`;
  await task();
  return [image.complete, image.currentSrc, image.src, other.complete, other.currentSrc, other.src];
});
probe("an image is drawn to a canvas and stays clean", async () => {
  const image = new Image();
  image.src = `${own}?canvas`;
  await event(image, "load");
  const canvas = made("canvas", { width: 1, height: 1 });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return outcome(async () => canvas.toDataURL().slice(0, 22));
});
probe("loading, decoding, crossOrigin and fetchPriority reflect and are limited", () => ["loading", "decoding", "crossOrigin", "fetchPriority", "referrerPolicy", "useMap", "isMap"].map((name) => {
  const image = new Image();
  const before = image[name];
  image[name] = "x";
  return [name, before, image[name], image.outerHTML];
}));
