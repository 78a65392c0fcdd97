//! Strict mode: what the page puts over itself, and what a choice makes of it.

use serde_json::{Value, json};

use crate::browser::{Browser, beside, until};
use crate::delivery;
use crate::document::Document;
use crate::engine::Engine;
use crate::means::Means;
use crate::site::Site;

/// A page with fields, and higher than any window, that asks the other host for a script and an image.
const BODY: &str =
    "<form><input name=who><textarea id=what></textarea><input type=checkbox name=news>
    <select name=how><option>a<option>b<option>c</select><input type=password name=secret>
    <input name=number><input name=off autocomplete=off></form><div style='height: 4000px'></div>
    <button id=one onclick='sekisho.choose({ services: { ana: true } }, event)'>one</button>
    <script src=COLLECTOR/asked.js></script><img src=COLLECTOR/asked.png>";
/// What a visitor puts in, and where the visitor goes.
const FILL: &str = "const put = (selector, value) => { document.querySelector(selector).value = value };
    put('[name=who]', 'Hanako'); put('#what', 'two\\nlines'); put('[name=how]', 'c'); put('[name=secret]', 'open');
    put('[name=number]', '4111 1111 1111 1111'); put('[name=off]', 'x');
    document.querySelector('[name=news]').checked = true; scrollTo(0, 1500);";
const FILLED: &str = "return [...document.querySelectorAll('input, textarea, select')].map(field => \
    field.type === 'checkbox' ? field.checked : field.value)";
/// Asks the other host past every hook: a sandboxed frame lets none in, but goes by its parent's policies.
const ESCAPE: &str = "const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts';
    frame.srcdoc = `<script nonce=n>fetch('COLLECTOR/NAME.json', { mode: 'no-cors' }).then(() => true, () => false)
      .then((went) => parent.postMessage(went, '*'))</` + 'script>';
    document.body.append(frame);
    return new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data), { once: true }))";
const METAS: &str = "return [...document.querySelectorAll('head > meta[http-equiv=Content-Security-Policy]')]\
    .map(meta => meta.content).filter(content => content.includes('default-src'))";

/// The tags as the README has them.
fn documented() -> &'static str {
    let (_, after) = include_str!("../../README.md")
        .split_once("### Strict mode")
        .expect("its part");
    let block = after
        .split("```")
        .nth(1)
        .and_then(|block| block.strip_prefix("html\n"));
    block.expect("an example")
}

/// Puts the page at the site's root with this in its head, and returns its address.
fn put(site: &Site, head: &str) -> String {
    let body = BODY.replace("COLLECTOR", &site.collector());
    site.put("/", Document::page(head, &body));
    site.at("/")
}

async fn escapes(site: &Site, browser: &Browser, name: &str) -> Value {
    let script = ESCAPE.replace("COLLECTOR", &site.collector());
    browser.run(&script.replace("NAME", name)).await
}

/// Has the page loaded so often, and its gate open.
async fn loaded(site: &Site, browser: &Browser, times: usize) {
    until("it is loaded", async || site.count("/") == times).await;
    browser
        .until("document.readyState === 'complete' && !!window.sekisho?.choices()")
        .await;
}

/// How many policies the page has put over itself.
async fn metas(browser: &Browser) -> usize {
    browser.run(METAS).await.as_array().map_or(0, Vec::len)
}

