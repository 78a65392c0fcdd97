//! The ways the policy comes to a page.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::policy::{baked, compiled, declared};
use crate::site::Site;

const COMPILER: &str = "/sekisho-compiler.wasm";
/// The script as it ships, without a policy.
const BARE: &str = "<script src=/bare.js></script>";
/// The same with a compiled one.
pub const COMPILED: &str = "<script src=/bare.js data-policy=/policy.sks></script>";

/// The policy, with the service that asks for nothing under this name.
fn named(site: &Site, name: &str) -> Value {
    let mut policy = declared(site.port());
    policy["services"][1]["id"] = json!(name);
    policy
}

/// A site with the policy at two addresses.
pub fn site() -> Site {
    let site = Site::start();
    site.put(
        "/bare.js",
        Document::script(crate::site::built("sekisho.js")),
    );
    site.put(
        "/policy.sks",
        Document::new(
            "application/octet-stream",
            compiled(&named(&site, "compiled")),
        ),
    );
    site.put(
        "/policy.json",
        Document::new("application/json", named(&site, "json").to_string()),
    );
    site
}

/// A page with this in its head; its body asks the other host for something that a policy declares.
fn page(site: &Site, head: &str) -> Document {
    let collector = site.collector();
    let ask = format!(
        "<script>fetch('{collector}/asked.json', {{ mode: 'no-cors' }}).catch(() => {{}})</script>"
    );
    Document::page(head, &ask)
}

/// Puts that page at the site's root, and returns its address.
pub fn put(site: &Site, head: &str) -> String {
    site.put("/", page(site, head));
    site.at("/")
}

/// A policy in the page.
fn inline(policy: &Value) -> String {
    format!("<script type=application/json data-sks-policy>{policy}</script>")
}

/// What the other host has been asked for, once whatever the page asked for before has come.
pub async fn asked(site: &Site, browser: &Browser) -> usize {
    browser.settle().await;
    site.count("asked")
}

/// The names of the services of the policy that is open.
pub async fn services(browser: &Browser) -> Value {
    browser
        .run("return Object.keys(sekisho.choices().services)")
        .await
}

#[tokio::test]
async fn a_compiled_policy_at_an_address_holds_and_releases_without_the_compiler() {
    let site = site();
    let browser = Browser::start().await;
    browser.open(&put(&site, COMPILED)).await;
    assert_eq!(asked(&site, &browser).await, 0);
    assert_eq!(services(&browser).await, json!(["ana", "compiled"]));
    browser.click("[data-sks=allow-all]").await;
    until("it is released", async || site.count("asked") == 1).await;
    assert_eq!(asked(&site, &browser).await, 1);
    assert_eq!(site.count(COMPILER), 0);
    browser.close().await;
}

#[tokio::test]
async fn a_policy_as_json_is_compiled_on_the_page_and_kept_once_the_visitor_has_answered() {
    let site = site();
    let browser = Browser::start().await;
    let tag = "<script src=/bare.js data-policy=/policy.json></script>";
    for (times, (head, name)) in [
        (inline(&named(&site, "inline")) + BARE, "inline"),
        (tag.to_owned(), "json"),
    ]
    .into_iter()
    .enumerate()
    {
        let address = put(&site, &head);
        browser.open_anew(&address).await;
        assert_eq!(services(&browser).await, json!(["ana", name]));
        assert_eq!(asked(&site, &browser).await, 0, "{name}");
        assert_eq!(browser.kept().await, Vec::<String>::new(), "{name}");
        browser.open(&address).await;
        assert_eq!(
            site.count(COMPILER),
            3 * times + 2,
            "{name}: nothing is kept before an answer"
        );
        browser.run("sekisho.rejectAll()").await;
        browser
            .until("localStorage.getItem('sks.policy') !== null")
            .await;
        browser.open(&address).await;
        assert_eq!(services(&browser).await, json!(["ana", name]));
        assert_eq!(
            site.count(COMPILER),
            3 * times + 2,
            "{name}: it is kept after one"
        );
        // Another policy is compiled anew, whatever is kept of the first.
        browser
            .open(&put(&site, &(inline(&named(&site, "newer")) + BARE)))
            .await;
        assert_eq!(services(&browser).await, json!(["ana", "newer"]));
        assert_eq!(site.count(COMPILER), 3 * times + 3, "{name}");
    }
    browser.close().await;
}

/// It may be laid out otherwise.
#[tokio::test]
async fn what_another_release_compiled_is_compiled_anew() {
    let site = site();
    let browser = Browser::start().await;
    let address = put(&site, &(inline(&named(&site, "inline")) + BARE));
    browser.open_anew(&address).await;
    browser.run("sekisho.rejectAll()").await;
    browser
        .until("localStorage.getItem('sks.policy') !== null")
        .await;
    let kept = browser
        .run("return localStorage['sks.policy'].replace(/^\\S+/, '0.0.0')")
        .await;
    browser
        .store("sks.policy", kept.as_str().expect("what was compiled"))
        .await;
    browser.open(&address).await;
    assert_eq!(services(&browser).await, json!(["ana", "inline"]));
    assert_eq!(site.count(COMPILER), 2);
    browser.close().await;
}

#[tokio::test]
async fn the_first_policy_found_counts_and_the_others_are_not_asked_for() {
    let site = site();
    let browser = Browser::start().await;
    site.put("/baked.js", Document::script(baked(&named(&site, "baked"))));
    let inline = inline(&named(&site, "inline"));
    for (head, name, fetched) in [
        (
            format!("{inline}<script src=/baked.js data-policy=/policy.sks></script>"),
            "baked",
            0,
        ),
        (format!("{inline}{COMPILED}"), "inline", 0),
        (COMPILED.to_owned(), "compiled", 1),
    ] {
        browser.open_anew(&put(&site, &head)).await;
        assert_eq!(services(&browser).await, json!(["ana", name]));
        assert_eq!(site.count("/policy.sks"), fetched, "{name}");
    }
    browser.close().await;
}
