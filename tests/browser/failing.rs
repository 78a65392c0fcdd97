//! It fails closed and leaves the page open: whatever is missing or broken, trackers wait and the page works.

use serde_json::json;

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::policy::{compiled, declared};
use crate::site::{Site, built};

const BAKED: &str = "<script src=/sekisho.js></script>";
/// What a page without a gate at work is still able to do, and what a tracker tries meanwhile.
const BODY: &str = "<p id=text></p><img id=own src=/own.png alt=''>
    <script>
    window.done = [];
    const did = what => () => done.push(what);
    document.getElementById('text').textContent = 'x';
    document.cookie = 'site_lang=ja';
    fetch('/data.json').then(did('own request'));
    const ask = new XMLHttpRequest(); ask.open('GET', '/xhr.json'); ask.onload = did('own xhr'); ask.send();
    document.head.append(Object.assign(document.createElement('script'), { src: '/own.js', onload: did('own script') }));
    document.body.append(Object.assign(new Image(), { src: '/own.png', onload: did('own image') }));
    fetch('COLLECTOR/asked.json', { mode: 'no-cors' }).then(did('tracker'), did('tracker failed'));
    new Image().src = 'COLLECTOR/asked.png';
    document.head.append(Object.assign(document.createElement('script'), { src: 'COLLECTOR/asked.js' }));
    navigator.sendBeacon('COLLECTOR/asked.txt', 'x');
    document.cookie = '_t=1';
    </script>
    <script type=text/plain data-service=ana src=COLLECTOR/asked.js></script>
    <template data-sks-service=ana><img src=COLLECTOR/asked.png></template>
    <img alt='' data-src=COLLECTOR/asked.png data-service=ana>";
/// A browser's flag under which there is no WebAssembly.
const JITLESS: &[&str] = &["--js-flags=--jitless"];
/// Why there is none, with the page's header and the browser's flags.
const WITHOUT_WEBASSEMBLY: [(&str, Option<&str>, &[&str]); 2] = [
    (
        "a page's header refuses it",
        Some(
            "Content-Security-Policy: script-src 'self' 'unsafe-inline' http://collector.localhost:*",
        ),
        &[],
    ),
    ("the browser has none", None, JITLESS),
];
/// What of it is the page's own.
const OWN: [&str; 4] = ["own image", "own request", "own script", "own xhr"];

/// A site whose page has this in its head.
fn site(head: &str, header: Option<&str>) -> Site {
    let site = Site::start();
    site.put("/bare.js", Document::script(built("sekisho.js")));
    site.put("/own.js", Document::script("window.ownRan = true"));
    site.put(
        "/own.png",
        Document::new(
            "image/svg+xml",
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        ),
    );
    let mut page = Document::page(head, &BODY.replace("COLLECTOR", &site.collector()));
    if let Some(header) = header {
        page = page.with(header);
    }
    site.put("/", page);
    site
}

/// The page has done all that is its own, nothing has reached the other host, and nothing is open.
async fn stays_closed(site: &Site, browser: &Browser, why: &str) {
    let own = json!(OWN);
    browser.until("done.length >= 4").await;
    browser.settle().await;
    assert_eq!(browser.run("return done.sort()").await, own, "{why}");
    assert_eq!(site.count("asked"), 0, "{why}");
    let page = "return [ownRan, document.getElementById('own').naturalWidth > 0, \
        document.cookie.includes('_t=')]";
    assert_eq!(browser.run(page).await, json!([true, true, false]), "{why}");
}

/// There is no policy open, and calls on it do no harm.
async fn is_not_ready(browser: &Browser, why: &str) {
    let found = "return [sekisho.choices(), sekisho.can('ana'), sekisho.receipt(), \
        sekisho.explain('https://tracker.example/').reason, sekisho.rejectAll(), sekisho.hide() ?? null, \
        document.querySelectorAll('sks-notice').length, __seen.filter(e => e.type === 'ready').length]";
    let expected = json!([null, false, null, "not_ready", true, null, 0, 0]);
    assert_eq!(browser.run(found).await, expected, "{why}");
}

/// Opens the page in a browser that has no WebAssembly for it.
async fn open_without_webassembly(site: &Site, why: &str, flags: &[&str]) -> Browser {
    let browser = Browser::with(flags).await;
    browser.load(&site.at("/")).await;
    let refused = "try { new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); return false } \
        catch { return true }";
    assert_eq!(browser.run(refused).await, true, "{why}");
    browser
}

