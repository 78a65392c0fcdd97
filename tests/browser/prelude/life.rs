//! The prelude beside other things: a page whose header asks for trusted types, and a file without a policy.

use serde_json::json;

use super::TAGS;
use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::{Site, built};

/// A page with a worker that asks its own host and the other, and tells what became of it.
fn site(page: Document) -> Site {
    let site = Site::start();
    let worker = format!(
        "for (const url of ['/workers/here', '{}/there']) fetch(url).then(() => postMessage(url), () => {{}})",
        site.collector()
    );
    site.put("/workers/asks.js", Document::script(worker));
    site.put("/workers/", page);
    site
}

/// The core comes as JavaScript then, in the worker as on the page.
#[tokio::test]
async fn without_webassembly_workers_wait_for_the_choice_too() {
    let _place = beside();
    let refused = "Content-Security-Policy: script-src 'self' 'unsafe-inline'; worker-src blob:";
    for engine in Engine::ALL {
        let (site, browser) = (site(page(refused)), Browser::of(engine).await);
        browser.load(&site.at("/workers/")).await;
        browser.until("said.length === 1").await;
        browser.settle().await;
        assert_eq!(site.count("there"), 0, "{engine:?}");
        browser.click("[data-sks=allow-all]").await;
        until("it goes out", async || site.count("there") == 1).await;
        browser.close().await;
    }
}

/// A page that begins the worker by an address that its own policy trusts, if it has to.
fn page(further: &str) -> Document {
    let begins = "<script>said = []; \
        const mine = self.trustedTypes?.createPolicy('mine', { createScriptURL: (url) => url }); \
        new Worker(mine?.createScriptURL('asks.js') ?? 'asks.js').onmessage = ({ data }) => said.push(data)</script>";
    Document::page(TAGS, begins).with(further)
}

fn trusting(names: &str) -> String {
    format!(
        "Content-Security-Policy: require-trusted-types-for 'script'; trusted-types mine sekisho {names}"
    )
}

#[tokio::test]
async fn under_trusted_types_the_prelude_has_a_policy_of_its_own() {
    let (site, browser) = (
        site(page(&trusting("sekisho-worker"))),
        Browser::start().await,
    );
    browser.open(&site.at("/workers/")).await;
    browser.until("said.length === 1").await;
    browser.settle().await;
    assert_eq!(site.count("there"), 0);
    // An address that the page does not trust is no more trusted for it.
    let distrusted = "try { new Worker('asks.js'); } catch ({ name }) { return name }";
    assert_eq!(browser.run(distrusted).await, "TypeError");
    browser.click("[data-sks=allow-all]").await;
    until("it goes out", async || site.count("there") == 1).await;
    browser.close().await;
}

/// The page works as without the prelude; the console says so.
#[tokio::test]
async fn where_that_policy_is_forbidden_workers_begin_without_the_prelude() {
    let (site, browser) = (site(page(&trusting(""))), Browser::start().await);
    browser.open(&site.at("/workers/")).await;
    browser.until("said.length === 2").await;
    assert_eq!(site.count("there"), 1);
    browser.close().await;
}

#[tokio::test]
async fn a_prelude_without_a_policy_lets_the_pages_own_host_pass_alone() {
    let (site, browser) = (
        site(page("Cache-Control: no-cache")),
        Browser::start().await,
    );
    site.put(
        "/sekisho-worker.js",
        Document::script(built("sekisho-worker.js")),
    );
    browser.open(&site.at("/workers/")).await;
    browser.until("said.length === 1").await;
    browser.click("[data-sks=allow-all]").await;
    browser
        .until("sekisho.choices().mode === 'allow_all'")
        .await;
    browser.settle().await;
    assert_eq!(browser.run("return said").await, json!(["/workers/here"]));
    assert_eq!(site.count("there"), 0);
    browser.close().await;
}

/// Neither is in the records, by which workers go.
#[tokio::test]
async fn what_is_asked_about_first_or_allowed_for_now_waits_in_a_worker() {
    let (site, browser) = (
        site(page("Cache-Control: no-cache")),
        Browser::start().await,
    );
    browser.open(&site.at("/workers/")).await;
    browser.click("[data-sks=notify]").await;
    browser.until("sekisho.choices().mode === 'notify'").await;
    let ask = format!("new Image().src = '{}/now.gif'", site.collector());
    browser.run(&ask).await;
    browser.click("[data-sks=once]").await;
    until("the page's own arrives", async || site.count("now") == 1).await;
    browser.settle().await;
    assert_eq!(site.count("there"), 0);
    browser.click("[data-sks=reopen]").await;
    browser.click("[data-sks=allow-all]").await;
    until("the worker's arrives", async || site.count("there") == 1).await;
    browser.close().await;
}
