//! How long twenty held scripts take from the grant until the last has run, with a round trip to each, beside
//! the same scripts as a page has them that holds none: in its markup, and put in one by one by a script of its own.

use crate::browser::Browser;
use crate::engine::Engine;
use crate::site::{ROUND_TRIP, SCRIPTS, Site};
use crate::spread::Spread;

const ROUNDS: usize = 15;
/// The page's name, and on how many hosts it has its scripts.
const PAGES: [(&str, usize); 2] = [("one", 1), ("each", SCRIPTS)];

/// Measures it and prints it.
pub async fn run(site: &Site) {
    println!(
        "\n| {SCRIPTS} scripts, {ROUND_TRIP:?} each | ms in markup | ms put in by the page | ms from the grant | half of the rounds \
         | to markup | to put in |\n|---|---|---|---|---|---|---|"
    );
    let browser = Browser::of(Engine::Chromium).await;
    for (name, hosts) in PAGES {
        let mut rounds = Vec::new();
        for round in 0..ROUNDS {
            // A visitor who was never here, by a host of its own.
            let at = |kind: &str| site.on(&format!("{name}{round}"), &format!("/{kind}/{name}"));
            rounds.push([
                loaded(&browser, &at("bare")).await,
                loaded(&browser, &at("put")).await,
                granted(&browser, &at("held")).await,
            ]);
        }
        let of = |at: usize| Spread::of(rounds.iter().map(|round| round[at])).median;
        let to = |at: usize| Spread::of(rounds.iter().map(|round| round[2] / round[at])).median;
        let held = Spread::of(rounds.iter().map(|round| round[2]));
        let plural = if hosts == 1 { "" } else { "s" };
        println!(
            "| on {hosts} host{plural} | {:.0} | {:.0} | {held:.0} | {:.2} | {:.2} |",
            of(0),
            of(1),
            to(0),
            to(1)
        );
    }
    browser.close().await;
}

/// Milliseconds from where the page's scripts begin until the last has run.
async fn loaded(browser: &Browser, url: &str) -> f64 {
    browser.load(url).await;
    passed(browser).await
}

/// The same from the press that grants.
async fn granted(browser: &Browser, url: &str) -> f64 {
    browser.load(url).await;
    browser.until("performance.getEntriesByType('resource').some(({ name, responseEnd }) => /panel\\.wasm/.test(name) && responseEnd)").await;
    browser
        .run("addEventListener('click', () => { window.begun = performance.now(); }, true)")
        .await;
    assert_eq!(browser.run("return ran.length").await, 0);
    browser.click("[data-sks=allow-all]").await;
    passed(browser).await
}

/// What went by until all have run, which they have to in their order.
async fn passed(browser: &Browser) -> f64 {
    browser.until(&format!("ran.length === {SCRIPTS}")).await;
    let ran = browser.run("return ran.join()").await;
    let order: Vec<_> = (0..SCRIPTS).map(|one| one.to_string()).collect();
    assert_eq!(ran, order.join(","));
    let passed = browser.run("return last - begun").await;
    passed.as_f64().expect("a number")
}
