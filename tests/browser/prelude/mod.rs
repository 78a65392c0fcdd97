//! The prelude of workers: what workers of the page's own ask for waits for the choice, in every engine.

mod attack;
mod life;

use serde_json::json;

use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

/// The gate with the prelude.
const TAGS: &str = "<script src=/sekisho.js></script><script src=/sekisho-worker.js></script>";
const ASKS: &str = include_str!("asks.js");
/// The workers of the page, by the names under which they ask.
const WORKERS: [&str; 6] = ["own", "module", "blob", "inline", "nested", "framed"];
/// What each asks the other host for and gets after a grant.
const WAITING: [&str; 5] = ["fetch", "xhr", "socket", "events", "cached"];
/// What it would have at once and does not get.
const FAILED: [&str; 2] = ["sync", "import"];

/// A site whose page has workers of every kind, with these tags in its head.
fn site(tags: &str) -> Site {
    let site = Site::start();
    let asks = ASKS.replace("COLLECTOR", &site.collector());
    let named = |name: &str| Document::script(asks.replace("NAME", name));
    site.put("/workers/own.js", named("own"));
    site.put("/workers/module.js", named("module"));
    let body = format!(
        "<script>window.asks = {}</script><script src=page.js></script>",
        json!(asks)
    );
    site.put("/workers/", Document::page(tags, &body));
    site.put(
        "/workers/page.js",
        Document::script(include_str!("page.js")),
    );
    site
}

/// How often the workers have asked for these, all together.
fn asked(site: &Site, whats: &[&str]) -> usize {
    let of = |name: &&str| -> usize {
        let counts = whats
            .iter()
            .map(|what| site.count(&format!("{name}-{what}")));
        counts.sum()
    };
    WORKERS.iter().map(of).sum()
}

/// Opens the page, and waits until every worker has begun and failed in what cannot wait.
async fn open(engine: Engine, site: &Site) -> Browser {
    let browser = Browser::of(engine).await;
    browser.load(&site.at("/workers/")).await;
    browser.until("haveAll('begun', 'sync', 'import')").await;
    browser
}

/// Gives an answer by its control, and waits until it is taken.
async fn choose(browser: &Browser, control: &str, mode: &str) {
    browser.click(&format!("[data-sks={control}]")).await;
    browser
        .until(&format!("sekisho.choices().mode === '{mode}'"))
        .await;
}

/// Has the workers ask again until each has been told `became`; under a name that is asked for once only.
async fn ask_until(browser: &Browser, what: &str, became: &str) {
    let holds =
        format!("Object.keys(workers).every((name) => last(name, '{what}') === '{became}')");
    until(&format!("{what}: {became}"), async || {
        browser.run(&format!("askAll('{what}')")).await;
        browser.settle().await;
        browser.run(&format!("return {holds}")).await == true
    })
    .await;
}

async fn workers_wait_for_the_choice(engine: Engine) {
    let _place = beside();
    let site = site(TAGS);
    let browser = open(engine, &site).await;
    browser.settle().await;
    assert_eq!(asked(&site, &[&WAITING[..], &FAILED[..]].concat()), 0);
    assert_eq!(browser.run("return kept()").await, 0);
    choose(&browser, "allow-all", "allow_all").await;
    until("what waited goes out", async || {
        WORKERS.iter().all(|name| {
            let came = |what: &&str| site.count(&format!("{name}-{what}")) > 0;
            WAITING.iter().all(came)
        })
    })
    .await;
    browser
        .until("haveAll('fetch', 'xhr', 'socket', 'events', 'cached', 'database', 'cache')")
        .await;
    browser.run("askAll('import')").await;
    browser
        .until("Object.keys(workers).every((name) => last(name, 'late') === (/module|inline/.test(name) ? 'TypeError' : 'ran'))")
        .await;
    // Each was asked for once, and what failed was not asked for.
    assert_eq!(asked(&site, &["fetch", "xhr", "cached"]), 3 * WORKERS.len());
    assert_eq!(asked(&site, &FAILED), 0);
    browser.run("sekisho.withdraw()").await;
    browser
        .until("sekisho.choices().mode === 'reject_all'")
        .await;
    ask_until(&browser, "refused", "TypeError").await;
    let before = asked(&site, &["refused", "refused-xhr"]);
    browser.run("askAll('refused')").await;
    browser
        .until("Object.keys(workers).every((name) => last(name, 'refused-xhr') === '0')")
        .await;
    browser.settle().await;
    assert_eq!(asked(&site, &["refused", "refused-xhr"]), before);
    browser.close().await;
}

#[tokio::test]
async fn workers_wait_for_the_choice_in_chromium() {
    workers_wait_for_the_choice(Engine::Chromium).await;
}

#[tokio::test]
async fn workers_wait_for_the_choice_in_firefox() {
    workers_wait_for_the_choice(Engine::Firefox).await;
}

#[tokio::test]
async fn workers_wait_for_the_choice_in_webkit() {
    workers_wait_for_the_choice(Engine::WebKit).await;
}

/// Without the prelude none of them waits: what the tests above see is its doing.
#[tokio::test]
async fn without_the_prelude_workers_ask_at_once() {
    let _place = beside();
    let site = site("<script src=/sekisho.js></script>");
    let browser = open(Engine::Chromium, &site).await;
    until("they ask", async || {
        asked(&site, &["fetch", "sync"]) == 2 * WORKERS.len()
    })
    .await;
    browser.close().await;
}