async fn a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once(engine: Engine) {
    let _place = beside();
    let (site, browser) = (Site::start(), Browser::of(engine).await);
    browser.load(&put(&site, documented())).await;
    loaded(&site, &browser, 1).await;
    let first = "return document.head.firstElementChild.httpEquiv";
    assert_eq!(browser.run(first).await, "Content-Security-Policy");
    assert_eq!(escapes(&site, &browser, "before").await, false);
    assert_eq!(site.count("before"), 0);
    // In the others the parser may have been faster than the script.
    if engine == Engine::Chromium {
        assert_eq!(site.count("asked"), 0);
    }
    let asked = site.count("asked");

    browser.run(FILL).await;
    browser.click("[data-sks=allow-all]").await;
    loaded(&site, &browser, 2).await;
    let kept = json!(["Hanako", "two\nlines", true, "c", "", "", ""]);
    until("what was put in is there", async || {
        browser.run(FILLED).await == kept
    })
    .await;
    browser.until("scrollY === 1500").await;
    until("the service is let in", async || {
        site.count("asked") >= asked + 2
    })
    .await;
    assert_eq!(escapes(&site, &browser, "allowed").await, true);
    browser.settle().await;
    assert_eq!(site.count("/"), 2, "it is reloaded once");
    let stored = "return sessionStorage.getItem('sks.page')";
    assert_eq!(browser.run(stored).await, Value::Null);

    assert_eq!(metas(&browser).await, 1);
    browser.run("sekisho.withdraw()").await;
    until("it is tightened", async || metas(&browser).await == 2).await;
    assert_eq!(escapes(&site, &browser, "withdrawn").await, false);
    browser.settle().await;
    assert_eq!((site.count("withdrawn"), site.count("/")), (0, 2));
    browser.close().await;
}

#[tokio::test]
async fn a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once_in_chromium() {
    a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once(Engine::Chromium).await;
}

#[tokio::test]
async fn a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once_in_firefox() {
    a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once(Engine::Firefox).await;
}

#[tokio::test]
async fn a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once_in_webkit() {
    a_grant_takes_effect_on_the_next_page_and_a_withdrawal_at_once(Engine::WebKit).await;
}

#[tokio::test]
async fn a_refusal_reloads_nothing_and_a_single_service_has_its_own_hosts() {
    let (site, browser) = (Site::start(), Browser::start().await);
    let address = put(&site, Means::Strict.tag());
    browser.open(&address).await;
    browser.click("[data-sks=reject-all]").await;
    browser
        .until("sekisho.choices().mode === 'reject_all'")
        .await;
    browser.settle().await;
    assert_eq!(
        (site.count("/"), site.count("asked"), metas(&browser).await),
        (1, 0, 1)
    );
    // `ads` has a host of its own, which alone is let through.
    let ads = "document.querySelector('#one').onclick = event => sekisho.choose({ services: { ads: true } }, event)";
    browser.run(ads).await;
    let press = "const one = document.querySelector('#one'); one.scrollIntoView(); return one";
    press_on(&browser, press).await;
    loaded(&site, &browser, 2).await;
    let found = browser.run(METAS).await.to_string();
    assert!(
        found.contains("nothing.example.net") && !found.contains("collector"),
        "{found}"
    );
    assert_eq!(escapes(&site, &browser, "other").await, false);
    press_on(&browser, press).await;
    loaded(&site, &browser, 3).await;
    assert_eq!(escapes(&site, &browser, "granted").await, true);
    until("the service is let in", async || site.count("asked") == 2).await;
    assert_eq!(site.count("/"), 3);
    browser.close().await;
}

/// Clicks, as the visitor would, on the element that a script returns.
async fn press_on(browser: &Browser, script: &str) {
    browser.run(script).await;
    let found = browser.client.find(fantoccini::Locator::Css("#one")).await;
    found
        .expect("it is there")
        .click()
        .await
        .expect("it can be clicked");
}

#[tokio::test]
async fn who_is_asked_service_by_service_grants_for_good_or_not_at_all() {
    let (site, browser) = (Site::start(), Browser::start().await);
    browser.open(&put(&site, Means::Strict.tag())).await;
    browser.click("[data-sks=notify]").await;
    browser.click("[data-sks=always]").await;
    loaded(&site, &browser, 2).await;
    until("the service is let in", async || site.count("asked") == 2).await;
    browser.settle().await;
    assert_eq!(site.count("/"), 2);
    browser.open_anew(&site.at("/")).await;
    browser.click("[data-sks=notify]").await;
    let shown = "[...document.querySelectorAll('sks-panel')].some(host => host.shadowRoot.querySelector('[data-sks=never]'))";
    browser.until(shown).await;
    let once = "return document.querySelector('sks-panel').shadowRoot.querySelectorAll('[data-sks=once], [data-notes]').length";
    assert_eq!(browser.run(once).await, 0);
    browser.close().await;
}

