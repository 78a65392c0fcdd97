// XMLHttpRequest to the page's own host.

import { hear } from "./moment.js";
import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { attempt } from "./told.js";

const own = "/differential/text";
const EVENTS = "readystatechange loadstart progress abort error load timeout loadend";

/** The events of a request and its upload, each with the state at the time. */
function watched(log) {
  const request = new XMLHttpRequest();
  for (const type of EVENTS.split(" ")) request.addEventListener(type, (event) => log.push(`${type} ${request.readyState} ${request.status} ${event.loaded ?? "-"} ${event.total ?? "-"} ${event.lengthComputable ?? "-"}`));
  hear(log, request.upload, "loadstart progress abort error load timeout loadend", "upload ");
  return request;
}
const over = (request) => new Promise((done) => request.addEventListener("loadend", done, { once: true }));
const facts = (request) => [request.readyState, request.status, request.statusText, request.responseURL.replace(/[0-9a-f-]{36}/, "uuid"), request.responseType, request.getResponseHeader("content-type"), attempt(() => request.responseText), attempt(() => request.response), request.withCredentials, request.timeout];

for (const [what, prepare, send] of [
  ["a GET", (request) => request.open("GET", own)],
  ["a POST with a body", (request) => request.open("POST", own), "x=1"],
  ["a request that is redirected", (request) => request.open("GET", "/differential/redirect")],
  ["one that finds nothing", (request) => request.open("GET", `${own}?status=404`)],
  ["one for data:", (request) => request.open("GET", "data:text/plain,x")],
  ["one for a blob", (request) => request.open("GET", URL.createObjectURL(new Blob(["b"])))],
  ["one for no blob", (request) => request.open("GET", "blob:x")],
  ["one for an unknown scheme", (request) => request.open("GET", "foo:bar")],
  ["one by user and password", (request) => request.open("GET", own, true, "a", "b")],
  ["JSON", (request) => { request.open("GET", "/differential/data"); request.responseType = "json"; }],
  ["a document", (request) => { request.open("GET", "/differential/empty.html"); request.responseType = "document"; }],
  ["one of an overridden type", (request) => { request.open("GET", own); request.overrideMimeType("text/x"); request.setRequestHeader("x-a", "b"); }],
]) probe(`the events and the answer of ${what} come as the platform's`, async () => {
  const log = [];
  const request = watched(log);
  const opened = attempt(() => prepare(request));
  log.push("opened");
  const ended = over(request);
  const sent = attempt(() => request.send(send));
  log.push("sent");
  await ended;
  return [opened, sent, log.filter((line) => !/^progress|^upload progress/.test(line)), facts(request).filter((fact) => !String(fact).startsWith("[object "))];
});
probe("a synchronous request answers before it returns, with its events", () => {
  const log = [];
  const request = watched(log);
  const opened = request.open("GET", own, false);
  const sent = request.send();
  return [opened, sent, log, facts(request), attempt(() => { request.responseType = "json"; }), attempt(() => { request.timeout = 1; })];
});
probe("a synchronous request that fails throws", () => ["blob:x", "foo:bar", `${own}?status=404`].map((address) => {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  return [attempt(() => request.send()), request.readyState, request.status];
}));
probe("abort before, while and after it is sent fires what it fires", async () => {
  const seen = [];
  for (const when of ["unopened", "opened", "sent", "ended"]) {
    const log = [];
    const request = watched(log);
    if (when !== "unopened") request.open("GET", `${own}?wait=50`);
    const ended = over(request);
    if (when === "sent" || when === "ended") request.send();
    if (when === "ended") await ended;
    request.abort();
    seen.push([when, log.filter((line) => !line.startsWith("progress")), request.readyState, request.status]);
  }
  return seen;
});
probe("open again while it is under way drops what was under way", async () => {
  const log = [];
  const request = watched(log);
  request.open("GET", `${own}?wait=200`);
  request.send();
  request.open("GET", "/differential/data");
  log.push("again");
  request.send();
  await over(request);
  return [log.filter((line) => !line.startsWith("progress")), request.responseText];
});
probe("send twice, or before open, throws", async () => {
  const request = new XMLHttpRequest();
  const early = [attempt(() => request.send()), attempt(() => request.setRequestHeader("a", "b")), request.getAllResponseHeaders(), request.getResponseHeader("a")];
  request.open("GET", own);
  request.send();
  const twice = [attempt(() => request.send()), attempt(() => request.setRequestHeader("a", "b"))];
  await over(request);
  return [early, twice, attempt(() => request.send())];
});
probe("open makes its method and its address texts in order, then its flag", () => {
  const log = [];
  const request = new XMLHttpRequest();
  request.open(speaker(log, "method", "GET"), speaker(log, "address", own), speaker(log, "async", ""), speaker(log, "user", "u"), speaker(log, "password", "p"));
  return log;
});
probe("open complains of methods and addresses as the platform does", () => [["GET"], ["CONNECT", own], ["a b", own], ["", own], ["TRACK", own], ["get", own], ["GET", "http://:"], ["GET", ""], ["GET", null], [null, own], ["GET", own, undefined], ["GET", own, null]].map((args) => {
  const request = new XMLHttpRequest();
  return [attempt(() => request.open(...args)), request.readyState];
}));
probe("a flag of undefined and one left out are what they are", async () => {
  const seen = [];
  for (const args of [["GET", own], ["GET", own, undefined], ["GET", own, 0], ["GET", own, "x"]]) {
    const request = new XMLHttpRequest();
    request.open(...args);
    const ended = over(request);
    request.send();
    seen.push(request.readyState);
    await ended;
  }
  return seen;
});
probe("handlers by property are called with their receiver, among listeners in order", async () => {
  const log = [];
  const request = new XMLHttpRequest();
  request.addEventListener("load", () => log.push("before"));
  request.onload = function (event) { log.push(this === request, event instanceof ProgressEvent, event.target === request); };
  request.addEventListener("load", () => log.push("after"));
  request.open("GET", own);
  request.send();
  await over(request);
  return log;
});
probe("promises come between the events of a request as between others", async () => {
  const log = [];
  const request = new XMLHttpRequest();
  for (const type of ["readystatechange", "load", "loadend"]) request.addEventListener(type, () => { log.push(`${type} ${request.readyState}`); Promise.resolve().then(() => log.push(`after ${type} ${request.readyState}`)); });
  request.open("GET", own);
  request.send();
  log.push("sent");
  await over(request);
  await null;
  return log;
});
probe("a timeout fires when it is over, and no load", async () => {
  const log = [];
  const request = watched(log);
  request.open("GET", `${own}?wait=400`);
  request.timeout = 20;
  request.send();
  await over(request);
  return [log, request.status];
});
probe("a subclass, its overridden methods and its extra properties are its own", async () => {
  const log = [];
  class Mine extends XMLHttpRequest {
    open(...args) { log.push(`open ${args}`); super.open(...args); }
    send(...args) { log.push(`send ${args.length}`); super.send(...args); }
  }
  const request = new Mine();
  request.mine = { a: 1 };
  request.open("GET", own);
  request.send();
  await over(request);
  return [log, request.mine, request instanceof Mine, Object.keys(request), request.responseText];
});
probe("constants, response fields and limits of a request are the platform's", () => {
  const request = new XMLHttpRequest();
  return [XMLHttpRequest.DONE, request.DONE, XMLHttpRequest.UNSENT, attempt(() => { request.responseType = "x"; }), request.responseType, attempt(() => { request.withCredentials = 1; }), request.withCredentials, request.upload === request.upload, String(request.upload), request.responseXML, attempt(() => { request.readyState = 4; }), request.readyState];
});
