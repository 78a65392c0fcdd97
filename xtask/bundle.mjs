// Bundles the page's side: esbuild makes one file of the scripts, terser shortens it, and the gate's module goes into it
// as a string with one character for each byte. Such a string costs five per cent over the bare bytes
// after brotli where base64 costs twenty-eight, and two per cent once the bytes are masked so that
// those a literal must escape are rare.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";
import { minify as minifyAgain } from "uglify-js";
import { factory } from "./nowasm.mjs";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const { version } = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
/** Stands in the bundle for the gate's string until esbuild, which escapes more than it must, is done. */
const GATE = '"@@SKS_GATE@@"';
/** Stands for the number by which that string is masked. */
const MASK = "1234567891";
/** `sekisho build` puts the compiled policy in this literal's place. */
const POLICY = '"@@SKS_POLICY@@"';
const ESCAPES = { "\r": "\\r", "\\": "\\\\", '"': '\\"', "\n": "\\n" };

/** A string literal of bytes. NUL is written as an escape: a parser of HTML would replace it. */
function literal(bytes) {
  const text = bytes.toString("latin1");
  return `"${text.replace(/[\r\n\\"]/g, (one) => ESCAPES[one]).replace(/\0(?=\d)/g, "\\x00").replaceAll("\0", "\\0")}"`;
}

/**
 * A module's literals under the masks that leave the fewest bytes to escape. A mask keeps the high bit: most
 * bytes lack it, and those that have it take two in UTF-8.
 */
function masked(module) {
  const count = new Uint32Array(256);
  for (const byte of module) count[byte]++;
  const escapes = (mask) => [0, 10, 13, 34, 92].reduce((sum, byte) => sum + count[byte ^ mask], 0);
  const masks = [...count.slice(0, 128).keys()].sort((a, b) => escapes(a) - escapes(b)).slice(0, 32);
  return masks.map((mask) => ({ mask, text: literal(module.map((byte) => byte ^ mask)) }));
}

const literals = masked(readFileSync(path("target/gate.wasm")));

const gate = {
  name: "gate",
  setup(bundle) {
    bundle.onResolve({ filter: /^sekisho:gate$/ }, () => ({ path: "gate", namespace: "gate" }));
    bundle.onLoad({ filter: /.*/, namespace: "gate" }, () => ({
      contents: `export const mask = ${MASK}; export const wasm = ${GATE};`,
    }));
  },
};

const css = {
  name: "css",
  setup(bundle) {
    // A style sheet is imported as the text that is adopted, with its blanks taken out.
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [path], minify: true, write: false, target: "es2020", loader: { ".css": "css" },
      });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/** Puts `text` in the place of a literal that must be there once: minifying could have folded it away. */
function replaceOnce(bundle, mark, text, name) {
  const parts = bundle.split(mark);
  if (parts.length !== 2) throw new Error(`${name}: ${mark} is there ${parts.length - 1} times, not once`);
  return parts.join(text);
}

/** A script's bundle that takes its gate at its end: bytes apart from text are half a per cent smaller. */
function taking(bundle, name) {
  return `($$=>{${replaceOnce(bundle, GATE, "$$", name)}})(${GATE});`;
}

/** A bundle with the gate's module in it, under the mask with which all of it is smallest. */
function withGate(bundle, name) {
  const tried = literals.map(({ mask, text }) => {
    // The mark at the beginning makes a page in another encoding read the string as it is.
    const whole = `\ufeff${replaceOnce(replaceOnce(bundle, MASK, mask, name), GATE, text, name)}`;
    return { whole, size: brotliCompressSync(whole).length };
  });
  return tried.reduce((best, one) => (one.size < best.size ? one : best)).whole;
}

/** Writes what has changed: a demo may be serving the file at this moment. */
function write(name, text) {
  const file = path(`pkg/dist/${name}`);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

/** A part as a function, so that no helper has to put off its evaluation: the page's of the module, and the prelude's. */
const parts = {
  name: "parts",
  setup(bundle) {
    bundle.onResolve({ filter: /^sekisho:(page|prelude)/ }, ({ path }) => ({ path: path.slice(8), namespace: "part" }));
    bundle.onLoad({ filter: /.*/, namespace: "part" }, async ({ path }) => ({
      contents: `export const onPage = (page) => {${await joined(path === "page" ? "module" : path)};return page}`,
    }));
  },
};

/** In the prelude the hooks of pages stand on its own files of these names, which know no document. */
const prelude = {
  name: "prelude",
  setup(bundle) {
    bundle.onResolve({ filter: /\/(natives|hold|verdicts)\.js$/ }, ({ path: name }) => ({
      path: path(`src/browser/prelude/${name.split("/").at(-1)}`),
    }));
  },
};

/** What is passed between the files goes by short names, which must be the same in all of them. */
let mangleCache = {};

/** An entry and all it imports in one text; `reports` makes of it what holds nothing and tells what it would hold. */
async function joined(entry, reports = false) {
  const { outputFiles, mangleCache: names } = await build({
    entryPoints: [path(`src/browser/${entry}.js`)], format: "esm", bundle: true, minify: true, write: false,
    charset: "utf8", target: "es2020", mangleProps: /^_[^_]/, mangleCache,
    plugins: [gate, css, parts, ...(entry.startsWith("prelude/") ? [prelude] : [])],
    define: { SKS_RELEASE: JSON.stringify(version), SKS_REPORT_ONLY: String(reports) },
    external: ["./sekisho-panel.js", "./sekisho.nowasm.js", "./sekisho-panel.nowasm.js"], legalComments: "none", logLevel: "warning",
  });
  mangleCache = { ...mangleCache, ...names };
  return outputFiles[0].text;
}

/** A module of its own, or what is to become a script, shortened. */
const bundled = async (entry, isModule, reports) => shortened(await joined(entry, reports), isModule);

/**
 * What terser takes off after esbuild is worth six per cent of the scripts after brotli, what uglify-js finds after
 * that another one; all was written as modules are. That reading a property does nothing is assumed by neither, and
 * templates stay: what is added to a text is not made one in the same way.
 */
async function shortened(script, module) {
  const { code } = await minify(script, {
    module, toplevel: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true, hoist_funs: true, comparisons: false, collapse_vars: false },
  });
  const again = minifyAgain(code, { module: true, toplevel: true, compress: { passes: 3, hoist_vars: true, assignments: false, templates: false } });
  if (again.error) throw again.error;
  return again.code;
}

/** The files with the gate's module in them. */
const GATES = [
  ["script", false, "sekisho.js"], ["script", false, "sekisho-report-only.js", true], ["esm", true, "sekisho.mjs"],
  ["worker/index", false, "sekisho-sw.js"], ["prelude/index", false, "sekisho-worker.js"],
];

for (const [entry, isModule, name, reports] of GATES) {
  const bundle = replaceOnce(await bundled(entry, isModule, reports), POLICY, POLICY, name);
  write(name, withGate(isModule ? bundle : taking(bundle, name), name));
}
write("sekisho-panel.js", await bundled("panel/index", true));
for (const [module, name] of [["gate", "sekisho.nowasm.js"], ["panel", "sekisho-panel.nowasm.js"]]) {
  write(name, await shortened(factory(readFileSync(path(`target/wasm/${module}.nowasm.js`), "utf8"), name), true));
}
