//! The service worker's life: starting again, beside a site's own, going, and where there is none.

use serde_json::json;

use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::policy::{baked_with_workers, declared};
use crate::site::Site;
use crate::worker::{TAG, asked, choose, enter, is_controlled, site, site_with};

/// Registers a worker at an address; tells its scope, or why not.
const REGISTER: &str = "return navigator.serviceWorker.register(arguments[0]) \
    .then(() => navigator.serviceWorker.ready).then(({ scope }) => scope, (error) => `${error}`)";

#[tokio::test]
async fn a_worker_that_starts_again_goes_by_the_choice() {
    let (site, browser) = (site(), Browser::start().await);
    enter(&site, &browser, "/").await;
    choose(&browser, "allow-all").await;
    browser.command("ServiceWorker.enable", json!({})).await;
    browser
        .command("ServiceWorker.stopAllWorkers", json!({}))
        .await;
    browser.open(&site.at("/tags")).await;
    until("what is allowed comes", async || {
        asked(&site, &browser).await == [1; 4]
    })
    .await;
    browser.click("[data-sks=reopen]").await;
    choose(&browser, "reject-all").await;
    browser
        .command("ServiceWorker.stopAllWorkers", json!({}))
        .await;
    browser.open(&site.at("/tags")).await;
    assert_eq!(asked(&site, &browser).await, [1; 4]);
    assert_eq!(is_controlled(&browser).await, true);
    browser.close().await;
}

/// A site's own worker, which answers some requests and would answer those of the other host too.
const OWN: &str = "importScripts('/sekisho-sw.js'); \
    addEventListener('install', () => skipWaiting()); \
    addEventListener('fetch', (event) => { \
      if (/answered|mine/.test(event.request.url)) event.respondWith(new Response('by the site')); });";

#[tokio::test]
async fn in_a_sites_own_worker_that_still_answers_its_own() {
    let tag = TAG.replace("/sekisho-sw.js", "/own-sw.js");
    let (site, browser) = (site_with(&tag), Browser::start().await);
    site.put("/own-sw.js", Document::script(OWN));
    enter(&site, &browser, "/").await;
    let fetched =
        |address: String| format!("return fetch('{address}').then((response) => response.text())");
    // A browser that is short of time lets a request past a worker that has not started yet.
    until("the site's worker answers", async || {
        browser.run(&fetched("/answered".to_owned())).await == "by the site"
    })
    .await;
    browser.open(&site.at("/tags")).await;
    assert_eq!(asked(&site, &browser).await, [0; 4]);
    choose(&browser, "allow-all").await;
    browser.open(&site.at("/tags")).await;
    until("they arrive", async || asked(&site, &browser).await[3] == 1).await;
    // What passes goes on to the site's handlers, once the worker has read the record again after a page was opened.
    let mine = fetched(format!("{}/mine", site.collector()));
    until("the site's worker answers for the other host", async || {
        let before = site.count("mine");
        browser.run(&mine).await == "by the site" && site.count("mine") == before
    })
    .await;
    browser.close().await;
}

