//! Global Privacy Control: read as a refusal of targeted advertising, told in the notice, and never a grant.

use serde_json::json;

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::policy::{baked, declared};
use crate::site::Site;

/// What a browser with the signal has, before any script of the page.
const SIGNAL: &str = "<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })</script>";
const TOLD: &str =
    "!document.querySelector('sks-notice').shadowRoot.querySelector('[data-sks-view=gpc]').hidden";

/// A site whose one tracker is there for targeted advertising.
fn site() -> Site {
    let site = Site::start();
    let mut policy = declared(site.port());
    policy["services"][0]["purposes"] = json!(["targeted"]);
    site.put("/sekisho.js", Document::script(baked(&policy)));
    let tracker = format!("<img alt src={}/seen.gif>", site.collector());
    for (path, before) in [("/signal", SIGNAL), ("/none", "")] {
        let head = format!("{before}<script src=/sekisho.js></script>");
        let add =
            format!("<script>document.body.insertAdjacentHTML('beforeend', '{tracker}')</script>");
        site.put(path, Document::page(&head, &add));
    }
    site
}

#[tokio::test]
async fn with_the_signal_allow_all_is_no_yes_to_targeted_advertising_and_an_own_yes_is() {
    let site = site();
    let browser = Browser::start().await;
    browser.open_anew(&site.at("/none")).await;
    assert_eq!(browser.run(&format!("return {TOLD}")).await, false);
    browser.click("[data-sks=allow-all]").await;
    until("it is released", async || site.count("seen") == 1).await;

    browser.open_anew(&site.at("/signal")).await;
    assert_eq!(browser.run(&format!("return {TOLD}")).await, true);
    let asked = "return [sekisho.choices().gpc, sekisho.choices().asked]";
    assert_eq!(browser.run(asked).await, json!([true, false]));
    browser.click("[data-sks=allow-all]").await;
    browser
        .until("sekisho.choices().mode === 'allow_all'")
        .await;
    browser.settle().await;
    assert_eq!(site.count("seen"), 1);
    let reason = format!(
        "return sekisho.explain('{}/seen.gif').reason",
        site.collector()
    );
    assert_eq!(browser.run(&reason).await, "refused_by_signal");

    browser.click("[data-sks=reopen]").await;
    browser.click("[data-sks=details]").await;
    browser
        .click("[role=switch][data-sks-purpose=targeted]")
        .await;
    browser.click("[data-sks=save]").await;
    until("it is released", async || site.count("seen") == 2).await;
    browser.close().await;
}
