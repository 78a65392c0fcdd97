// The examples of both READMEs, word for word but for their hosts, with the package that is installed
// and in Chromium. Those of the command line and in Rust are run by `tests/readme.rs` and as
// documentation tests.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser, until } from "./driver.mjs";
import { install, root } from "./project.mjs";
import { serve } from "./server.mjs";

/** The examples of a README in their order, each with its language. */
function examplesOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));
}
const project = examplesOf("README.md");
const published = examplesOf("pkg/README.md");
const only = (examples, wanted) => {
  const [{ code }, ...more] = examples.filter(({ language }) => language === wanted);
  assert.equal(more.length, 0);
  return code;
};
// The third is of strict mode, which a test of the gate opens.
const [marks, reports, , worker, prelude] = project.filter(({ language }) => language === "html").map(({ code }) => code);

let browser;
let server;
let folder;
/** What the site of the test at hand serves beside the package's files. */
let files = {};

/** On the example's hosts nobody listens; the server's other hosts stand for them. */
const hosted = (text) => text.replaceAll(/(?:https:\/\/)?(\w+)\.example\b/g, (whole, name) =>
  `${whole.startsWith("https:") ? "http://" : ""}${name}.localhost:${server.port}`);

/** The minimal policy with these services: of each the id and its host. */
function policyWith(services) {
  const policy = JSON.parse(readFileSync(join(root, "policies/minimal.json"), "utf8"));
  const [model] = policy.services;
  policy.services = Object.entries(services).map(([id, host]) => ({ ...model, id, hosts: [hosted(host)], cookies: [] }));
  return JSON.stringify(policy);
}

const page = (head, body = "") => `<!doctype html><html lang="en"><head>${head}<title>An example</title></head><body>${body}</body></html>`;
/** A page whose script is a module, and which asks the counter at once; what it logs is kept. */
const modulePage = (code) => page(`<meta charset="utf-8">
  <script>window.said = []; console.log = (...words) => said.push(words);</script>
  <script type="importmap">{ "imports": { "sekisho": "/sekisho.mjs" } }</script>
  <script type="module">${code}</script>
  <script type="module">import "sekisho"; fetch("${hosted("https://counter.example/count")}");</script>`);

/** Forgets the record of an earlier test's choice, which no script of a gated page may touch. */
async function forget() {
  await browser.open(`${server.origin}/without`);
  await browser.run("localStorage.clear(); for (const name of document.cookie.match(/\\w+(?==)/g) ?? []) document.cookie = `${name}=; max-age=0; path=/`;");
  server.counts.clear();
}

/** Opens the site anew. */
async function open() {
  await forget();
  await browser.open(`${server.origin}/`);
  await until("the notice is shown", () => browser.run('return document.querySelectorAll("sks-notice").length === 1'));
  assert.deepEqual([...server.counts], []);
}

/** Allows all, and waits for as many requests as are due. */
async function allowAll(due) {
  await browser.click("[data-sks=allow-all]");
  await until(`${due} reach the other hosts`, () => due.every((path) => server.counts.has(path)));
  assert.deepEqual([...server.counts].sort(), due.map((path) => [path, 1]));
}

function run(line) {
  const [command, ...words] = line.split(" ");
  const ended = spawnSync(command, words, { cwd: folder, encoding: "utf8", env: { ...process.env, npm_config_offline: "true" } });
  assert.equal(ended.status, 0, `${line}: ${ended.stderr}`);
}

before(async () => {
  folder = install("readme-project");
  server = await serve((path) => ({ ...files, "/without": page("") })[path] ?? readFileSync(join(folder, "node_modules/sekisho/dist", path)));
  browser = await openBrowser();
}, { timeout: 180_000 });

after(async () => {
  await browser?.close();
  server?.close();
});

test("every example is of a kind that is run", () => {
  const kinds = (examples) => examples.map(({ language }) => language);
  assert.deepEqual(kinds(project), ["text", "html", "js", "sh", "rust", "html", "html", "sh", "diff", "html", "html"]);
  assert.deepEqual(kinds(published), ["sh", "html", "js", "sh"]);
});

test("the tag and the marks of the project's README hold everything until all is allowed", async () => {
  files = {
    "/": page(hosted(marks)),
    "/policy.json": policyWith({ posthog: "tracker.example", ad_frame: "ads.example/frame", ad_pixel: "ads.example/pixel.gif" }),
  };
  await open();
  await allowAll(["/frame", "/pixel.gif", "/posthog.js"]);
});

