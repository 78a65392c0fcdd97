// Bundles the page's benchmark (benches/page) with the gate's core as it is built, its names as short as in what ships:
// once as WebAssembly, and once with nothing in its place, which takes the core that is JavaScript.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const core = readFileSync(path("target/gate.wasm"), "base64");

const gate = (module) => ({
  name: "gate",
  setup(bundle) {
    bundle.onResolve({ filter: /^sekisho:gate$/ }, () => ({ path: "gate", namespace: "gate" }));
    bundle.onLoad({ filter: /.*/, namespace: "gate" }, () => ({
      contents: `export const mask = 0; export const wasm = atob("${module}");`,
    }));
  },
});

for (const [name, module] of [["decide", core], ["nowasm", ""]]) await build({
  entryPoints: [path("benches/page/decide.js")], outfile: path(`target/page/${name}.js`), format: "esm", bundle: true,
  minify: true, target: "es2020", mangleProps: /^_[^_]/, plugins: [gate(module)], loader: { ".css": "empty" },
  external: ["./sekisho-panel.js", "./sekisho.nowasm.js"], logLevel: "warning",
});