#[tokio::test]
async fn without_webassembly_trackers_wait_for_the_answer_and_the_page_works() {
    for (why, header, flags) in WITHOUT_WEBASSEMBLY {
        let site = site(BAKED, header);
        let browser = open_without_webassembly(&site, why, flags).await;
        browser.until("__seen.some(e => e.type === 'ready')").await;
        stays_closed(&site, &browser, why).await;
        browser.click("[data-sks=allow-all]").await;
        until(why, async || site.count("asked") > 0).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn without_webassembly_and_what_stands_for_it_trackers_wait_and_the_page_works() {
    let none = || Document {
        status: 404,
        ..Document::page("", "")
    };
    let [refused, missing] = WITHOUT_WEBASSEMBLY;
    for ((why, header, flags), other) in [
        (refused, none()),
        (missing, none()),
        (missing, Document::script("throw 0")),
        (
            missing,
            Document::script("export default () => { throw 0 }"),
        ),
    ] {
        let site = site(BAKED, header);
        site.put("/sekisho.nowasm.js", other);
        let browser = open_without_webassembly(&site, why, flags).await;
        stays_closed(&site, &browser, why).await;
        is_not_ready(&browser, why).await;
        assert!(site.count("/sekisho.nowasm.js") > 0, "{why}");
        browser.close().await;
    }
}

#[tokio::test]
async fn without_a_policy_trackers_wait_and_the_page_works() {
    let other = |text: &str| format!("<script src=/bare.js data-policy=\"{text}\"></script>");
    let inline = |text: &str| {
        format!(
            "<script type=application/json data-sks-policy>{text}</script><script src=/bare.js></script>"
        )
    };
    let browser = Browser::start().await;
    for (why, head) in [
        ("none is given", "<script src=/bare.js></script>".to_owned()),
        (
            "there is none at the address",
            other("/nowhere.sks?status=404"),
        ),
        (
            "nobody answers there",
            other("http://127.0.0.1:9/policy.sks"),
        ),
        ("what is there is no policy", other("/own.js")),
        ("its bytes are cut short", other("/short.sks")),
        ("it has an error", inline("{ \"sekisho\": 1 }")),
        ("it is no JSON", inline("{ \"sekisho\": ")),
        ("it is empty", inline("")),
    ] {
        let site = site(&head, None);
        let mut short = compiled(&declared(site.port()));
        short.truncate(short.len() / 2);
        site.put(
            "/short.sks",
            Document::new("application/octet-stream", short),
        );
        browser
            .command("Network.clearBrowserCookies", json!({}))
            .await;
        browser.load(&site.at("/")).await;
        stays_closed(&site, &browser, why).await;
        is_not_ready(&browser, why).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn without_what_takes_answers_none_is_recorded_and_trackers_wait() {
    for (why, path, flags) in [
        ("its script throws", "/sekisho-panel.js", &[][..]),
        ("its module is none", "/sekisho-panel.wasm", &[]),
        (
            "what stands for its module throws",
            "/sekisho-panel.nowasm.js",
            JITLESS,
        ),
    ] {
        let site = site(BAKED, None);
        site.put(path, Document::script("throw 0"));
        let browser = Browser::with(flags).await;
        browser.open(&site.at("/")).await;
        browser.click("[data-sks=allow-all]").await;
        browser.run("sekisho.rejectAll()").await;
        let chosen = "return sekisho.choose({ services: { ana: false } }).catch(() => false)";
        assert_eq!(browser.run(chosen).await, false, "{why}");
        stays_closed(&site, &browser, why).await;
        let found = "return [sekisho.choices().asked, sekisho.receipt(), \
            __seen.filter(e => e.type === 'choice').length]";
        assert_eq!(browser.run(found).await, json!([false, null, 0]), "{why}");
        assert!(site.count(path) > 0, "{why}");
        browser.close().await;
    }
}

#[tokio::test]
async fn a_record_that_cannot_be_read_counts_as_none() {
    let browser = Browser::start().await;
    for record in [
        "1.x",
        "sks",
        "%00%ff",
        "9.AAAAAAAAAAAAAAAAAAAAAA.1",
        "=",
        "{\\\"asked\\\":true}",
    ] {
        let site = site(BAKED, None);
        let stored = format!(
            "<script>document.cookie = 'sks={record};Path=/'; localStorage.setItem('sks', '{record}');</script>"
        );
        site.put("/before", Document::page(&stored, ""));
        browser
            .command("Network.clearBrowserCookies", json!({}))
            .await;
        browser.load(&site.at("/before")).await;
        browser.open(&site.at("/")).await;
        stays_closed(&site, &browser, record).await;
        let found =
            "return [sekisho.choices().asked, document.querySelectorAll('sks-notice').length]";
        assert_eq!(browser.run(found).await, json!([false, 1]), "{record}");
        // And it is in nobody's way.
        browser.click("[data-sks=reject-all]").await;
        browser.open(&site.at("/")).await;
        assert_eq!(
            browser.run("return sekisho.choices().mode").await,
            "reject_all",
            "{record}"
        );
    }
    browser.close().await;
}
