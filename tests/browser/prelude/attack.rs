//! Scripts of a page and of its worker that would widen what the worker may do.

use super::TAGS;
use crate::browser::{Browser, beside};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

const ATTACK: &str = include_str!("attack.js");

async fn nothing_widens(engine: Engine) {
    let _place = beside();
    let (site, browser) = (Site::start(), Browser::of(engine).await);
    site.put("/workers/", Document::page(TAGS, ""));
    browser.load(&site.at("/workers/")).await;
    browser.until("!!sekisho.choices()").await;
    let revision = browser.run("return sekisho.choices().revision").await;
    let attack = ATTACK
        .replace("COLLECTOR", &site.collector())
        .replace("PAGE", &format!("page.localhost:{}", site.port()))
        .replace("REVISION", &revision.to_string());
    site.put("/workers/attack.js", Document::script(attack));
    let tags = format!("{TAGS}<script src=attack.js></script>");
    site.put("/workers/", Document::page(&tags, ""));
    browser.load(&site.at("/workers/")).await;
    browser.until("window.done === true").await;
    browser.run("for (const type of ['choice', 'ready']) dispatchEvent(new CustomEvent(`sekisho:${type}`))").await;
    browser.settle().await;
    let tried = [
        "attack-0",
        "attack-1",
        "attack-2",
        "attack-request",
        "attack-import",
    ];
    let came = tried.map(|name| site.count(name));
    assert_eq!(came, [0; 5], "{engine:?}");
    browser.close().await;
}

#[tokio::test]
async fn nothing_widens_what_a_worker_may_in_chromium() {
    nothing_widens(Engine::Chromium).await;
}

#[tokio::test]
async fn nothing_widens_what_a_worker_may_in_firefox() {
    nothing_widens(Engine::Firefox).await;
}

#[tokio::test]
async fn nothing_widens_what_a_worker_may_in_webkit() {
    nothing_widens(Engine::WebKit).await;
}
