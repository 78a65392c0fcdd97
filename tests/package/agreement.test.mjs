// Native, WebAssembly and JavaScript agree on every verdict's word: what `tests/agreement.rs` writes is asked again.
// What JavaScript does otherwise than WebAssembly is tried too: it checks no bounds, and has numbers of its own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import make from "../../pkg/dist/sekisho.nowasm.js";
import makePanel from "../../pkg/dist/sekisho-panel.nowasm.js";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { policies, rounds } = JSON.parse(readFileSync(at("target/agreement.json"), "utf8"));
const kit = Object.getOwnPropertyDescriptors(globalThis);
const module = (path) => new WebAssembly.Module(readFileSync(at(path)));
const [gate, panel] = [module("target/gate.wasm"), module("pkg/dist/sekisho-panel.wasm")];
const wasm = () => new WebAssembly.Instance(gate).exports;
const js = () => make(kit);

const view = (core, place, length) => Buffer.from(core.buffer ? core.buffer() : core.memory.buffer, place, length);
function put(core, bytes) {
  view(core, core.input(bytes.length), bytes.length).set(bytes);
  return bytes.length;
}
const text = (core, string) => put(core, Buffer.from(string));
const hex = (string) => Buffer.from(string, "hex");

/** The words of a round's answers. */
function asked(start, { policy, started, now, questions }) {
  const core = start();
  put(core, hex(policies[policy]));
  assert.equal(core.open(), 1);
  core.start(put(core, hex(started)), now);
  return questions.map(([about, what]) => core.decide(about, text(core, what)) >>> 0);
}

for (const [name, start] of [["WebAssembly", wasm], ["JavaScript", js]]) {
  test(`${name} answers ten thousand questions as the native core does`, () => {
    let count = 0;
    for (const round of rounds) {
      assert.deepEqual(asked(start, round), round.questions.map(([, , word]) => word));
      count += round.questions.length;
    }
    assert.equal(count, 10_000);
  });
}

/** What an act answers, or that it ends in a trap. */
function outcome(act) {
  try {
    return act();
  } catch {
    return "trap";
  }
}

/** Marsaglia's xorshift with 32 bits, as `tests/agreement.rs` has it with 64. */
let random = 0x5ec1_5800;
function below(limit) {
  random ^= random << 13;
  random ^= random >>> 17;
  random ^= random << 5;
  return (random >>> 0) % limit;
}

/** Puts in the checksum of what is there, so that damage is taken for a policy (`layout::checksum`). */
function seal(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes.subarray(8)) sum = Math.imul(sum ^ byte, 0x01000193);
  bytes.writeUInt32LE((sum ^ (sum >>> 15)) >>> 0, 4);
}

/** The header's words that are places, not how long something is: what is too long is only slow. */
const PLACES = [3, 4, 5, 7, 8, 11, 12, 14, 15];

/** A policy in which some words are others, those first that say where its tables lie. */
function damaged(policy) {
  const bytes = hex(policies[policy]);
  for (let left = 1 + below(3); left; left--) {
    const place = below(3) ? 4 * PLACES[below(PLACES.length)] : 64 + below(bytes.length - 68);
    bytes.writeUInt32LE(below(3) ? below(bytes.length * 2) : [0, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc][below(4)], place);
  }
  return bytes;
}

const ABOUT = [0, 6, 22, 38, 100, 101, 102];
/** All that a gate answers about a policy's bytes. */
function answers(start, bytes, asked) {
  const core = start();
  put(core, bytes);
  const all = [outcome(() => core.open())];
  all.push(outcome(() => core.start(put(core, hex(rounds[0].started)), rounds[0].now)));
  for (const about of ABOUT) all.push(outcome(() => core.decide(about, text(core, asked)) >>> 0));
  for (let about = 0; about < 8; about++) {
    for (let n = 0; n < 4; n++) all.push(outcome(() => core.fact(about, n)));
    for (let n = 0; n < 4; n++) all.push(outcome(() => `${view(core, core.text(about, n), core.length())}`));
  }
  return all;
}

