// What `wasm2js` makes of a module, as a function of what it stands on.
//
// It is evaluated when other scripts have run. So what it needs of the platform comes from the gate, which had it
// first: the constructors below, as property descriptors. All else is operators, and nothing goes through a
// prototype: no method of an array or a string, no `byteLength`, no iteration.

/** The constructors that are handed over. */
const KIT = ["ArrayBuffer", "Int8Array", "Int16Array", "Int32Array", "Uint8Array", "Uint16Array", "Uint32Array"];
/** Each view's name in what `wasm2js` writes. */
const VIEWS = KIT.slice(1).map((name) => [name.replace(/^Int|Array$/g, "").replace("Uint", "U"), name]);
const SHELL = /^ var (buffer|HEAP\w+|Math_\w+|env) = .*\n/gm;
/** What is not handed over: floats, whose rounding and saturating differ, and what a page can replace. */
const FOREIGN = /\b(Math_(?!imul|clz32)\w+|HEAPF\w+|bufferView|wasm2js_(memory|scratch)\w+|Math|Infinity|NaN)\b/;

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
    ${KIT.map((name) => `const ${name} = kit.${name}.value;`).join("\n")}
    let pages, buffer, ${VIEWS.map(([view]) => `HEAP${view}`)};
    function reach(size) {
      // Addresses are signed here and there: half of what WebAssembly reaches is out of reach.
      if (size > 32767) return -1;
      const before = pages;
      try { buffer = new ArrayBuffer(size << 16); } catch { return -1; }
      pages = size;
      ${VIEWS.map(([view, name]) => `HEAP${view} = new ${name}(buffer);`).join("\n")}
      return before;
    }
    function put(at, bytes) { for (let i = 0; i < bytes.length; i++) HEAPU8[at + i] = bytes[i]; }
    function wasm2js_trap() { throw "trap"; }
    function Math_imul(a, b) { return ((a >>> 16) * b << 16) + (a & 65535) * b | 0; }
    function Math_clz32(a) { let zeros = 32; for (; a; a >>>= 1) zeros--; return zeros; }
    function __wasm_memory_size() { return pages; }
    function __wasm_memory_grow(more) {
      const old = HEAP32;
      const before = reach(pages + (more >>> 0));
      if (before > 0) for (let i = 0; i < before << 14; i++) HEAP32[i] = old[i];
      return before;
    }
    ${body}
    reach(${pages});
    ${data.join("\n")}
    return { __proto__: null, buffer: () => buffer, ${doors} };
  };`.replaceAll("env.effect", "imports.env.effect");
  const foreign = FOREIGN.exec(whole);
  if (foreign) throw new Error(`${name}: ${foreign[0]} is not handed over`);
  return whole;
}
