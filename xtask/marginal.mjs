import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync as br } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const css = { name: "css", setup(b) { b.onLoad({ filter: /\.css$/ }, async ({ path }) => { const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false, target: "es2020", loader: { ".css": "css" } }); return { contents: outputFiles[0].text.trim(), loader: "text" }; }); } };
const gate = { name: "gate", setup(b) { b.onResolve({ filter: /^sekisho:gate$/ }, () => ({ path: "gate", namespace: "gate" })); b.onLoad({ filter: /.*/, namespace: "gate" }, () => ({ contents: `export const mask = 17; export const wasm = "@@SKS_GATE@@";` })); } };
async function size(stub) {
  const stubber = { name: "stub", setup(b) { if (!stub) return; b.onLoad({ filter: new RegExp(stub.replace(/[.]/g, "\\.") + "$") }, async ({ path }) => {
    if (path.endsWith(".css")) return { contents: "x", loader: "text" };
    const src = readFileSync(path, "utf8");
    const names = [...src.matchAll(/export (?:async )?(?:const|let|function) (\w+)/g)].map((m) => m[1]);
    const multi = [...src.matchAll(/export const [\[{]([^\]}]*)[\]}]/g)].flatMap((m) => m[1].split(",").map((s) => s.trim()).filter(Boolean));
    return { contents: [...new Set([...names, ...multi])].map((n) => `export const ${n} = window.${n};`).join("\n") };
  }); } };
  const r = await build({ entryPoints: [path("src/browser/script.js")], format: "esm", bundle: true, minify: true, write: false, charset: "utf8", target: "es2020", mangleProps: /^_[^_]/, plugins: [stubber, gate, css], external: ["./sekisho-panel.js"], legalComments: "none", logLevel: "error" });
  const { code } = await minify(`(()=>{${r.outputFiles[0].text}})()`, { ecma: 2020, toplevel: true, compress: { passes: 3, unsafe_arrows: true } });
  return br(Buffer.from(code)).length;
}
const whole = await size();
console.log("whole", whole);
const list = process.argv.slice(2);
const all = list.length ? list : ["notice/notice.css", ...["api","choice","core","erase","hold","jar","language","natives","page","rest","session","shadow","start","store","tell","trust","trusted","view"].map((n) => `browser/${n}.js`), ...["attribute","beacon","cookie","css","element","fetch","html","insertion","observer","patch","release","socket","storage","style","verdicts","write","xhr"].map((n) => `hooks/${n}.js`)];
const rows = [];
for (const m of all) rows.push([whole - (await size(m)), m]);
for (const [d, m] of rows.sort((a, b) => b[0] - a[0])) console.log(String(d).padStart(5), m);
