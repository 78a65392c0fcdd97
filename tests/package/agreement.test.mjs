// Native, WebAssembly and JavaScript agree on every verdict's word: what `tests/agreement.rs` writes is asked again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import make from "../../pkg/dist/sekisho.nowasm.js";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { policies, rounds } = JSON.parse(readFileSync(at("target/agreement.json"), "utf8"));
const { Math } = globalThis;
const kit = [
  ArrayBuffer, Int8Array, Int16Array, Int32Array, Uint8Array, Uint16Array, Uint32Array, Float64Array,
  Math.imul, Math.clz32, Math.abs, Math.ceil, Math.floor, Math.min,
];
const wasm = () => new WebAssembly.Instance(new WebAssembly.Module(readFileSync(at("target/gate.wasm")))).exports;

function put(core, bytes) {
  const place = core.input(bytes.length);
  new Uint8Array(core.buffer ? core.buffer() : core.memory.buffer, place, bytes.length).set(bytes);
  return bytes.length;
}
const text = (core, string) => put(core, Buffer.from(string));

/** The words of a round's answers. */
function asked(start, { policy, started, now, questions }) {
  const core = start();
  put(core, Buffer.from(policies[policy], "hex"));
  assert.equal(core.open(), 1);
  core.start(text(core, started), now);
  return questions.map(([about, what]) => core.decide(about, text(core, what)) >>> 0);
}

for (const [name, start] of [["WebAssembly", wasm], ["JavaScript", () => make(kit)]]) {
  test(`${name} answers ten thousand questions as the native core does`, () => {
    let count = 0;
    for (const round of rounds) {
      assert.deepEqual(asked(start, round), round.questions.map(([, , word]) => word));
      count += round.questions.length;
    }
    assert.equal(count, 10_000);
  });
}
