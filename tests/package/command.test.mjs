// The package's command: it says and writes what the Rust program does, and ends as that does.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sekisho-command-"));
after(() => rmSync(folder, { recursive: true }));

function run(program, words, input) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", cwd: folder, input, maxBuffer: 1e8 });
  return { status, stdout, stderr };
}
const sekisho = (...words) => run(process.execPath, [at("pkg/bin/sekisho.mjs"), ...words]);
const native = (...words) => run("cargo", ["run", "--quiet", "--manifest-path", at("Cargo.toml"), "--bin", "sekisho", "--", ...words]);

const minimal = at("policies/minimal.json");
const first = at("policies/leverages.json");
const broken = join(folder, "broken.json");
writeFileSync(broken, readFileSync(minimal, "utf8").replace('"purposes": ["access_statistics"]', '"purposes": ["acess_statistics"]'));
const cut = join(folder, "cut.json");
writeFileSync(cut, readFileSync(minimal).subarray(0, 700));
const latin = join(folder, "latin.json");
writeFileSync(latin, Buffer.from([0x22, 0x82, 0xa0, 0x22]));
const address = "https://www.google-analytics.com/g/collect";
const site = join(folder, "site");
const PAGE = "<p>x<img src=https://counter.example/p.gif><script src=//counter.example/c.js></script>";
const MARKED = '<p>x<img data-sks-src=https://counter.example/p.gif><script data-sks-type type="text/plain" src=//counter.example/c.js></script>';
mkdirSync(join(site, "blog"), { recursive: true });
writeFileSync(join(site, "blog/index.html"), PAGE);
writeFileSync(join(site, "blog/index.txt"), PAGE);
writeFileSync(join(site, "utf-16.htm"), Buffer.from([0xff, 0xfe, 0x3c, 0]));

test("check ends with 0 when nothing is found, 1 for warnings alone and 2 for errors", () => {
  const clean = sekisho("check", minimal);
  assert.deepEqual([clean.status, clean.stdout], [0, `${minimal}: nothing found\n`]);
  const warned = sekisho("check", first);
  assert.equal(warned.status, 1);
  assert.ok(warned.stdout.endsWith(`${first}: 8 warnings\n`), warned.stdout);
  const refused = sekisho("check", broken);
  assert.equal(refused.status, 2);
  assert.match(refused.stdout, /there is no purpose `acess_statistics`, did you mean `access_statistics`\?/);
});

const CALLS = [
  ["check", minimal],
  ["check", first],
  ["check", broken],
  ["check", cut],
  ["check", latin],
  ["check", first, "--format", "json"],
  ["explain", first, address],
  ["explain", first, address, "--allow-all", "--refuse", "analytics", "--gpc", "--format", "json"],
  ["explain", first, address, "--allow", "nobody"],
  ["explain", broken, address],
  ["csp", first, "--state", "allowed", "--format", "nginx"],
  ["csp", minimal, "--format", "meta", "--report-only"],
  ["csp", broken],
  ["rewrite", "--policy", minimal, "--check", "--report", site],
  ["rewrite", "--policy", broken, site],
  ["rewrite", "--policy", minimal, "--check", "nowhere.xhtml"],
  ["rewrite", "--undo", "--check", join(site, "blog")],
  ["build", broken],
  ["build", minimal, "--script", minimal],
  ["schema"],
  ["--version"],
  ["--help"],
  ["build", "--help"],
  ["chekc"],
  ["explain", minimal],
  [],
];
for (const words of CALLS) {
  test(`the Rust program says the same: ${words.map((word) => word.split("/").at(-1)).join(" ")}`, () => {
    assert.deepEqual(sekisho(...words), native(...words));
  });
}

test("a file that is not there is named", () => {
  const { status, stdout, stderr } = sekisho("check", "nowhere.json");
  assert.deepEqual([status, stdout], [2, ""]);
  assert.match(stderr, /^error: cannot read `nowhere\.json`: ENOENT/);
});

test("a file that cannot be written is an error", () => {
  const { status, stderr } = sekisho("build", minimal, "-o", "no-such-folder/policy.sks");
  assert.equal(status, 2);
  assert.match(stderr, /^error: .*no-such-folder/);
});

test("it marks the pages of a folder in their place, and takes the marks back", () => {
  const page = join(site, "blog/index.html");
  const marked = sekisho("rewrite", "--policy", minimal, join(site, "blog"));
  assert.deepEqual(marked, { status: 0, stdout: "", stderr: `wrote ${page}\n` });
  assert.equal(readFileSync(page, "utf8"), MARKED);
  assert.equal(readFileSync(join(site, "blog/index.txt"), "utf8"), PAGE);
  assert.equal(sekisho("rewrite", "--policy", minimal, page).stderr, "");
  assert.deepEqual(readdirSync(join(site, "blog")), ["index.html", "index.txt"]);
  assert.equal(sekisho("rewrite", "--undo", page).stderr, `wrote ${page}\n`);
  assert.equal(readFileSync(page, "utf8"), PAGE);
});