test("the module of the project's README holds until all is allowed, and tells how", async () => {
  files = { "/": modulePage(only(project, "js")), "/policy.json": policyWith({ counter: "counter.example" }) };
  await open();
  await allowAll(["/count"]);
  assert.deepEqual(await browser.run("return said"), [["allow_all"]]);
});

test("the commands of the package's README run, and what they write is served as it says", async () => {
  writeFileSync(join(folder, "policy.json"), policyWith({ counter: "counter.example" }));
  mkdirSync(join(folder, "site"));
  for (const { code } of published.filter(({ language }) => language === "sh")) code.trim().split("\n").forEach(run);
  const built = (name) => readFileSync(join(folder, name));
  files = {
    "/": page(only(published, "html"), `<script>fetch("${hosted("https://counter.example/count")}");</script>`),
    ...Object.fromEntries(["sekisho.js", "sekisho-panel.js", "sekisho-panel.wasm"].map((name) => [`/${name}`, built(name)])),
  };
  await open();
  await browser.click("[data-sks=details]");
  await browser.click("[data-sks=close]");
  await allowAll(["/count"]);
});

test("the module of the package's README takes the compiled policy, and tells what was chosen", async () => {
  files = { "/": modulePage(only(published, "js")), "/policy.sks": readFileSync(join(folder, "policy.sks")) };
  await open();
  await allowAll(["/count"]);
  assert.deepEqual(await browser.run("return said"), [["allow_all", { counter: "pass" }]]);
});

test("the script of the project's README that only reports holds nothing and sends off what it would hold", async () => {
  writeFileSync(join(folder, "policy.json"), policyWith({ counter: "counter.example" }));
  run("npx sekisho build policy.json --report-only -o sekisho.js");
  const kept = "<script>window.said = []; navigator.sendBeacon = (...words) => said.push(words);</script>";
  files = {
    "/": page(`${kept}${reports}`, `<script>fetch("${hosted("https://counter.example/count")}");</script>`),
    "/sekisho.js": readFileSync(join(folder, "sekisho.js")),
  };
  await forget();
  await browser.open(`${server.origin}/`);
  await until("it is asked for", () => server.counts.has("/count"));
  const said = await browser.run("return said.map(([to, what]) => [to, new URL(JSON.parse(what).url).pathname, JSON.parse(what).reason])");
  assert.deepEqual(said, [["/report", "/count", "not_asked"]]);
});

test("the worker of the project's README holds a static tag on the second page until all is allowed", async () => {
  writeFileSync(join(folder, "policy.json"), policyWith({ counter: "counter.example" }));
  run("npx sekisho build policy.json -o sekisho.js");
  const built = ["sekisho.js", "sekisho-sw.js", "sekisho-panel.js", "sekisho-panel.wasm"];
  files = {
    "/": page(worker),
    "/second": page(worker, `<img src="${hosted("https://counter.example/count.gif")}" alt="">`),
    ...Object.fromEntries(built.map((name) => [`/${name}`, readFileSync(join(folder, name))])),
  };
  await open();
  await browser.run("return navigator.serviceWorker.ready.then(() => true)");
  await browser.open(`${server.origin}/second`);
  await until("the notice is shown", () => browser.run('return document.querySelectorAll("sks-notice").length === 1'));
  assert.deepEqual([...server.counts], []);
  await allowAll(["/count.gif"]);
});

test("the workers of the project's README wait until all is allowed", async () => {
  writeFileSync(join(folder, "policy.json"), policyWith({ counter: "counter.example" }));
  run("npx sekisho build policy.json -o sekisho.js");
  const built = ["sekisho.js", "sekisho-worker.js", "sekisho-panel.js", "sekisho-panel.wasm"];
  files = {
    "/": page(prelude, "<script>new Worker('/asks.js').onmessage = () => { window.begun = true; };</script>"),
    "/asks.js": `fetch("${hosted("https://counter.example/count")}"); postMessage("begun");`,
    ...Object.fromEntries(built.map((name) => [`/${name}`, readFileSync(join(folder, name))])),
  };
  await open();
  await until("the worker has asked", () => browser.run("return window.begun === true"));
  assert.deepEqual([...server.counts], []);
  await allowAll(["/count"]);
});
