// The package's command: its verbs, what it writes, and its exit codes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sekisho-command-"));
const sekisho = (...args) => spawnSync(process.execPath, [at("pkg/bin/sekisho.mjs"), ...args], { encoding: "utf8", cwd: folder });
const minimal = at("policies/minimal.json");

test("a sound policy passes the check", () => {
  assert.equal(sekisho("check", minimal).status, 0);
});

test("a policy with an error is refused and says where", () => {
  const broken = join(folder, "broken.json");
  writeFileSync(broken, readFileSync(minimal, "utf8").replace('"purposes": ["access_statistics"]', '"purposes": ["acess_statistics"]'));
  const { status, stderr } = sekisho("check", broken);
  assert.equal(status, 1);
  assert.match(stderr, /acess_statistics/);
});

test("what cannot be carried out has an exit code of its own", () => {
  assert.equal(sekisho("check", "nowhere.json").status, 2);
  assert.equal(sekisho("explain", minimal).status, 2);
  assert.equal(sekisho().status, 2);
});

test("it compiles, the same bytes each time", () => {
  assert.equal(sekisho("build", minimal, "-o", "one.sks").status, 0);
  assert.equal(sekisho("build", minimal, "-o", "two.sks").status, 0);
  const one = readFileSync(join(folder, "one.sks"));
  assert.equal(one.subarray(0, 4).toString(), "SKS1");
  assert.deepEqual(one, readFileSync(join(folder, "two.sks")));
});

test("it bakes the same bytes into the script and puts beside it what that loads", () => {
  assert.equal(sekisho("build", minimal).status, 0);
  assert.equal(sekisho("build", minimal, "-o", "one.sks").status, 0);
  const script = readFileSync(join(folder, "sekisho.js"), "utf8");
  assert.ok(!script.includes("@@SKS_POLICY@@"));
  const [literal] = /"SKS1(?:[^"\\]|\\[^])*"/.exec(script);
  const text = Function(`return ${literal}`)();
  assert.deepEqual(Buffer.from(text, "latin1"), readFileSync(join(folder, "one.sks")));
  for (const name of ["sekisho-panel.js", "sekisho-panel.wasm"]) {
    assert.deepEqual(readFileSync(join(folder, name)), readFileSync(at(`pkg/dist/${name}`)));
  }
});
