// The package in a Vite project: built, and run in Chromium.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser, until } from "./driver.mjs";
import { install, root } from "./project.mjs";
import { serve } from "./server.mjs";

let browser;
let server;

function build() {
  const project = install("vite-project");
  cpSync(join(root, "tests/package/vite"), project, { recursive: true });
  const policy = readFileSync(join(root, "policies/minimal.json"), "utf8");
  writeFileSync(join(project, "policy.json"), policy.replaceAll("counter.example", "counter.localhost"));
  const vite = join(root, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: project, stdio: ["ignore", "inherit", "inherit"] });
  return join(project, "dist");
}

before(async () => {
  const built = build();
  server = await serve((path) => readFileSync(join(built, path === "/" ? "index.html" : path)));
  browser = await openBrowser();
  await browser.open(server.origin);
}, { timeout: 180_000 });

after(async () => {
  await browser?.close();
  server?.close();
});

test("before a choice the notice is shown and the other host is not asked", async () => {
  await until("the notice is shown", () => browser.run('return document.querySelectorAll("sks-notice").length === 1'));
  await until("the request is held", () => browser.run('return told.some(({ type }) => type === "held")'));
  assert.equal(server.counts.size, 0);
});

test("the files that are loaded later are found where the bundler put them", async () => {
  await browser.click("[data-sks=details]");
  await browser.click("[data-sks-purpose=access_statistics]");
  await browser.click("[data-sks=close]");
  assert.equal(server.counts.size, 0);
});

test("after allow all the request goes out", async () => {
  await browser.click("[data-sks=allow-all]");
  await until("the request arrives", () => browser.run('return window.counted === "counted"'));
  assert.deepEqual([...server.counts], [["/count", 1]]);
});
