//! The script tag: its attributes, calls made before it has done its work, and a second one.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::delivery::{COMPILED, asked, put, services, site};

/// The language of the notice.
async fn spoken(browser: &Browser) -> Value {
    browser
        .run("return document.querySelector('sks-notice')?.lang ?? null")
        .await
}

#[tokio::test]
async fn data_lang_is_spoken_where_the_policy_has_it_and_the_pages_language_where_not() {
    let site = site();
    let browser = Browser::start().await;
    for (asked, of_page, spoken_then) in [
        ("ja", "en", "ja"),
        ("en", "ja", "en"),
        ("JA-jp", "en", "ja"),
        ("fr", "ja", "ja"),
        ("", "ja", "ja"),
        ("fr", "fr", "en"), // the browser's
    ] {
        let head = format!(
            "<script>document.documentElement.lang = '{of_page}'</script>\
             <script src=/bare.js data-policy=/policy.sks data-lang='{asked}'></script>"
        );
        browser.open_anew(&put(&site, &head)).await;
        assert_eq!(
            spoken(&browser).await,
            spoken_then,
            "{asked} on a page in {of_page}"
        );
    }
    browser.close().await;
}

#[tokio::test]
async fn data_manual_shows_nothing_by_itself_and_holds_all_the_same() {
    let site = site();
    let browser = Browser::start().await;
    let address = put(
        &site,
        "<script src=/bare.js data-policy=/policy.sks data-manual></script>",
    );
    let shown = "return !!document.querySelector('sks-notice')";
    browser.open(&address).await;
    assert_eq!(asked(&site, &browser).await, 0);
    assert_eq!(browser.run(shown).await, false);
    browser.run("sekisho.show()").await;
    browser.click("[data-sks=allow-all]").await;
    until("it is released", async || site.count("asked") == 1).await;
    browser.open(&address).await;
    assert_eq!(asked(&site, &browser).await, 2);
    assert_eq!(browser.run(shown).await, false);
    browser.close().await;
}

#[tokio::test]
async fn calls_made_before_the_script_are_carried_out_in_order_and_cannot_grant() {
    let site = site();
    let browser = Browser::start().await;
    let calls = "<script>
        window.heard = [];
        window.sekisho = [];
        sekisho.push(['on', 'ready', () => heard.push('ready')]);
        sekisho.push(['on', 'choice', ({ how }) => heard.push(how)]);
        sekisho.push(['setLanguage', 'ja']);
        sekisho.push(['allowAll', { isTrusted: true }], ['allowAll', new Event('click')]);
        sekisho.push(['notifyMe']);
        sekisho.push(['rejectAll']);
        </script>";
    browser
        .open(&put(&site, &format!("{calls}{COMPILED}")))
        .await;
    browser.until("heard.length >= 3").await;
    let heard = browser
        .run("return [heard, sekisho.choices().mode, Array.isArray(sekisho)]")
        .await;
    assert_eq!(
        heard,
        json!([["ready", "notify", "reject_all"], "reject_all", false])
    );
    assert_eq!(spoken(&browser).await, "ja");
    assert_eq!(asked(&site, &browser).await, 0);
    browser.close().await;
}

#[tokio::test]
async fn calls_made_before_the_policy_is_there_wait_for_it() {
    let site = site();
    let browser = Browser::start().await;
    let tag = "<script src=/bare.js data-policy='/policy.sks?wait=700'></script><script>
        window.heard = [];
        sekisho.on('choice', ({ how }) => heard.push(how));
        window.early = [sekisho.choices(), sekisho.receipt(), sekisho.can('ana'),
            sekisho.explain('https://tracker.example/'), sekisho.explain('/own').verdict];
        sekisho.setLanguage('ja');
        sekisho.hide();
        window.picked = sekisho.choose({ services: { ana: false } });
        sekisho.show('details').then(() => heard.push('shown'));
        sekisho.ready.then(() => heard.push('ready'));
        </script>";
    browser.open(&put(&site, tag)).await;
    let early = json!([null, null, false, { "verdict": "hold", "reason": "not_ready" }, "pass"]);
    assert_eq!(browser.run("return early").await, early);
    browser.until("heard.includes('shown')").await;
    assert_eq!(browser.run("return picked").await, true);
    let after = "const { mode, services } = sekisho.choices(); return [heard, mode, services.ana]";
    assert_eq!(
        browser.run(after).await,
        json!([["ready", "custom", "shown"], "custom", "hold"])
    );
    assert_eq!(spoken(&browser).await, "ja");
    assert_eq!(asked(&site, &browser).await, 0);
    browser.close().await;
}

#[tokio::test]
async fn a_second_tag_finds_the_first_at_work_and_leaves_it_so() {
    let site = site();
    let browser = Browser::start().await;
    let first = "<script>window.kept = sekisho</script>";
    let second = "<script src=/bare.js data-policy=/policy.json data-lang=ja></script>";
    browser
        .open(&put(&site, &format!("{COMPILED}{first}{second}")))
        .await;
    assert_eq!(asked(&site, &browser).await, 0);
    let found = "return [kept === sekisho, document.querySelectorAll('sks-notice').length, \
        __seen.filter(e => e.type === 'ready').length, __seen.filter(e => e.type === 'held' && !e.detail.again).length]";
    assert_eq!(browser.run(found).await, json!([true, 1, 1, 1]));
    assert_eq!(services(&browser).await, json!(["ana", "compiled"]));
    assert_eq!(spoken(&browser).await, "en");
    browser.click("[data-sks=allow-all]").await;
    until("it is released", async || site.count("asked") == 1).await;
    assert_eq!(asked(&site, &browser).await, 1);
    browser.close().await;
}

#[tokio::test]
async fn the_global_has_what_the_module_exports_save_what_starts_it() {
    let site = site();
    let browser = Browser::start().await;
    browser.open(&put(&site, COMPILED)).await;
    let names = "return import('/sekisho.mjs').then(module => [Object.keys(sekisho).sort(), \
        Object.keys(module).filter(name => name !== 'init' && name !== 'run').sort()])";
    let names = browser.run(names).await;
    assert_eq!(names[0], names[1]);
    assert!(
        names[0].as_array().is_some_and(|names| names.len() >= 15),
        "{names}"
    );
    browser.close().await;
}