#[tokio::test]
async fn unregistered_it_leaves_nothing() {
    let (site, browser) = (site(), Browser::start().await);
    enter(&site, &browser, "/tags").await;
    let gone =
        "return navigator.serviceWorker.getRegistration().then((found) => found.unregister())";
    assert_eq!(browser.run(gone).await, true);
    site.put("/", Document::page("<script src=/sekisho.js></script>", ""));
    browser.open(&site.at("/")).await;
    assert_eq!(is_controlled(&browser).await, false);
    let left = "return Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys(), indexedDB.databases()]) \
        .then((lists) => lists.flat().length)";
    assert_eq!(browser.run(left).await, 0);
    assert_eq!(browser.kept().await, Vec::<String>::new());
    assert_eq!(browser.cookies().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test]
async fn a_worker_whose_file_is_gone_goes_too() {
    for gone in [
        Document {
            status: 404,
            ..Document::page("", "")
        },
        // A host that answers everything with its page.
        Document::page("", ""),
    ] {
        let (site, browser) = (site(), Browser::start().await);
        enter(&site, &browser, "/").await;
        site.put("/sekisho-sw.js", gone);
        // The worker at work has asked before, if it held anything.
        let count = "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)";
        browser.load(&site.at("/tags")).await;
        browser.until(count).await;
        browser.load(&site.at("/tags")).await;
        assert_eq!(is_controlled(&browser).await, false);
        browser.close().await;
    }
}

#[tokio::test]
async fn a_worker_without_a_policy_does_not_start() {
    let (site, browser) = (site(), Browser::start().await);
    site.put(
        "/empty/sekisho-sw.js",
        Document::script(crate::site::built("sekisho-sw.js")),
    );
    browser.open(&site.at("/")).await;
    let why = browser
        .run(&REGISTER.replace("arguments[0]", "'/empty/sekisho-sw.js'"))
        .await;
    assert!(
        why.as_str()
            .is_some_and(|why| why.contains("evaluation failed")),
        "{why}"
    );
    browser.close().await;
}

#[tokio::test]
async fn a_worker_without_webassembly_does_not_start_and_the_pages_gate_is_alone() {
    let kept =
        "<script>said = []; console.warn = (...words) => said.push(words.join(' '))</script>";
    for (why, flags, header) in [
        (
            "the browser has none",
            &["--js-flags=--jitless"][..],
            "X-Content-Type-Options: nosniff",
        ),
        (
            "the worker's header refuses it",
            &[],
            "Content-Security-Policy: script-src 'self'",
        ),
    ] {
        let (site, browser) = (site(), Browser::with(flags).await);
        let [_, worker, _] = baked_with_workers(&declared(site.port()));
        site.put("/sekisho-sw.js", Document::script(worker).with(header));
        site.put("/", Document::page(&format!("{kept}{TAG}"), ""));
        browser.open(&site.at("/")).await;
        browser
            .until("said.some(text => text.includes('evaluation failed'))")
            .await;
        let registered =
            "return navigator.serviceWorker.getRegistrations().then((all) => all.length)";
        assert_eq!(browser.run(registered).await, 0, "{why}");
        let image = format!("new Image().src = '{}/alone.gif'", site.collector());
        browser.run(&image).await;
        browser.settle().await;
        assert_eq!(site.count("alone"), 0, "{why}");
        choose(&browser, "allow-all").await;
        until(why, async || site.count("alone") == 1).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn under_trusted_types_it_is_registered_by_the_one_policy() {
    let (site, browser) = (site(), Browser::start().await);
    let strict = "Content-Security-Policy: require-trusted-types-for 'script'; trusted-types sekisho; worker-src 'self'";
    site.put("/", Document::page(TAG, "").with(strict));
    enter(&site, &browser, "/").await;
    browser.close().await;
}

/// Firefox gives workers no cookies yet, and WebKitGTK has no interface to them.
#[tokio::test]
async fn where_a_worker_cannot_read_cookies_there_is_none_and_a_sites_own_is_let_be() {
    for engine in [Engine::Firefox, Engine::WebKit] {
        let _place = beside();
        let (site, browser) = (site(), Browser::of(engine).await);
        site.put("/own-sw.js", Document::script(OWN));
        let open = async |path: &str| {
            browser.load(&site.at(path)).await;
            browser.until("!!window.sekisho?.choices()").await;
        };
        open("/").await;
        // It is registered, and gone when it was to be installed.
        let alone = "return navigator.serviceWorker.register('/sekisho-sw.js').then(() => true)";
        assert_eq!(browser.run(alone).await, true, "{engine:?}");
        browser
            .until("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
            .await;
        let own = browser
            .run(&REGISTER.replace("arguments[0]", "'/own-sw.js'"))
            .await;
        assert_eq!(own, json!(site.at("/")), "{engine:?}");
        open("/").await;
        assert_eq!(is_controlled(&browser).await, true);
        browser.click("[data-sks=allow-all]").await;
        browser
            .until("sekisho.choices().mode === 'allow_all'")
            .await;
        open("/tags").await;
        until("what is allowed comes", async || {
            asked(&site, &browser).await == [1; 4]
        })
        .await;
        browser.close().await;
    }
}

/// What a page asks its own host, and one that needs no consent, for; each in its own manner.
const REQUESTS: &str = "document.cookie = 'own=1'; \
    const load = (tag, set) => new Promise((done) => { const node = document.createElement(tag); set(node); \
      node.onload = node.onerror = node.onloadedmetadata = done; document.body.append(node); }); \
    const part = { headers: { range: 'bytes=2-5' } }; \
    const steps = [() => fetch('/same/plain'), () => fetch('/same/range', part), \
      () => fetch('/same/omit', { credentials: 'omit' }), () => fetch('/same/post', { method: 'POST', body: 'text' }), \
      () => fetch('OTHER/same/foreign', part), () => fetch('OTHER/same/opaque', { mode: 'no-cors', credentials: 'include' }), \
      () => load('img', (node) => { node.src = '/same/image'; }), () => load('video', (node) => { node.src = '/same/video'; }), \
      () => load('script', (node) => { node.src = 'OTHER/same/script'; }), \
      () => load('iframe', (node) => { node.src = '/same/frame'; })]; \
    return steps.reduce((last, step) => last.then(step).catch(() => {}), Promise.resolve()).then(() => true)";

/// The heads of a page's requests, with the worker or without.
async fn heads(site: &Site, browser: &Browser) -> Vec<Vec<String>> {
    site.heads();
    let other = site.at("").replace("page.", "needed.");
    assert_eq!(browser.run(&REQUESTS.replace("OTHER", &other)).await, true);
    let mut heads = site.heads();
    heads.retain(|head| head[0].contains("/same/"));
    heads.sort();
    heads
}

#[tokio::test]
async fn what_it_does_not_gate_goes_out_as_without_it() {
    let (site, browser) = (site(), Browser::start().await);
    let mut policy = declared(site.port());
    let mut needed = policy["services"][0].clone();
    needed["id"] = json!("needed");
    needed["purposes"] = json!(["necessary"]);
    needed["hosts"] = json!([format!("needed.localhost:{}", site.port())]);
    for list in ["cookies", "storage"] {
        needed[list] = json!([]);
    }
    policy["services"]
        .as_array_mut()
        .expect("services")
        .push(needed);
    site.put_gate(&policy);
    browser.open(&site.at("/")).await;
    let without = heads(&site, &browser).await;
    assert!(without.len() >= 10, "{without:?}");
    enter(&site, &browser, "/").await;
    assert_eq!(heads(&site, &browser).await, without);
    // And what comes is there as it comes.
    let streamed = "return fetch('/sekisho.js?until=/go-on').then(async ({ body, headers }) => { \
        const reader = body.getReader(); \
        const { value } = await reader.read(); \
        await fetch('/go-on'); \
        let length = value.length; \
        for (let part; !(part = await reader.read()).done; length += part.value.length); \
        return [value.length < length, length === Number(headers.get('content-length'))]; })";
    assert_eq!(browser.run(streamed).await, json!([true, true]));
    browser.close().await;
}
