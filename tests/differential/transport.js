// WebTransport, where there is one. Nobody answers.

import { probe } from "./probe.js";
import { observed, speaker } from "./spy.js";
import { attempt, outcome, property } from "./told.js";

const Transport = window.WebTransport;
const address = () => `https://${location.host}/differential/transport`;
const only = (name, act) => probe(name, () => (Transport ? act() : "none"));
/** One whose promises are heard, so that none of them fails unheard. */
const made = (...args) => {
  const transport = new Transport(...args);
  for (const name of ["ready", "closed", "draining"]) transport[name]?.catch?.(() => {});
  return transport;
};

probe("WebTransport is there or not, as the platform's", () => ["WebTransport" in window, typeof Transport, property(window, "WebTransport"), Transport ? Reflect.ownKeys(Transport.prototype).map(String) : null]);
only("WebTransport complains of addresses and options as the platform does", () => [[], [`http://${location.host}/x`], ["x"], ["https://:"], [`${address()}#a`], [Symbol("s")], [address(), 1], [address(), { congestionControl: "x" }]].map((args) => attempt(() => { const transport = made(...args); transport.close(); return String(transport); })).concat(attempt(() => Transport("x")), attempt(() => Transport.prototype.ready), attempt(() => Object.getOwnPropertyDescriptor(Transport.prototype, "closed").get.call({}))));
only("WebTransport makes its address a text and then reads its options", () => {
  const log = [];
  made(speaker(log, "address", address()), observed(log, "options", {})).close();
  return log;
});
only("a subclass of WebTransport is one, and fails by its promises", async () => {
  class Mine extends Transport { constructor(to) { super(to); this.mine = new.target === Mine; } }
  const transport = new Mine(address());
  const closed = outcome(() => transport.closed);
  const ready = await outcome(() => transport.ready);
  return [transport.mine, transport instanceof Transport, Object.getPrototypeOf(transport) === Mine.prototype, ready, await closed];
});
