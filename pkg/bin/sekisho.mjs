#!/usr/bin/env node
// The command for who has Node and no Rust: the same compiler, as WebAssembly.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const USAGE = `sekisho check POLICY.json
sekisho build POLICY.json [-o FILE]   FILE: *.js is the script with the policy in it (default sekisho.js),
                                      anything else the compiled policy alone`;
const MARK = '"@@SKS_POLICY@@"';
/** What the details and the prompts are drawn with. */
const COMPANIONS = ["sekisho-panel.js", "sekisho-panel.wasm"];
/** What ends a literal, or the script around it where the script is in a page. */
const ESCAPES = { "\r": "\\r", "\\": "\\\\", '"': '\\"', "\n": "\\n", "\0": "\\x00", "<": "\\x3c" };
const beside = (name) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

class Refused extends Error {}

function compile(json) {
  const module = new WebAssembly.Module(readFileSync(beside("sekisho-compiler.wasm")));
  const { memory, input, output, compile: run } = new WebAssembly.Instance(module).exports;
  const place = input(json.length);
  new Uint8Array(memory.buffer, place, json.length).set(json);
  const length = run(json.length);
  const [isCompiled, ...rest] = new Uint8Array(memory.buffer, output(), length);
  if (!isCompiled) throw new Refused(Buffer.from(rest).toString());
  return Buffer.from(rest);
}

/** The script with the policy in it, as a string that has one character for each byte. */
function bake(bytes) {
  const script = readFileSync(beside("sekisho.js"), "utf8");
  const literal = bytes.toString("latin1").replace(/[\r\n\\"\0]|<(?=[/!])/g, (one) => ESCAPES[one]);
  if (!script.includes(MARK)) throw new Error(`${beside("sekisho.js")} has no place for a policy`);
  return script.split(MARK).join(`"${literal}"`);
}

function write(file, content) {
  writeFileSync(file, content);
  console.log(`wrote ${file}`);
}

function run([verb, policy, option, file, ...more]) {
  const isBuild = verb === "build";
  if (!policy || more.length || !(isBuild || verb === "check") || (option && !(isBuild && option === "-o" && file))) {
    throw new Error(USAGE);
  }
  const bytes = compile(readFileSync(policy));
  if (!isBuild) return console.log(`${policy}: no errors`);
  const target = file ?? "sekisho.js";
  const isScript = target.endsWith(".js");
  write(target, isScript ? bake(bytes) : bytes);
  if (isScript) for (const name of COMPANIONS) write(join(dirname(target), name), readFileSync(beside(name)));
}

try {
  run(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = error instanceof Refused ? 1 : 2;
}