#[tokio::test]
async fn an_answer_that_cannot_be_stored_reloads_nothing() {
    let (site, browser) = (Site::start(), Browser::start().await);
    browser.open(&put(&site, Means::Strict.tag())).await;
    browser
        .command(
            "Emulation.setDocumentCookieDisabled",
            json!({ "disabled": true }),
        )
        .await;
    browser.click("[data-sks=allow-all]").await;
    browser
        .until("sekisho.choices().mode === 'allow_all'")
        .await;
    browser.settle().await;
    assert_eq!((site.count("/"), site.count("asked")), (1, 0));
    browser.close().await;
}

#[tokio::test]
async fn a_page_that_comes_back_to_another_answer_is_loaded_anew() {
    let (site, browser) = (Site::start(), Browser::start().await);
    browser.open(&put(&site, Means::Strict.tag())).await;
    let back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
    browser.run(back).await;
    browser.settle().await;
    assert_eq!(site.count("/"), 1);
    browser.click("[data-sks=allow-all]").await;
    loaded(&site, &browser, 2).await;
    let record = browser
        .run("return document.cookie.match(/sks=([^;]*)/)[1]")
        .await;
    browser.run("sekisho.withdraw()").await;
    until("it is tightened", async || metas(&browser).await == 2).await;
    // As another page would leave it that the visitor has been on meanwhile.
    browser.run("localStorage.clear()").await;
    let cookie = json!({ "name": "sks", "value": record, "url": site.at("/"), "path": "/" });
    browser.command("Network.setCookie", cookie).await;
    browser.run(back).await;
    loaded(&site, &browser, 3).await;
    assert_eq!(escapes(&site, &browser, "back").await, true);
    browser.close().await;
}

#[tokio::test]
async fn a_policy_that_is_not_baked_in_begins_late_and_grants_all_the_same() {
    let (site, browser) = (delivery::site(), Browser::start().await);
    let tag = "<script src=/bare.js data-policy=/policy.json data-enforce=strict></script>";
    browser.open(&put(&site, tag)).await;
    browser
        .until("document.head.firstElementChild.localName === 'meta'")
        .await;
    assert_eq!(escapes(&site, &browser, "before").await, false);
    browser.click("[data-sks=allow-all]").await;
    until("it is loaded", async || site.count("/") == 2).await;
    browser
        .until("sekisho.choices()?.mode === 'allow_all'")
        .await;
    assert_eq!(escapes(&site, &browser, "allowed").await, true);
    browser.settle().await;
    assert_eq!((site.count("before"), site.count("/")), (0, 2));
    browser.close().await;
}

#[tokio::test]
async fn a_nonce_of_the_pages_own_lets_in_nothing_that_the_visitor_has_not() {
    let (site, browser) = (Site::start(), Browser::start().await);
    let head = format!(
        "<script nonce=n src=/sekisho.js data-enforce=strict></script>\
         <script nonce=n>window.isMine = true</script><script nonce=n src={}/asked.js></script>",
        site.collector()
    );
    let policy = "Content-Security-Policy: script-src 'nonce-n' 'strict-dynamic' 'wasm-unsafe-eval' 'unsafe-eval'";
    site.put("/", Document::page(&head, "").with(policy));
    browser.open(&site.at("/")).await;
    let ran = "return [window.isMine, window.ran ?? null]";
    assert_eq!(browser.run(ran).await, json!([true, null]));
    assert_eq!(escapes(&site, &browser, "before").await, false);
    browser.click("[data-sks=allow-all]").await;
    loaded(&site, &browser, 2).await;
    browser.until("!!window.ran").await;
    browser.close().await;
}
