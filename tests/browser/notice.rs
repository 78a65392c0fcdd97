//! The notice as a visitor and a script meet it.

use crate::browser::{Browser, until};
use crate::demo::demo;

#[tokio::test]
async fn the_three_choices_are_of_one_size_and_of_the_policys_words() {
    let demo = demo();
    let browser = Browser::start().await;
    for (path, words) in [
        (
            "/",
            [
                "すべてのCookieを許可する",
                "すべてのCookieを拒否する",
                "Cookieを受信したら通知する",
            ],
        ),
        (
            "/en/",
            [
                "Allow all cookies",
                "Reject all cookies",
                "Notify me when cookies are received",
            ],
        ),
    ] {
        browser.open(&demo.page("recruit", path)).await;
        let found = browser.run("return ['allow-all','reject-all','notify'].map(name => {
            const b = document.querySelector('sks-notice').shadowRoot.querySelector(`[data-sks=${name}]`);
            const { width, height } = b.getBoundingClientRect(); const s = getComputedStyle(b);
            return [b.textContent.trim(), Math.round(width), Math.round(height), s.fontWeight, s.color, s.backgroundColor];
        })").await;
        for (row, word) in found.as_array().expect("three").iter().zip(words) {
            assert_eq!(row[0], word);
            assert_eq!(
                row.as_array().expect("a row")[1..],
                found[0].as_array().expect("a row")[1..],
                "{path}"
            );
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn a_script_cannot_grant() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    let granted = browser.run("
        const button = document.querySelector('sks-notice').shadowRoot.querySelector('[data-sks=allow-all]');
        button.click();
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        const fake = new Proxy(new Event('click'), { get: (t, k) => k === 'isTrusted' ? true : Reflect.get(t, k) });
        const answers = [sekisho.allowAll(), sekisho.allowAll({ isTrusted: true }), sekisho.allowAll(fake),
            sekisho.allowAll(new MouseEvent('click')), sekisho.choose({ purposes: { analytics: true } })];
        document.cookie = 'sks=1.x'; localStorage.setItem('sks', '1.x');
        return [answers.some(answer => answer === true), sekisho.choices().asked, document.cookie, localStorage.length];").await;
    assert_eq!(granted, serde_json::json!([false, false, "", 0]));
    browser.close().await;
}

#[tokio::test]
async fn the_language_changes_live_and_the_way_back_stays() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    browser.click("[data-sks-lang=en]").await;
    let word = "return document.querySelector('sks-notice').shadowRoot.querySelector('[data-sks=allow-all]').textContent.trim()";
    until("it speaks English", || async {
        browser.run(word).await == "Allow all cookies"
    })
    .await;
    browser.click("[data-sks=reject-all]").await;
    browser.click("[data-sks=reopen]").await;
    until("it is back", || async {
        browser.run(word).await == "Allow all cookies"
    })
    .await;
    browser.close().await;
}
