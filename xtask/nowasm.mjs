// What `wasm2js` makes of a module, as a function of what it stands on.
//
// It is evaluated when other scripts have run. So the typed arrays and the arithmetic come from the gate, which
// captured them first, and nothing goes through a prototype: no method of an array or a string, no `byteLength`.

/** What the gate hands over, in the order of `kit` in src/browser/core.js. */
export const KIT = [
  "ArrayBuffer", "Int8Array", "Int16Array", "Int32Array", "Uint8Array", "Uint16Array", "Uint32Array", "Float64Array",
  "Math_imul", "Math_clz32", "Math_abs", "Math_ceil", "Math_floor", "Math_min",
];
const SHELL = /^ var (buffer|HEAP\w+|Math_\w+|env) = .*\n/gm;

function part(text, pattern) {
  const found = pattern.exec(text);
  if (!found) throw new Error(`wasm2js no longer writes ${pattern}`);
  return found[1];
}

/** The module's source: its default export takes the kit and the imports, and returns the exports. */
export function factory(text, name) {
  const pages = Number(part(text, /new ArrayBuffer\((\d+)\)/)) >> 16;
  const body = part(text, /^function asmFunc\(imports\) \{\n([^]*?)^ bufferView = HEAPU8;/m).replace(SHELL, "");
  const doors = part(text, /^  "memory": Object\.create[^]*?\n  \}\), \n([^]*?)^ \};/m);
  const segments = [...text.matchAll(/^  base64DecodeToExistingUint8Array\(bufferView, (\d+), "(.*)"\);/gm)];
  const data = segments.map(([, at, base64]) => `put(${at}, [${[...Buffer.from(base64, "base64")]}]);`);
  const whole = `export default (kit, imports) => {
    const ${KIT.map((native, at) => `${native} = kit[${at}]`)};
    let pages = ${pages}, buffer, HEAP8, HEAP16, HEAP32, HEAPU8, HEAPU16, HEAPU32, HEAPF64;
    function reach(size) {
      pages = size;
      buffer = new ArrayBuffer(size << 16);
      HEAP8 = new Int8Array(buffer);
      HEAP16 = new Int16Array(buffer);
      HEAP32 = new Int32Array(buffer);
      HEAPU8 = new Uint8Array(buffer);
      HEAPU16 = new Uint16Array(buffer);
      HEAPU32 = new Uint32Array(buffer);
      HEAPF64 = new Float64Array(buffer);
    }
    function put(at, bytes) { for (let i = 0; i < bytes.length; i++) HEAPU8[at + i] = bytes[i]; }
    function wasm2js_trap() { throw "trap"; }
    function __wasm_memory_size() { return pages; }
    function __wasm_memory_grow(more) {
      const before = pages;
      const old = HEAP32;
      // What JavaScript has no room for fails, as in WebAssembly.
      try { reach(before + more); } catch { return -1; }
      for (let i = 0; i < before << 14; i++) HEAP32[i] = old[i];
      return before;
    }
    ${body}
    reach(pages);
    ${data.join("\n")}
    return { __proto__: null, buffer: () => buffer, ${doors} };
  };`.replaceAll("env.effect", "imports.env.effect");
  const missing = /\b(Math_(?!imul|clz32|abs|ceil|floor|min\b)\w+|HEAPF32|bufferView|wasm2js_memory_\w+)\b/.exec(whole);
  if (missing) throw new Error(`${name}: ${missing[0]} is not handed over`);
  return whole;
}
