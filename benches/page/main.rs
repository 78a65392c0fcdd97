//! What Sekisho costs a page, in headless Chromium.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark ends by panicking"
)]

#[path = "../../tests/browser/browser.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod browser;
mod calls;
mod decisions;
#[path = "../../tests/browser/engine.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod engine;
mod memory;
#[path = "../policy/mod.rs"]
mod policy;
mod release;
mod server;
mod site;
mod spread;
mod start_up;
mod tracing;
mod wait;

use site::Site;

/// What is measured, by the words with which one part of it can be asked for.
const PARTS: [&str; 5] = ["calls", "start", "memory", "release", "decisions"];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs this without the word.
    if !words.iter().any(|word| word == "--bench") {
        return;
    }
    let is_wanted = |part: &&str| {
        let mut names = words.iter().filter(|word| !word.starts_with("--"));
        let none = names.clone().next().is_none();
        none || names.any(|name| name == part)
    };
    let site = Site::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for part in PARTS.iter().copied().filter(is_wanted) {
        runtime.block_on(measure(part, &site));
    }
}

async fn measure(part: &str, site: &Site) {
    match part {
        "calls" => calls::run(site).await,
        "start" => start_up::run(site).await,
        "memory" => memory::run(site).await,
        "release" => release::run(site).await,
        _ => decisions::run(site).await,
    }
}
