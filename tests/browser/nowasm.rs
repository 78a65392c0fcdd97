//! Browsers without WebAssembly: the same core comes as JavaScript, and everything waits until it is there.

use serde_json::json;

use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::policy::{compiled, declared};
use crate::site::{Site, built};

const HEAD: &str = "<script src=/sekisho.js></script>";
/// A browser that has none.
const GONE: &str = "<script>delete window.WebAssembly</script>";
/// A page's header that refuses it.
const REFUSED: &str =
    "Content-Security-Policy: script-src 'self' 'unsafe-inline' http://collector.localhost:*";
/// One that lets nothing run without its nonce, and no text become code.
const NONCE: &str = "Content-Security-Policy: script-src 'nonce-n'; require-trusted-types-for 'script'; \
    trusted-types sekisho";
/// One that lets in what a script with its nonce asks for.
const DYNAMIC: &str = "Content-Security-Policy: script-src 'nonce-n' 'strict-dynamic'";
const NONCED: &str = "<script nonce=n src=/sekisho.js></script>";
/// What a page asks of the other host as often as it is opened.
const BODY: &str = "<script nonce=n>
    fetch('COLLECTOR/asked.json', { mode: 'no-cors' }).catch(() => {})</script>";

const REJECTED: &str = "sekisho.choices().mode === 'reject_all'";

/// A site whose page has this head, and this header.
fn site(head: &str, header: Option<&str>) -> Site {
    let site = Site::start();
    let page = Document::page(head, &BODY.replace("COLLECTOR", &site.collector()));
    site.put("/", header.map_or(page.clone(), |header| page.with(header)));
    site
}

/// Opens the page, whose core has come as JavaScript, as the visitor who was here before.
async fn open(browser: &Browser, site: &Site, engine: Engine) {
    browser.load(&site.at("/")).await;
    browser
        .until(&format!("'{engine:?}' && sekisho.choices() !== null"))
        .await;
    assert!(site.count("/sekisho.nowasm.js") > 0, "{engine:?}");
}

/// The choice is taken down, and what the page asked for has got no further.
async fn held_by(browser: &Browser, site: &Site, engine: Engine, condition: &str) {
    browser.until(&format!("'{engine:?}' && {condition}")).await;
    browser.settle().await;
    assert_eq!(site.count("asked"), 0, "{engine:?}: {condition}");
}

/// Every choice, the details and a prompt, and what is left of them on the next page.
async fn all_choices(browser: &Browser, site: &Site, engine: Engine) {
    open(browser, site, engine).await;
    held_by(browser, site, engine, "!sekisho.choices().asked").await;
    for language in ["ja", "en"] {
        browser
            .run(&format!("sekisho.setLanguage('{language}')"))
            .await;
        let spoken = "return document.querySelector('sks-notice').lang";
        assert_eq!(browser.run(spoken).await, language, "{engine:?}");
    }
    browser.click("[data-sks=details]").await;
    browser.click("[data-sks=close]").await;
    browser.click("[data-sks=reject-all]").await;
    held_by(browser, site, engine, REJECTED).await;
    open(browser, site, engine).await;
    held_by(browser, site, engine, REJECTED).await;

    browser.run("sekisho.show()").await;
    browser.click("[data-sks=notify]").await;
    held_by(browser, site, engine, "sekisho.choices().mode === 'notify'").await;
    // What was asked for before has failed, since everything was refused; the next page asks again.
    open(browser, site, engine).await;
    browser.click("[data-sks=never]").await;
    held_by(
        browser,
        site,
        engine,
        "sekisho.choices().services.ana === 'hold'",
    )
    .await;

    browser.run("sekisho.show()").await;
    browser.click("[data-sks=allow-all]").await;
    let allowed = "sekisho.choices().mode === 'allow_all'";
    browser.until(&format!("'{engine:?}' && {allowed}")).await;
    open(browser, site, engine).await;
    let passes = format!("{engine:?}: what may pass does");
    until(&passes, async || site.count("asked") > 0).await;
    assert!(site.count("/sekisho-panel.nowasm.js") > 0, "{engine:?}");
    assert_eq!(site.count("/sekisho-panel.wasm"), 0, "{engine:?}");
}

#[tokio::test]
async fn where_there_is_none_every_choice_works_in_every_engine() {
    let _place = beside();
    for engine in Engine::ALL {
        let site = site(&format!("{GONE}{HEAD}"), None);
        let browser = Browser::of(engine).await;
        all_choices(&browser, &site, engine).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn where_a_header_refuses_it_every_choice_works() {
    let _place = beside();
    for engine in Engine::ALL {
        for (head, header) in [(HEAD, REFUSED), (NONCED, NONCE), (NONCED, DYNAMIC)] {
            let site = site(head, Some(header));
            let browser = Browser::of(engine).await;
            all_choices(&browser, &site, engine).await;
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

#[tokio::test]
async fn where_a_header_refuses_the_fallback_too_everything_waits() {
    let _place = beside();
    let header = "Content-Security-Policy: script-src 'nonce-n' http://page.localhost:*/sekisho.js";
    for engine in Engine::ALL {
        // It has no nonce to pass on.
        let site = site(HEAD, Some(header));
        let browser = Browser::of(engine).await;
        browser.load(&site.at("/")).await;
        browser.settle().await;
        let found = "return [sekisho.choices(), document.querySelectorAll('sks-notice').length]";
        assert_eq!(browser.run(found).await, json!([null, 0]), "{engine:?}");
        for name in ["asked", "/sekisho.nowasm.js"] {
            assert_eq!(site.count(name), 0, "{engine:?}: {name}");
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn a_policy_has_to_be_baked_in_or_compiled() {
    let kept =
        "<script>said = []; console.error = (...words) => said.push(words.join(' '))</script>";
    let site = site("", None);
    let policy = declared(site.port());
    site.put("/bare.js", Document::script(built("sekisho.js")));
    site.put(
        "/policy.sks",
        Document::new("application/octet-stream", compiled(&policy)),
    );
    let browser = Browser::start().await;
    let body = BODY.replace("COLLECTOR", &site.collector());
    for (tag, opens) in [
        (
            format!(
                "<script type=application/json data-sks-policy>{policy}</script><script src=/bare.js></script>"
            ),
            false,
        ),
        (
            "<script src=/bare.js data-policy=/policy.sks></script>".to_owned(),
            true,
        ),
    ] {
        site.put("/", Document::page(&format!("{GONE}{kept}{tag}"), &body));
        browser.load(&site.at("/")).await;
        let done = match opens {
            true => "sekisho.choices() !== null",
            false => {
                "said.some(text => text.includes('has to be baked in (`sekisho build`) or come compiled'))"
            }
        };
        browser.until(done).await;
        browser.settle().await;
        let is_open = browser.run("return sekisho.choices() !== null").await;
        assert_eq!(is_open, opens, "{tag}");
        assert_eq!(site.count("asked"), 0, "{tag}");
    }
    assert_eq!(site.count("/sekisho-compiler.wasm"), 0);
    browser.close().await;
}