test("it marks a stream", () => {
  const words = [at("pkg/bin/sekisho.mjs"), "rewrite", "--policy", minimal, "-"];
  const read = run(process.execPath, words, PAGE.repeat(20_000));
  assert.deepEqual([read.status, read.stderr], [0, ""]);
  assert.ok(read.stdout === MARKED.repeat(20_000));
});

test("the policy may come by the standard input", () => {
  const read = run(process.execPath, [at("pkg/bin/sekisho.mjs"), "check", "-"], readFileSync(minimal));
  assert.deepEqual(read, { status: 0, stdout: "-: nothing found\n", stderr: "" });
});

test("it compiles, the same bytes each time and the same as the Rust program's", () => {
  for (const name of ["one.sks", "two.sks"]) assert.equal(sekisho("build", minimal, "-o", name).status, 0);
  assert.equal(native("build", minimal, "-o", "native.sks").status, 0);
  const one = readFileSync(join(folder, "one.sks"));
  assert.equal(one.subarray(0, 4).toString(), "SKS1");
  assert.deepEqual(one, readFileSync(join(folder, "two.sks")));
  assert.deepEqual(one, readFileSync(join(folder, "native.sks")));
});

test("it bakes the same bytes into the package's script and workers, and puts beside it what that loads", () => {
  mkdirSync(join(folder, "out"));
  const baked = sekisho("build", minimal, "-o", "out/sekisho.js");
  assert.equal(baked.status, 0, baked.stderr);
  assert.equal(sekisho("build", minimal, "-o", "one.sks").status, 0);
  for (const name of ["sekisho.js", "sekisho-sw.js", "sekisho-worker.js"]) {
    const script = readFileSync(join(folder, "out", name), "utf8");
    assert.ok(!script.includes("@@SKS_POLICY@@"));
    const [literal] = /"SKS1(?:[^"\\]|\\[^])*"/.exec(script);
    const text = Function(`return ${literal}`)();
    assert.deepEqual(Buffer.from(text, "latin1"), readFileSync(join(folder, "one.sks")), name);
  }
  for (const name of ["sekisho-panel.js", "sekisho-panel.wasm", "sekisho.nowasm.js", "sekisho-panel.nowasm.js"]) {
    assert.deepEqual(readFileSync(join(folder, "out", name)), readFileSync(at(`pkg/dist/${name}`)));
  }
});

test("with --report-only it bakes them into the script that holds nothing, and writes no worker", () => {
  mkdirSync(join(folder, "reports"));
  const baked = sekisho("build", minimal, "--report-only", "-o", "reports/sekisho.js");
  assert.equal(baked.status, 0, baked.stderr);
  const script = readFileSync(join(folder, "reports/sekisho.js"), "utf8");
  const [before, after] = readFileSync(at("pkg/dist/sekisho-report-only.js"), "utf8").split('"@@SKS_POLICY@@"');
  assert.ok(script.startsWith(before) && script.endsWith(after));
  assert.ok(script.includes("SKS1"));
  const written = ["sekisho-panel.js", "sekisho-panel.nowasm.js", "sekisho-panel.wasm", "sekisho.js", "sekisho.nowasm.js"];
  assert.deepEqual(readdirSync(join(folder, "reports")).sort(), written);
  const both = sekisho("build", minimal, "--report-only", "--script", "sekisho.js", "-o", "reports/sekisho.js");
  assert.equal(both.status, 2);
});

test("the compiler that pages load makes the same bytes, and finds the same errors", () => {
  const module = new WebAssembly.Module(readFileSync(at("pkg/dist/sekisho-compiler.wasm")));
  const { memory, input, length, compile } = new WebAssembly.Instance(module).exports;
  const compiled = (policy) => {
    const text = readFileSync(policy);
    const place = input(text.length);
    new Uint8Array(memory.buffer, place, text.length).set(text);
    const made = compile(text.length);
    return Buffer.from(memory.buffer, made, length());
  };
  for (const policy of [minimal, first]) {
    assert.equal(sekisho("build", policy, "-o", "same.sks").status, 0);
    assert.deepEqual(compiled(policy), Buffer.concat([Buffer.from([1]), readFileSync(join(folder, "same.sks"))]));
  }
  const refused = compiled(broken);
  assert.equal(refused[0], 0);
  const { findings } = JSON.parse(sekisho("check", broken, "--format", "json").stdout);
  const errors = findings.filter(({ severity }) => severity === "error");
  assert.ok(errors.length > 0);
  for (const { path, message } of errors) assert.ok(refused.includes(`${path}: ${message}`), message);
});
