//! Browsers without WebAssembly: the same core comes as JavaScript, and everything waits until it is there.

use serde_json::json;

use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

const HEAD: &str = "<script src=/sekisho.js></script>";
/// A browser that has none.
const GONE: &str = "<script>delete window.WebAssembly</script>";
/// A page's header that refuses it.
const REFUSED: &str =
    "Content-Security-Policy: script-src 'self' 'unsafe-inline' http://collector.localhost:*";
/// One that lets nothing run without its nonce, and no text become code.
const NONCE: &str = "Content-Security-Policy: script-src 'nonce-n'; require-trusted-types-for 'script'; \
    trusted-types sekisho";
const NONCED: &str = "<script nonce=n src=/sekisho.js></script>";
/// What a page asks of the other host, before the core can be there and as often as it is opened.
const BODY: &str = "<script nonce=n>
    window.early = sekisho.choices();
    fetch('COLLECTOR/asked.json', { mode: 'no-cors' }).catch(() => {})</script>";

/// A site whose page has this head, and this header.
fn site(head: &str, header: Option<&str>) -> Site {
    let site = Site::start();
    let page = Document::page(head, &BODY.replace("COLLECTOR", &site.collector()));
    site.put("/", header.map_or(page.clone(), |header| page.with(header)));
    site
}

/// Opens the page, whose core has come as JavaScript, as the visitor who was here before.
async fn open(browser: &Browser, site: &Site) {
    browser.load(&site.at("/")).await;
    browser.until("sekisho.choices() !== null").await;
    assert!(site.count("/sekisho.nowasm.js") > 0);
    assert_eq!(browser.run("return early").await, json!(null));
}

async fn mode(browser: &Browser, due: &str) {
    browser
        .until(&format!("sekisho.choices().mode === '{due}'"))
        .await;
}

/// Every choice, the details and a prompt, and what is left of them on the next page.
async fn all_choices(browser: &Browser, site: &Site) {
    open(browser, site).await;
    browser.settle().await;
    assert_eq!(site.count("asked"), 0);
    for language in ["ja", "en"] {
        browser
            .run(&format!("sekisho.setLanguage('{language}')"))
            .await;
        let spoken = "return document.querySelector('sks-notice').lang";
        assert_eq!(browser.run(spoken).await, language);
    }
    browser.click("[data-sks=details]").await;
    browser.click("[data-sks=close]").await;
    browser.click("[data-sks=reject-all]").await;
    mode(browser, "reject_all").await;
    open(browser, site).await;
    mode(browser, "reject_all").await;
    browser.settle().await;
    assert_eq!(site.count("asked"), 0);

    browser.run("sekisho.show()").await;
    browser.click("[data-sks=notify]").await;
    browser.click("[data-sks=never]").await;
    browser
        .until("sekisho.choices().services.ana === 'hold'")
        .await;
    assert_eq!(site.count("asked"), 0);

    browser.run("sekisho.show()").await;
    browser.click("[data-sks=allow-all]").await;
    mode(browser, "allow_all").await;
    open(browser, site).await;
    until("what may pass does", async || site.count("asked") > 0).await;
    assert!(site.count("/sekisho-panel.nowasm.js") > 0);
    assert_eq!(site.count("/sekisho-panel.wasm"), 0);
}

#[tokio::test]
async fn where_there_is_none_every_choice_works_in_every_engine() {
    let _place = beside();
    for engine in Engine::ALL {
        let site = site(&format!("{GONE}{HEAD}"), None);
        let browser = Browser::of(engine).await;
        all_choices(&browser, &site).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn where_a_header_refuses_it_every_choice_works() {
    let _place = beside();
    for engine in [Engine::Chromium, Engine::Firefox] {
        for (head, header) in [(HEAD, REFUSED), (NONCED, NONCE)] {
            let site = site(head, Some(header));
            let browser = Browser::of(engine).await;
            all_choices(&browser, &site).await;
            browser.close().await;
        }
    }
}

#[tokio::test]
async fn what_was_held_meanwhile_is_released_by_a_yes() {
    let site = site(&format!("{GONE}{HEAD}"), None);
    let browser = Browser::start().await;
    browser.open(&site.at("/")).await;
    browser.settle().await;
    assert_eq!(site.count("asked"), 0);
    browser.click("[data-sks=allow-all]").await;
    until("it is released", async || site.count("asked") == 1).await;
    browser.close().await;
}
