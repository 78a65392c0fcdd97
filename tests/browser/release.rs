//! What holding and releasing must keep, one page each (`tests/pages/release`).

use crate::browser::{Browser, until};
use crate::first_party::pages;
use crate::site::Site;

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

/// What was wrong on the pages that measure time, or on the others.
async fn failures(browser: &Browser, are_timed: bool) -> Vec<String> {
    let site = Site::start();
    let all = pages("release");
    assert!(all.len() >= 17, "only {} pages", all.len());
    let mut failures = Vec::new();
    for (name, _) in all
        .iter()
        .filter(|(_, first)| first.contains("timed") == are_timed)
    {
        let tries = if are_timed { TRIES } else { 1 };
        let mut found = String::new();
        for _ in 0..tries {
            found = wrong(browser, &site.page("release", name)).await;
            if found.is_empty() {
                break;
            }
        }
        if !found.is_empty() {
            failures.push(format!("{name}: {found}"));
        }
    }
    failures
}

#[tokio::test]
async fn what_is_held_is_released_as_the_page_meant_it() {
    let browser = Browser::start().await;
    assert_eq!(failures(&browser, false).await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test]
async fn what_is_held_is_released_in_good_time() {
    let browser = Browser::alone().await;
    assert_eq!(failures(&browser, true).await, Vec::<String>::new());
    browser.close().await;
}
