// Bundles the page's side: esbuild puts the gate's module into each script as a Latin-1 string, which
// costs five per cent over the bare bytes after brotli, where base64 costs twenty-eight.

import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const gate = {
  name: "gate",
  setup(bundle) {
    bundle.onResolve({ filter: /^sekisho:gate$/ }, () => ({ path: "gate", namespace: "gate" }));
    bundle.onLoad({ filter: /.*/, namespace: "gate" }, () => ({
      contents: `export const wasm = ${JSON.stringify(readFileSync(`${root}target/gate.wasm`, "latin1"))};`,
      loader: "js",
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

const common = {
  bundle: true, minify: true, charset: "utf8", target: "es2020", mangleProps: /^_/, write: false,
  plugins: [gate, css], legalComments: "none", logLevel: "warning",
};

for (const [entry, format, name] of [["script", "iife", "sekisho.js"], ["esm", "esm", "sekisho.mjs"]]) {
  const { outputFiles } = await build({
    ...common, format, entryPoints: [`${root}src/browser/${entry}.js`],
  });
  // The mark at the beginning makes a page in another encoding read the string as it is.
  writeFileSync(`${root}pkg/dist/${name}`, `\ufeff${outputFiles[0].text}`);
}
