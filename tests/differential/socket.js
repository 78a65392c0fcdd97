// WebSocket and EventSource to the page's own host, which speaks no WebSocket.

import { event, hear } from "./moment.js";
import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { attempt, property } from "./told.js";

const address = () => `ws://${location.host}/differential/socket`;

probe("a WebSocket that nobody answers fails with its events in order", async () => {
  const log = [];
  const socket = new WebSocket(address());
  hear(log, socket, "open message error close");
  log.push(`made ${socket.readyState} ${socket.url} ${socket.protocol} ${socket.extensions} ${socket.bufferedAmount} ${socket.binaryType}`);
  const { code, reason, wasClean } = await event(socket, "close");
  return [log, socket.readyState, code, reason, wasClean];
});
probe("WebSocket complains of addresses and protocols as the platform does", () => [[], ["x:y"], ["http://:"], [`${address()}#b`], ["/relative"], [address(), "a b"], [address(), ["a", "a"]], [address(), ""], [""], [null]].map((args) => attempt(() => { const socket = new WebSocket(...args); const { url } = socket; socket.close(); return url; })));
probe("WebSocket makes its address and protocols texts in order, each once", () => {
  const log = [];
  const socket = new WebSocket(speaker(log, "address", address()), speaker(log, "protocol", "p"));
  socket.close();
  return [log, socket.url];
});
probe("a WebSocket's methods complain while it connects", () => {
  const socket = new WebSocket(address());
  const seen = [attempt(() => socket.send("x")), attempt(() => socket.send()), attempt(() => socket.close(1)), attempt(() => socket.close(3000, "x".repeat(200))), attempt(() => { socket.binaryType = "x"; }), socket.binaryType, socket.close(), socket.readyState, socket.close(), attempt(() => socket.send("x")), socket.bufferedAmount];
  return seen;
});
probe("a WebSocket's constants and prototype are the platform's", () => [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED, WebSocket.prototype.OPEN, property(WebSocket, "OPEN"), WebSocket.prototype.constructor === WebSocket, attempt(() => WebSocket("ws://x")), attempt(() => Object.create(WebSocket.prototype).readyState)]);
probe("a subclass of WebSocket is one, with its own handlers", async () => {
  const log = [];
  class Mine extends WebSocket { constructor(to) { super(to); this.mine = 1; } onclose(event) { log.push("method"); } }
  const socket = new Mine(address());
  socket.onclose = function ({ type }) { log.push(`${type} ${this === socket}`); };
  await event(socket, "close");
  return [log, socket instanceof Mine, socket instanceof WebSocket, socket.mine, Object.keys(socket), Object.getPrototypeOf(socket) === Mine.prototype];
});
probe("an event source opens, is told its message and closes", async () => {
  const log = [];
  const source = new EventSource("/differential/events");
  hear(log, source, "open message error");
  log.push(`made ${source.readyState} ${source.url} ${source.withCredentials}`);
  const { data, lastEventId, origin } = await event(source, "message");
  source.close();
  return [log, data, lastEventId, origin === location.origin, source.readyState, source.close()];
});
probe("an event source of another kind of answer fails for good", async () => {
  const source = new EventSource("/differential/text");
  const log = [];
  hear(log, source, "open message error");
  await event(source, "error");
  return [log, source.readyState];
});
probe("EventSource complains and reads its options as the platform does", () => [[], ["http://:"], [""], [null], ["/differential/events", { withCredentials: 1 }], ["/differential/events", 1]].map((args) => attempt(() => { const source = new EventSource(...args); source.close(); return [source.url, source.withCredentials]; })));
probe("an event source's listeners can be added, removed and dispatched to", () => {
  const log = [];
  const source = new EventSource("/differential/events");
  const listen = ({ type }) => log.push(type);
  source.addEventListener("x", listen);
  const sent = source.dispatchEvent(new Event("x", { cancelable: true }));
  source.removeEventListener("x", listen);
  source.dispatchEvent(new Event("x"));
  source.addEventListener("y", { handleEvent(event) { log.push(this.mine, event.currentTarget === source); }, mine: 1 }, { once: true });
  source.dispatchEvent(new Event("y"));
  source.dispatchEvent(new Event("y"));
  source.close();
  return [sent, log];
});
probe("EventTarget listeners are kept once, in order, with their options", () => {
  const log = [];
  const target = new EventTarget();
  const listen = () => log.push("one");
  const controller = new AbortController();
  target.addEventListener("x", listen);
  target.addEventListener("x", listen);
  target.addEventListener("x", listen, true);
  target.addEventListener("x", () => log.push("two"), { signal: controller.signal });
  target.addEventListener("x", null);
  target.addEventListener("x", (event) => { log.push("three"); event.preventDefault(); event.stopImmediatePropagation(); }, { passive: true });
  target.addEventListener("x", () => log.push("never"));
  const first = target.dispatchEvent(new Event("x", { cancelable: true }));
  controller.abort();
  target.removeEventListener("x", listen, { capture: true });
  target.dispatchEvent(new Event("x"));
  return [log, first, attempt(() => target.dispatchEvent({})), attempt(() => target.addEventListener("x", 1)), attempt(() => target.addEventListener("x")), attempt(() => EventTarget.prototype.addEventListener.call({}, "x", listen))];
});
probe("addEventListener without a receiver is the window's", () => {
  const log = [];
  const listen = (event) => log.push(event.currentTarget === window);
  addEventListener("probe", listen);
  Reflect.apply(EventTarget.prototype.addEventListener, undefined, ["probe", () => log.push("undefined"), { once: true }]);
  const sent = dispatchEvent(new Event("probe"));
  removeEventListener("probe", listen);
  dispatchEvent(new Event("probe"));
  return [log, sent];
});
