// fetch, with requests that the page makes of its own host.

import { task, ticks } from "./moment.js";
import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { attempt, outcome } from "./told.js";

const own = "/differential/text";
const facts = async (response) => [response.url, response.status, response.ok, response.redirected, response.type, response.headers.get("content-type"), response.bodyUsed, await response.text(), response.bodyUsed, response instanceof Response];

probe("fetch gives the response of an own address", async () => facts(await fetch(own)));
probe("fetch takes addresses of every kind", async () => {
  const seen = [];
  for (const address of [new URL(own, location), new Request(own), { toString: () => own }, `${own}#hash`, "data:text/plain,x", URL.createObjectURL(new Blob(["blob"])), ` ${own} `, [own]]) {
    seen.push(await outcome(async () => (await facts(await fetch(address))).slice(1)));
  }
  return seen;
});
probe("fetch refuses what it refuses, by a rejection with the platform's message", async () => {
  const seen = [];
  const stopped = AbortSignal.abort();
  for (const args of [[], ["http://:"], ["foo:bar"], ["about:blank"], ["blob:x"], [`http://a:b@${location.host}/`], [Symbol("s")], [Object.create(null)], [own, 1], [own, "x"], [own, { method: "TRACE" }], [own, { method: "a b" }], [own, { body: "x" }], [own, { mode: "navigate" }],
    [own, { mode: "x" }], [own, { headers: 1 }], [own, { headers: { "a b": 1 } }], [own, { headers: [["a"]] }], [own, { signal: 1 }], [own, { signal: stopped }], [own, { signal: AbortSignal.abort("why") }], [own, { cache: "only-if-cached" }], [own, { window: 1 }], [own, { referrer: "http://:" }], [own, { integrity: "sha256-x" }], [own, { method: "POST", body: new ReadableStream() }], [own, { priority: "x" }], [own, { redirect: "x" }]]) {
    seen.push(await outcome(async () => (await fetch(...args)).status));
  }
  return seen;
});
probe("fetch does not throw but rejects, whatever its receiver and arguments", async () => [
  await outcome(() => fetch.call(undefined, own).then(({ status }) => status)), await outcome(() => fetch.call(null, own).then(({ status }) => status)), await outcome(() => fetch.call({}, own)), await outcome(() => fetch.call(document, own)), await outcome(() => (0, fetch)(own).then(({ status }) => status)),
  await outcome(() => Reflect.apply(fetch, 1, [own])), attempt(() => new fetch(own)),
]);
probe("fetch gives a promise of this realm and of no subclass", async () => {
  const promise = fetch(own);
  const seen = [promise instanceof Promise, promise.constructor === Promise, Object.getPrototypeOf(promise) === Promise.prototype, Reflect.ownKeys(promise)];
  await promise;
  return seen;
});
probe("fetch makes its address a text once, and before it reads its options", async () => {
  const log = [];
  await fetch(speaker(log, "address", own), observed(log, "init", { method: "GET" }));
  return log.slice(0, 3);
});
probe("fetch reads its options in the platform's order, each once", async () => {
  const log = [];
  await fetch(own, observed(log, "init", { method: "POST", body: "x", headers: observed(log, "headers", { "x-a": "1" }), keepalive: false, signal: null }));
  return log;
});
probe("fetch reads no option of a request beyond what the platform reads", async () => {
  const log = [];
  class Mine extends Request {
    get keepalive() { log.push("keepalive"); return super.keepalive; }
    get url() { log.push("url"); return super.url; }
    get signal() { log.push("signal"); return super.signal; }
    get method() { log.push("method"); return super.method; }
  }
  return [(await fetch(new Mine(own))).status, log];
});
probe("a getter of the options that throws rejects with its own error", async () => [
  await outcome(() => fetch(own, { get method() { throw new RangeError("mine"); } })), await outcome(() => fetch(own, { get keepalive() { throw new RangeError("mine"); } })), await outcome(() => fetch({ toString() { throw new RangeError("mine"); } })),
]);
probe("fetch uses up a request's body and leaves the request", async () => {
  const request = new Request(own, { method: "POST", body: "x" });
  const before = request.bodyUsed;
  const sent = fetch(request);
  const after = request.bodyUsed;
  await sent;
  return [before, after, await outcome(() => fetch(request)), attempt(() => request.clone()), await outcome(() => request.text())];
});
probe("fetch is in time: its rejection comes as many microtasks later as the platform's", async () => {
  const log = [];
  const ticking = ticks(log, "page", 12);
  fetch("http://:").catch(() => log.push("no address"));
  fetch(own, { signal: AbortSignal.abort() }).catch(() => log.push("aborted"));
  fetch().catch(() => log.push("too few"));
  log.push("sync");
  await ticking;
  return log;
});
probe("abort of what is under way rejects before tasks, with the signal's reason", async () => {
  const log = [];
  const controller = new AbortController();
  controller.signal.addEventListener("abort", () => log.push("abort"));
  const failed = fetch(`${own}?wait=300`, { signal: controller.signal }).catch((error) => log.push(`${error.name} ${error.message} ${error === controller.signal.reason}`));
  await task();
  controller.abort();
  log.push("called");
  await failed;
  return log;
});
probe("abort with a reason gives that very reason, also while a body is read", async () => {
  const controller = new AbortController();
  const reason = { mine: true };
  const response = await fetch(own, { signal: controller.signal });
  controller.abort(reason);
  const late = await outcome(() => response.text());
  const other = new AbortController();
  const failed = fetch(`${own}?wait=300&b`, { signal: other.signal });
  other.abort(reason);
  return [late, await failed.catch((error) => error === reason)];
});
probe("a body is streamed by a reader with the stream's locks and errors", async () => {
  const { body } = await fetch(own);
  const reader = body.getReader();
  const locked = [body.locked, attempt(() => body.getReader())];
  let text = "";
  for (let part; !(part = await reader.read()).done; ) text += new TextDecoder().decode(part.value);
  const used = await fetch(own);
  await used.body.cancel("enough");
  return [locked, text, await outcome(() => reader.closed), used.bodyUsed, await outcome(() => used.text())];
});
probe("a response is cloned, read as what it is and refused twice", async () => {
  const response = await fetch("/differential/data");
  const clone = response.clone();
  return [await response.json(), await clone.json(), await outcome(() => clone.json()), attempt(() => clone.clone()), (await (await fetch(own)).blob()).type, (await (await fetch(own)).arrayBuffer()).byteLength, await outcome(async () => (await fetch(own)).json()), await outcome(async () => (await fetch(own)).formData())];
});
probe("redirects are followed, refused or given opaque", async () => [
  (await facts(await fetch("/differential/redirect"))), await outcome(() => fetch("/differential/redirect", { redirect: "error" })), await outcome(async () => { const { type, status, url, body } = await fetch("/differential/redirect", { redirect: "manual" }); return [type, status, url, body]; }),
]);
probe("statuses and headers are the server's", async () => [await outcome(async () => { const { status, ok, statusText } = await fetch(`${own}?status=404`); return [status, ok, statusText]; }), [...(await fetch(own)).headers.keys()], await outcome(async () => (await fetch(own, { method: "HEAD" })).status), await outcome(async () => (await fetch(own, { method: "patch" })).status)]);
probe("an integrity that fits passes and one that does not fails", async () => [
  await outcome(async () => (await fetch(own, { integrity: "sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=" })).status), await outcome(() => fetch(own, { integrity: "sha256-AAAAul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=" })),
]);
probe("keepalive and priority of an own request change nothing that is seen", async () => [await outcome(async () => facts(await fetch(own, { keepalive: true, method: "POST", body: "x" }))), await outcome(async () => facts(await fetch(own, { priority: "low" }))), await outcome(() => fetch(own, { keepalive: true, method: "POST", body: "x".repeat(70_000) }))]);
probe("a subclass of Request is asked for as it is", async () => {
  class Mine extends Request { constructor(...args) { super(...args); this.mine = 1; } }
  const request = new Mine(own, { headers: { "x-a": "b" } });
  return [request instanceof Mine, request.mine, (await fetch(request)).status, (await fetch(new Request(request, { method: "POST" }))).status, request.headers.get("x-a")];
});
probe("what a page puts on Request.prototype or Promise does not change fetch", async () => {
  const url = Object.getOwnPropertyDescriptor(Request.prototype, "url");
  const { then } = Promise.prototype;
  const log = [];
  Object.defineProperty(Request.prototype, "url", { configurable: true, get() { log.push("url"); return "mine"; } });
  Promise.prototype.then = function (...args) { log.push("then"); return then.apply(this, args); };
  const answered = fetch(new Request(own));
  const seen = [...log];
  Promise.prototype.then = then;
  Object.defineProperty(Request.prototype, "url", url);
  return [seen, (await answered).status];
});
probe("an unhandled rejection of fetch is told once, with the promise", async () => {
  const heard = [];
  const told = new Promise((done) => addEventListener("unhandledrejection", (event) => { event.preventDefault(); heard.push(event.promise === promise, event.reason.name); done(); }, { once: true }));
  const promise = fetch("http://:");
  await told;
  return heard;
});
