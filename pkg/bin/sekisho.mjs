#!/usr/bin/env node
// The command for who has Node and no Rust: the same program as WebAssembly. It says which files it
// wants, what to print and what to write; here that is done.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { rewrite } from "./pages.mjs";

const ERRORS = 2;
const built = (name) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

/** Starts the program: a function that hands parts to one of its doors and gives back the parts it puts out. */
function start() {
  const module = new WebAssembly.Module(readFileSync(built("sekisho-command.wasm")));
  const { memory, input, length, ...doors } = new WebAssembly.Instance(module).exports;
  return (door, parts) => {
    const bytes = joined(parts.map((part) => Buffer.from(part)));
    const place = input(bytes.length);
    new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
    const answer = doors[door](bytes.length);
    return split(Buffer.from(memory.buffer.slice(answer, answer + length())));
  };
}

/** Each part with its length before it. */
function joined(parts) {
  const lengths = parts.map(({ length }) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(length);
    return bytes;
  });
  return Buffer.concat(parts.flatMap((part, at) => [lengths[at], part]));
}

function split(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt32LE(at);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

/** A file's path: the one given, or that of the file of a name beside it. */
const pathOf = (path, name) => (name.length ? join(dirname(String(path)), String(name)) : String(path));

/** A file's bytes, `-` for the standard input; or why it cannot be read. */
function read(path) {
  try {
    return ["1", readFileSync(path === "-" ? 0 : path)];
  } catch (error) {
    return ["0", error.message];
  }
}

/** Prints a text; its colours only where somebody sees them. */
function print(stream, text) {
  const inColour = stream.isTTY && !process.env.NO_COLOR;
  stream.write(inColour ? text : stripVTControlCharacters(text));
}

async function run(words) {
  const ask = start();
  const wanted = ask("parse", [built("sekisho.js"), "sekisho", ...words]);
  const files = [];
  for (let at = 0; at < wanted.length; at += 2) files.push(...read(pathOf(wanted[at], wanted[at + 1])));
  const wrote = (path) => print(process.stderr, `wrote ${path}\n`);
  let outcome = ask("run", files);
  const verb = String(outcome[0]);
  if (verb === "w" || verb === "c") outcome = await rewrite(ask, verb === "c", outcome.slice(1).map(String), wrote);
  const [code, out, told, ...written] = outcome;
  print(process.stdout, String(out));
  print(process.stderr, String(told));
  for (let at = 0; at < written.length; at += 3) {
    const path = pathOf(written[at], written[at + 1]);
    writeFileSync(path, written[at + 2]);
    wrote(path);
  }
  return Number(code);
}

// A reader that has gone, such as `head`, has seen enough.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  print(process.stderr, `error: ${error.message}\n`);
  process.exitCode = ERRORS;
}
