//! Cookies that a response of the site's own server sets: who chose "Notify me" is told, and decides.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::policy::baked;
use crate::site::Site;

/// A site with the policy of the notice's tests, in both languages.
fn site() -> Site {
    let policy = include_str!("../notice/policy.json");
    let policy = serde_json::from_str(policy).expect("reads");
    let site = Site::start();
    site.put("/sekisho.js", Document::script(baked(&policy)));
    for language in ["ja", "en"] {
        let page = format!(
            "<!doctype html><html lang={language}><script src=/sekisho.js></script><title>-</title>"
        );
        site.put(&format!("/{language}/"), Document::new("text/html", page));
    }
    site
}

/// Has the next response set these cookies, each time with another value.
fn set(site: &Site, names: &[&str]) {
    static VALUE: AtomicUsize = AtomicUsize::new(0);
    let value = VALUE.fetch_add(1, Ordering::Relaxed);
    let cookie = |name| format!("Set-Cookie: {name}={value}; Path=/");
    let empty = Document::new("text/plain", "");
    let response = names
        .iter()
        .fold(empty, |response, name| response.with(&cookie(name)));
    site.put("/set", response);
}

/// What the prompt says, or nothing while none is shown.
async fn told(browser: &Browser) -> String {
    let said = browser
        .run("const prompt = document.querySelector('sks-panel')?.shadowRoot.querySelector('[data-sks-view=prompt]'); \
              return prompt ? prompt.innerText : ''")
        .await;
    said.as_str().unwrap_or_default().to_owned()
}

/// Has the server set cookies until the prompt says `wanted`.
async fn receive(site: &Site, browser: &Browser, names: &[&str], wanted: &str) -> String {
    until(&format!("{names:?}: {wanted} is told"), async || {
        if told(browser).await.is_empty() {
            set(site, names);
            browser.run("fetch('/set')").await;
        }
        told(browser).await.contains(wanted)
    })
    .await;
    told(browser).await
}

async fn cookies(browser: &Browser) -> Vec<String> {
    let all = browser.kept().await;
    let of_page = all.into_iter().filter(|name| !name.contains(" sks"));
    of_page.collect()
}

/// Waits until the page's cookies and keys are these.
async fn keeps(browser: &Browser, names: &[&str]) {
    until(&format!("{names:?} are kept"), async || {
        cookies(browser).await == names
    })
    .await;
}

#[tokio::test]
async fn a_cookie_of_a_declared_service_is_told_deleted_and_told_again() {
    let site = site();
    let browser = Browser::start().await;
    for (path, words) in [
        (
            "/ja/",
            [
                "Cookieを受信しました",
                "カゾエ",
                "カゾエ株式会社（日本）",
                "2年",
            ],
        ),
        (
            "/en/",
            [
                "A cookie was received",
                "Kazoe",
                "Kazoe K.K. (Japan)",
                "2 years",
            ],
        ),
    ] {
        browser.open_anew(&site.at(path)).await;
        browser.click("[data-sks=notify]").await;
        let said = receive(&site, &browser, &["kz_id"], "kz_id").await;
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
        browser.click("[data-sks=delete]").await;
        keeps(&browser, &[]).await;
        receive(&site, &browser, &["kz_id"], "kz_id").await;
        browser.click("[data-sks=always]").await;
        until("the service is allowed", async || {
            browser.run("return sekisho.can('kazoe')").await == true
        })
        .await;
        assert_eq!(told(&browser).await, "");
        keeps(&browser, &["cookie kz_id"]).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn several_cookies_are_one_prompt_and_one_that_nobody_declared_says_so() {
    let site = site();
    let browser = Browser::start().await;
    browser.open_anew(&site.at("/en/")).await;
    browser.click("[data-sks=notify]").await;
    let said = receive(&site, &browser, &["kz_id", "stray"], "stray").await;
    for word in [
        "These cookies were received",
        "kz_id",
        "Kazoe",
        "Not declared in the policy",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    browser
        .click("[data-sks=never][data-sks-services=kazoe]")
        .await;
    until("the rest is asked", async || {
        let said = told(&browser).await;
        said.contains("stray") && !said.contains("kz_id")
    })
    .await;
    browser.click("[data-sks=leave]").await;
    keeps(&browser, &["cookie stray"]).await;
    // What was left is not asked about again, what was refused is erased, what is new is asked about.
    let said = receive(&site, &browser, &["kz_id", "stray", "other"], "other").await;
    assert!(!said.contains("stray") && !said.contains("kz_id"), "{said}");
    keeps(&browser, &["cookie other", "cookie stray"]).await;
    browser.click("[data-sks=close]").await;
    until("it is left", async || told(&browser).await.is_empty()).await;
    let said = receive(&site, &browser, &["other", "fourth", "fifth"], "fifth").await;
    assert!(said.contains("fourth") && !said.contains("other"), "{said}");
    browser
        .click("[data-sheet] > [data-answers] [data-sks=delete]")
        .await;
    keeps(&browser, &["cookie other", "cookie stray"]).await;
    browser.close().await;
}

#[tokio::test]
async fn after_a_refusal_nothing_is_asked_and_what_is_declared_is_erased() {
    let site = site();
    let browser = Browser::start().await;
    browser.open_anew(&site.at("/en/")).await;
    browser.click("[data-sks=notify]").await;
    // The part that hears of cookies is there once it has told of one.
    receive(&site, &browser, &["kz_id"], "kz_id").await;
    browser.click("[data-sks=close]").await;
    browser.run("sekisho.rejectAll()").await;
    set(&site, &["kz_id", "stray"]);
    browser.run("return fetch('/set')").await;
    until("both are heard of", async || {
        let heard = "return new Set(__seen.filter(e => e.type === 'received').map(e => e.detail.cookie)).size";
        browser.run(heard).await == 2
    })
    .await;
    keeps(&browser, &["cookie stray"]).await;
    assert_eq!(told(&browser).await, "");
    browser.close().await;
}
