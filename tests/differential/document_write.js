// document.write, by pages in frames that say what they saw.

import { event } from "./moment.js";
import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { made, staged } from "./stage.js";
import { attempt, told } from "./told.js";

probe("a page that writes while it is parsed sees what the platform gives it", () => staged(async (stage) => {
  const frame = made("iframe", { src: "/differential/write.html" });
  const loaded = event(frame, "load");
  stage.append(frame);
  await loaded;
  return [frame.contentWindow.log, frame.contentDocument.body.outerHTML];
}));
probe("a page that is written in parts sees each part when it is whole", () => staged(async (stage) => {
  const frame = made("iframe", { src: "/differential/parts.html" });
  const loaded = event(frame, "load");
  stage.append(frame);
  await loaded;
  return [frame.contentWindow.log, frame.contentDocument.body.outerHTML];
}));
probe("a document without a parser opens, writes and closes as the platform's", () => {
  const other = document.implementation.createHTMLDocument("t");
  return [attempt(() => other.write("<p src>x")), other.body.innerHTML, attempt(() => other.writeln("y", "z")), attempt(() => other.close()), other.documentElement.outerHTML, attempt(() => new Document().write("x")), attempt(() => document.implementation.createDocument(null, "a").write("x"))];
});
probe("write makes its arguments texts in order, each once", () => {
  const other = document.implementation.createHTMLDocument("t");
  const log = [];
  other.write(speaker(log, "first", "<p>"), speaker(log, "second", "x"), null, undefined, 1);
  other.writeln();
  other.writeln(speaker(log, "third", "y"));
  other.close();
  return [log, other.body.innerHTML, attempt(() => other.write(Symbol("s"))), attempt(() => Document.prototype.write.call({}, "x"))];
});
probe("write on a frame's document by this realm's method writes there", () => staged((stage) => {
  const frame = made("iframe");
  stage.append(frame);
  const other = frame.contentDocument;
  Document.prototype.write.call(other, "<p>a<img alt='src'>");
  Document.prototype.writeln.call(other, "b");
  other.close();
  return [other.body.innerHTML, told(other.write), other.open("", "").readyState, attempt(() => other.open("a", "b", "c", "d"))];
}));
