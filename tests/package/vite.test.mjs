// The package as a site gets it: packed, installed into a Vite project, built, and run in Chromium.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser, until } from "./driver.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = join(root, "target/vite-project");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
let browser;
let server;
let counted = 0;

function install() {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  cpSync(join(root, "tests/package/vite"), project, { recursive: true });
  const policy = readFileSync(join(root, "policies/minimal.json"), "utf8");
  writeFileSync(join(project, "policy.json"), policy.replaceAll("counter.example", "counter.localhost"));
  const npm = (where, ...args) => execFileSync("npm", args, { cwd: where, encoding: "utf8" });
  const [{ filename }] = JSON.parse(npm(join(root, "pkg"), "pack", "--json", "--pack-destination", project));
  const manifest = { private: true, type: "module", dependencies: { sekisho: `file:${filename}` } };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  npm(project, "install", "--offline", "--no-audit", "--no-fund");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: project, stdio: ["ignore", "inherit", "inherit"] });
}

/** Serves what was built, and counts what reaches the other host. */
function serve() {
  return new Promise((resolve) => {
    const made = createServer(({ url, headers }, reply) => {
      if (headers.host.startsWith("counter.")) {
        counted++;
        reply.setHeader("access-control-allow-origin", "*");
        reply.end("counted");
        return;
      }
      const file = join(project, "dist", url === "/" ? "index.html" : new URL(url, "http://site").pathname);
      reply.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      try {
        reply.end(readFileSync(file));
      } catch {
        reply.writeHead(404).end();
      }
    });
    made.listen(0, "127.0.0.1", () => resolve(made));
  });
}

before(async () => {
  install();
  server = await serve();
  browser = await openBrowser();
  await browser.open(`http://site.localhost:${server.address().port}/`);
}, { timeout: 180_000 });

after(async () => {
  await browser?.close();
  server?.close();
});

test("before a choice the notice is shown and the other host is not asked", async () => {
  await until("the notice is shown", () => browser.run('return document.querySelectorAll("sks-notice").length === 1'));
  await until("the request is held", () => browser.run('return told.some(({ type }) => type === "held")'));
  assert.equal(counted, 0);
});

test("the files that are loaded later are found where the bundler put them", async () => {
  await browser.click("[data-sks=details]");
  await browser.click("[data-sks-purpose=access_statistics]");
  await browser.click("[data-sks=close]");
  assert.equal(counted, 0);
});

test("after allow all the request goes out", async () => {
  await browser.click("[data-sks=allow-all]");
  await until("the request arrives", () => browser.run('return window.counted === "counted"'));
  assert.equal(counted, 1);
});
