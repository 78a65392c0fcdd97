//! How much memory a page takes, over the same page without Sekisho: the heap of JavaScript and that of WebAssembly.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::site::{POLICIES, Site};
use crate::spread::{Spread, verdict};

/// What DESIGN asks, in KiB.
const BAR: f64 = 400.0;
const ROUNDS: usize = 7;
/// Resolves once the panel's module is there and nothing is under way.
const SETTLED: &str = "return new Promise((done) => { const look = () => \
    performance.getEntriesByType('resource').some(({ name, responseEnd }) => /panel\\.wasm/.test(name) && responseEnd) \
    ? setTimeout(done, 300, true) : setTimeout(look, 20); look(); })";
/// Takes note of the memory of every module that is instantiated.
const NOTE: &str = "window.__memories = []; \
    const note = ({ exports }) => exports.memory && window.__memories.push(exports.memory); \
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct(native, args) { \
      const made = Reflect.construct(native, args); note(made); return made; } }); \
    const native = WebAssembly.instantiate; \
    WebAssembly.instantiate = (...args) => native.apply(WebAssembly, args).then((made) => { \
      if (made.instance) note(made.instance); return made; });";
const KIB: f64 = 1024.0;

/// Measures it and prints it.
pub async fn run(site: &Site) {
    println!(
        "\n| KiB over the page without | heap | half of the rounds | WebAssembly | together | goal | |\n\
         |---|---|---|---|---|---|---|"
    );
    for policy in POLICIES {
        let path = format!("/{policy}/");
        let mut heaps = Vec::new();
        for _ in 0..ROUNDS {
            heaps.push(heap(site, &path).await - heap(site, "/").await);
        }
        let heap = Spread::of(heaps);
        let wasm = wasm(site, &path).await;
        let all = heap.median + wasm;
        println!(
            "| {policy} | {heap:.0} | {wasm:.0} | {all:.0} | {BAR} | {} |",
            verdict(all, BAR)
        );
    }
}

/// A browser of its own, since one keeps what it made for the pages before.
async fn opened(site: &Site, path: &str, script: &str) -> Browser {
    let browser = Browser::of(Engine::Chromium).await;
    let source = json!({ "source": script });
    if !script.is_empty() {
        browser
            .command("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
    }
    browser.load(&site.at(path)).await;
    if path != "/" {
        assert_eq!(browser.run(SETTLED).await, true);
    }
    browser
}

/// What is in use on the heap of JavaScript once all that can go is gone.
async fn heap(site: &Site, path: &str) -> f64 {
    let browser = opened(site, path, "").await;
    browser.command("HeapProfiler.enable", json!({})).await;
    for _ in 0..2 {
        browser
            .command("HeapProfiler.collectGarbage", json!({}))
            .await;
    }
    let usage = browser.command("Runtime.getHeapUsage", json!({})).await;
    browser.close().await;
    kib(&usage["usedSize"])
}

/// What the modules have for their memories, on a page that is there for that alone.
async fn wasm(site: &Site, path: &str) -> f64 {
    let browser = opened(site, path, NOTE).await;
    let sum = "return __memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";
    let bytes = browser.run(sum).await;
    browser.close().await;
    kib(&bytes)
}

fn kib(bytes: &Value) -> f64 {
    bytes.as_f64().expect("a number") / KIB
}
