// The types, written by hand, name what the module exports, and the module does no harm on a server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as sekisho from "../../pkg/dist/sekisho.mjs";

const types = readFileSync(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");

test("the types declare exactly the exports", () => {
  const declared = [...types.matchAll(/^export declare (?:function|const) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(declared.sort(), Object.keys(sekisho).sort());
});

test("what is declared as a function is one", () => {
  for (const [, name] of types.matchAll(/^export declare function (\w+)/gm)) assert.equal(typeof sekisho[name], "function", name);
});

test("on a server nothing happens and nothing may pass", async () => {
  const keeper = sekisho.init({ policy: "/policy.sks" });
  assert.equal(keeper.allowAll(), false);
  assert.equal(await keeper.choose({ purposes: { advertising: true } }), false);
  assert.equal(sekisho.choices(), null);
  assert.equal(sekisho.can("advertising"), false);
  assert.equal(sekisho.explain("https://tracker.example/").verdict, "hold");
  assert.equal(sekisho.receipt(), null);
  sekisho.on("choice", () => assert.fail("nothing is chosen on a server"))();
  keeper.destroy();
});