test("no bytes take JavaScript out of bounds, where WebAssembly would trap", () => {
  let opened = 0;
  for (let round = 0; round < 600; round++) {
    const bytes = damaged(round % policies.length);
    const [, asked] = rounds[round % rounds.length].questions[0];
    if (!bytes.equals(hex(policies[round % policies.length]))) assert.equal(answers(wasm, bytes, asked)[0], 0);
    assert.deepEqual(answers(js, bytes, asked), answers(wasm, bytes, asked));
    seal(bytes);
    const found = answers(js, bytes, asked);
    assert.deepEqual(found, answers(wasm, bytes, asked), bytes.toString("hex"));
    opened += found[0];
  }
  assert.ok(opened > 300, `${opened} opened`);
});

test("a clock that tells any number is read the same", () => {
  const numbers = [NaN, Infinity, -Infinity, -1, -0.5, 0.9, 2 ** 31 - 0.5, 2 ** 31, 2 ** 32, 2 ** 53 + 2, -(2 ** 53), 1e300, -1e300];
  const round = rounds.find(({ questions }) => questions.some(([, , word]) => !(word & 3)));
  for (const now of numbers) assert.deepEqual(asked(js, { ...round, now }), asked(wasm, { ...round, now }), `${now}`);
  // Whole seconds, of which 32 bits count, are what the core is told, and it reads them as the native one does.
  for (const now of numbers) assert.deepEqual(asked(js, { ...round, now }), asked(wasm, { ...round, now: now >>> 0 }), `${now}`);
});

test("memory that cannot grow is a trap, and what was there is there still", () => {
  const ask = (core) => core.decide(6, text(core, "https://www.google-analytics.com/"));
  for (const start of [wasm, js]) {
    const core = start();
    put(core, hex(policies[1]));
    core.open();
    core.start(text(core, "https://a.example/\n0\n"), 0);
    const before = ask(core);
    // What is left of its addresses is less than the last; WebAssembly reaches twice as far.
    const sizes = [-1, -65_536, -(2 ** 31), ...(start === js ? [2 ** 31 - 1] : [])];
    for (const size of sizes) assert.equal(outcome(() => core.input(size)), "trap", `${size}`);
    assert.equal(core.input(3_000_000) > 0, true);
    assert.equal(ask(core), before);
  }
});

/** What a panel does of some answers: its effects with the records' bytes, and what it draws. */
function drawn(start, policy, steps) {
  const did = [];
  let core;
  const effect = (number, place, length, detail) => did.push([number, `${view(core, place, length)}`, detail >>> 0]);
  core = start({ env: { effect } });
  put(core, hex(policies[policy]));
  assert.equal(core.open(), 1);
  for (const [op, said, now] of steps) core.apply(op, text(core, said), now);
  for (const language of [0, 1]) {
    const place = core.render(0, language, 0);
    did.push(`${view(core, place, core.length())}`);
  }
  const urls = ["https://a.example/?m=a%40b.example", "https://a.example/?t=090-1234-5678", "https://a.example/?x=1"];
  return [did, urls.map((url) => core.personal(text(core, url)))];
}

test("the panel as JavaScript writes the same records and draws the same", () => {
  const ids = ["A".repeat(22), "kZ".repeat(11)];
  const records = new Set();
  for (let round = 0; round < 100; round++) {
    const { started, now } = rounds[round];
    const steps = [[0, `${hex(started)}`, now]];
    for (let left = 4; left; left--) steps.push([1 + below(8), ids[below(2)], now + below(1000)]);
    const policy = round % policies.length;
    const found = drawn((imports) => makePanel(kit, imports), policy, steps);
    assert.deepEqual(found, drawn((imports) => new WebAssembly.Instance(panel, imports).exports, policy, steps));
    for (const [number, line] of found[0]) if (number === 3) records.add(line);
  }
  assert.ok(records.size > 50, `${records.size} records`);
});
