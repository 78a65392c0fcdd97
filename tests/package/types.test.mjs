// The types, written by hand, as the compiler of a site sees them, against the module as it is built.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as sekisho from "../../pkg/dist/sekisho.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = join(root, "target/types-project");
const TSC = join(root, "node_modules/typescript/bin/tsc");
/** How sites have their imports found. */
const RESOLUTIONS = { bundler: "esnext", nodenext: "nodenext" };

/** Compiles a file of the project; what is wrong with it or with the types comes back as text. */
function compile(file, resolution = "bundler") {
  const { error, stdout, stderr } = spawnSync(process.execPath, [
    TSC, "--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "--types", "",
    "--module", RESOLUTIONS[resolution], "--moduleResolution", resolution, file,
  ], { cwd: project, encoding: "utf8" });
  if (error) throw error;
  return stdout + stderr;
}

/** Compiles the statement that the types declare these values and no others, each of its kind. */
function compileExports(kinds) {
  writeFileSync(join(project, "exports.ts"), `import * as all from "sekisho";
type Kind<Value> = Value extends (...given: never[]) => unknown ? "function" : "object";
export const kinds: { [Name in keyof typeof all]: Kind<(typeof all)[Name]> } = ${JSON.stringify(kinds)};
import type { Sekisho } from "sekisho";
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
export const isSame: Same<keyof Sekisho, Exclude<keyof typeof all, "init" | "run">> = true;
`);
  return compile("exports.ts");
}

before(() => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, "node_modules"), { recursive: true });
  symlinkSync(join(root, "pkg"), join(project, "node_modules/sekisho"), "dir");
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  copyFileSync(join(root, "tests/package/types/consumer.ts"), join(project, "consumer.ts"));
});

for (const resolution of Object.keys(RESOLUTIONS)) {
  test(`a site that uses every export compiles, and its mistakes do not (${resolution})`, () => {
    assert.equal(compile("consumer.ts", resolution), "");
  });
}

test("that site leaves no export out", () => {
  const sample = readFileSync(join(project, "consumer.ts"), "utf8");
  const [, names] = /import \{([^}]*)\} from "sekisho"/.exec(sample);
  assert.deepEqual(names.match(/\w+/g).sort(), Object.keys(sekisho).sort());
});

test("the types declare exactly the exports, each of its kind", () => {
  const kinds = Object.fromEntries(Object.entries(sekisho).map(([name, value]) => [name, typeof value]));
  assert.equal(compileExports(kinds), "");
  const { can, ...fewer } = kinds;
  assert.match(compileExports(fewer), /'can' is missing/);
  assert.match(compileExports({ ...kinds, cannot: can }), /'"?cannot"?' does not exist/);
  assert.match(compileExports({ ...kinds, can: "object" }), /"object".*"function"/);
});
