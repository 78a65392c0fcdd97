// What is published: every file that is meant to be, the licences among them, and no other.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const LICENCES = ["LICENSE-APACHE", "LICENSE-MIT"];
const budgeted = Object.keys(JSON.parse(readFileSync(at("budgets.json"), "utf8")));

test("the tarball holds what is meant to be published and nothing else", () => {
  const told = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: at("pkg"), encoding: "utf8" });
  const [{ files }] = JSON.parse(told);
  const due = [
    ...LICENCES, "README.md", "bin/pages.mjs", "bin/sekisho.mjs", ...budgeted.map((name) => `dist/${name}`), "index.d.ts", "package.json", "policy.schema.json",
  ];
  assert.deepEqual(files.map(({ path }) => path).sort(), due.sort());
});

test("both licences of the manifest are there, word for word", () => {
  assert.equal(JSON.parse(readFileSync(at("pkg/package.json"), "utf8")).license, "MIT OR Apache-2.0");
  for (const name of LICENCES) assert.equal(readFileSync(at(`pkg/${name}`), "utf8"), readFileSync(at(name), "utf8"));
});

test("every built file is in the budgets", () => {
  assert.deepEqual(readdirSync(at("pkg/dist")).sort(), budgeted.sort());
});
