// navigator.sendBeacon to the page's own host.

import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { attempt } from "./told.js";

const own = "/differential/text?beacon";

probe("sendBeacon tells whether what it was given is queued", () => [[own], [own, "x"], [own, null], [own, new Blob(["x"])], [own, new URLSearchParams("a=b")], [own, new FormData()], [own, new Uint8Array(3)], [own, new ArrayBuffer(3)], [own, 7], [own, { a: 1 }], [own, "x".repeat(70_000)], [""], [new URL(own, location)], ["#x"]].map((args) => attempt(() => navigator.sendBeacon(...args))));
probe("sendBeacon complains of addresses as the platform does", () => [["http://:"], ["data:,x"], ["blob:x"], ["foo:bar"], ["about:blank"], [], [Symbol("s")], [own, new ReadableStream()]].map((args) => attempt(() => navigator.sendBeacon(...args))));
probe("sendBeacon makes its address and then its data texts, each once", () => {
  const log = [];
  return [navigator.sendBeacon(speaker(log, "address", own), speaker(log, "data", "x")), log];
});
probe("sendBeacon is navigator's and nobody else's", () => {
  const { sendBeacon } = navigator;
  return [attempt(() => sendBeacon(own)), attempt(() => sendBeacon.call({}, own)), attempt(() => sendBeacon.call(Object.create(navigator), own)), sendBeacon === Navigator.prototype.sendBeacon, attempt(() => sendBeacon.call(navigator, own))];
});
