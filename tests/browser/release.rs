//! What holding and releasing must keep, one page each (`tests/pages/release`).

use crate::browser::{Browser, until};
use crate::site::{Site, pages};

/// How often a page that measures time may be tried: the machine has other work too.
const TRIES: usize = 3;

/// Runs one of a page's checks and returns what was wrong; gives the answers that it asks for meanwhile.
async fn check(browser: &Browser, name: &str) -> String {
    browser.run(&format!("check({name:?})")).await;
    until(&format!("{name} ends"), async || {
        if browser.run("return window.wanted").await == "grant" {
            browser.run("window.wanted = null").await;
            browser.click("[data-sks=reopen]").await;
            browser.click("[data-sks=allow-all]").await;
        }
        !browser.run("return window.outcome").await.is_null()
    })
    .await;
    let outcome = browser.run("return window.outcome").await;
    outcome.as_str().unwrap_or_default().to_owned()
}

/// Opens a page, holds, chooses, and returns what was wrong, or nothing.
async fn wrong(browser: &Browser, address: &str) -> String {
    browser.open_anew(address).await;
    let held = check(browser, "whenHeld").await;
    if !held.is_empty() {
        return format!("held: {held}");
    }
    if browser.run("return !!window.whenRefused").await == true {
        browser.click("[data-sks=reject-all]").await;
        check(browser, "whenRefused").await
    } else {
        browser.click("[data-sks=allow-all]").await;
        check(browser, "whenGranted").await
    }
}

#[tokio::test]
async fn what_is_held_is_released_as_the_page_meant_it() {
    let site = Site::start();
    let browser = Browser::start().await;
    let all = pages("release");
    assert!(all.len() >= 17, "only {} pages", all.len());
    let mut failures = Vec::new();
    for (name, first) in all {
        let tries = if first.contains("timed") { TRIES } else { 1 };
        let mut found = String::new();
        for _ in 0..tries {
            found = wrong(&browser, &site.page("release", &name)).await;
            if found.is_empty() {
                break;
            }
        }
        if !found.is_empty() {
            failures.push(format!("{name}: {found}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
    browser.close().await;
}
