//! What the policy promises of a service is kept for all that it sends: addresses, headers, bodies and beacons.

use serde_json::json;

use crate::browser::{Browser, WATCH, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::policy::{baked, declared};
use crate::site::Site;

/// Every way to send something under a name, each with a text.
const WAYS: &str = "
    const post = (url, body, more) => fetch(url, { method: 'POST', body, ...more }).catch(() => {});
    const xhr = (url, body, header) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      if (header) request.setRequestHeader('X-Note', header);
      request.send(body);
    };
    const form = (text) => { const form = new FormData(); form.append('note', text); return form; };
    const filed = (text) => { const form = new FormData(); form.append('file', new File([text], 'f.txt')); return form; };
    const named = (text) => { const form = new FormData(); form.append('file', new File(['x'], text)); return form; };
    const parsed = (text) => new DOMParser().parseFromString('<a>' + text + '</a>', 'text/xml');
    const bytes = (text) => new TextEncoder().encode(text);
    const search = (text) => new URLSearchParams({ note: text });
    window.ways = {
      blob: (url, text) => post(url, new Blob([text])),
      string: (url, text) => post(url, text),
      kept: (url, text) => post(url, text, { keepalive: true }),
      form: (url, text) => post(url, form(text)),
      filed: (url, text) => post(url, filed(text)),
      search: (url, text) => post(url, search(text)),
      buffer: (url, text) => post(url, bytes(text).buffer),
      view: (url, text) => post(url, bytes(text)),
      request: (url, text) => fetch(new Request(url, { method: 'POST', body: text })).catch(() => {}),
      header: (url, text) => post(url, 'x', { headers: { 'X-Note': text } }),
      asked: (url, text) => fetch(url, { headers: { 'X-Note': text } }).catch(() => {}),
      x_string: xhr,
      x_header: (url, text) => xhr(url, 'x', text),
      x_blob: (url, text) => xhr(url, new Blob([text])),
      x_form: (url, text) => xhr(url, form(text)),
      x_document: (url, text) => xhr(url, parsed(text)),
      x_view: (url, text) => xhr(url, bytes(text)),
      x_object: (url, text) => xhr(url, { toString: () => text }),
      b_string: (url, text) => navigator.sendBeacon(url, text),
      b_blob: (url, text) => navigator.sendBeacon(url, new Blob([text])),
      b_form: (url, text) => navigator.sendBeacon(url, form(text)),
      b_named: (url, text) => navigator.sendBeacon(url, named(text)),
      b_search: (url, text) => navigator.sendBeacon(url, search(text)),
      b_view: (url, text) => navigator.sendBeacon(url, bytes(text)),
      query: (url, text) => fetch(url + '?note=' + encodeURIComponent(text)).catch(() => {}),
    };
    window.sendAll = (prefix, text) => { for (const name in ways) ways[name](collector + '/' + prefix + name, text); };";

/// Changes prototypes so that whoever reads by them is told of nothing.
const LIES: &str = "
    const nothing = async () => new ArrayBuffer(0);
    Blob.prototype.arrayBuffer = Request.prototype.arrayBuffer = nothing;
    Blob.prototype.text = async () => '';
    FormData.prototype.forEach = Headers.prototype.forEach = () => {};
    URLSearchParams.prototype.toString = XMLSerializer.prototype.serializeToString = () => '';
    TextDecoder.prototype.decode = () => '';
    Request.prototype.clone = () => new Request('/');";

/// A site whose one service promises that what it sends identifies nobody, with the answer given.
async fn allowed(engine: Engine, lies: &str) -> (Site, Browser) {
    let site = Site::start();
    let mut policy = declared(site.port());
    policy["services"][0]["anonymous"] = json!(true);
    policy["identifying"] = json!({ "registered_ids": ["member_id"], "hashed_email": true });
    site.put("/sekisho.js", Document::script(baked(&policy)));
    let collector = format!("window.collector = '{}';", site.collector());
    let head = format!(
        "<script>{WATCH}</script><script src=/sekisho.js></script><script>{collector}{WAYS}{lies}</script>"
    );
    site.put("/promises", Document::page(&head, ""));
    let browser = Browser::of(engine).await;
    browser.open(&site.at("/promises")).await;
    browser.click("[data-sks=allow-all]").await;
    browser
        .until("sekisho.choices().mode === 'allow_all'")
        .await;
    (site, browser)
}

/// WebKit does not give the bytes of a request that was made of a form with a file: it stays held there.
fn is_readable(engine: Engine, name: &str) -> bool {
    engine != Engine::WebKit || name != "filed"
}

/// The ways that can be looked at.
async fn names(browser: &Browser, engine: Engine) -> Vec<String> {
    let names = browser.run("return Object.keys(ways)").await;
    let mut names: Vec<String> = serde_json::from_value(names).expect("names");
    names.retain(|name| is_readable(engine, name));
    names
}

/// What the gate told of requests to paths that begin so: the paths' ends and the reasons, in order.
async fn told(browser: &Browser, kind: &str, prefix: &str) -> Vec<(String, String)> {
    let script = format!(
        "return __seen.filter(one => one.type === '{kind}' && one.detail.url?.includes('/{prefix}')) \
         .map(one => [new URL(one.detail.url).pathname.replace('/{prefix}', ''), one.detail.reason])"
    );
    serde_json::from_value(browser.run(&script).await).expect("pairs")
}

/// What breaks the promise: of each way in which it can, one text.
const BROKEN: [&str; 4] = [
    "contact=taro@example.jp",
    r#"{"properties":{"member_id":"A-1024"}}"#,
    "em=a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
    "d=eyJ0ZWwiOiIwOTAtMTIzNC01Njc4In0",
];

/// Sends a text in every way, and waits until each is refused for the promise's sake.
async fn refused(browser: &Browser, names: &[String], prefix: &str, text: &str) {
    let send = format!("sendAll({}, {})", json!(prefix), json!(text));
    browser.run(&send).await;
    until(&format!("all are refused for {text}"), async || {
        let held = told(browser, "held", prefix).await;
        let broken = |name: &String| held.contains(&(name.clone(), "promise_broken".to_owned()));
        names.iter().all(broken)
    })
    .await;
}

async fn keeps_the_promise(engine: Engine, lies: &str) {
    let _place = beside();
    let (site, browser) = allowed(engine, lies).await;
    let names = names(&browser, engine).await;
    assert!(names.len() >= 24, "{engine:?}: {names:?}");
    let prefix = |number: usize| format!("bad{number}-");
    for (number, text) in BROKEN.iter().enumerate() {
        refused(&browser, &names, &prefix(number), text).await;
    }
    browser.settle().await;
    let unread = Some("filed".to_owned()).filter(|name| !is_readable(engine, name));
    for number in 0..BROKEN.len() {
        for name in names.iter().chain(&unread) {
            let arrived = site.count(&format!("{}{name}", prefix(number)));
            assert_eq!(arrived, 0, "{engine:?}: {name}");
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn what_identifies_somebody_never_arrives_by_whatever_way_it_is_sent() {
    for engine in Engine::ALL {
        keeps_the_promise(engine, "").await;
    }
}

#[tokio::test]
async fn nor_does_it_where_a_page_has_changed_what_bodies_are_read_by() {
    keeps_the_promise(Engine::Chromium, LIES).await;
}

/// What a way sends of a text; nothing where a boundary made by chance is part of it.
fn sent(name: &str, text: &str) -> Option<String> {
    Some(match name {
        "form" | "filed" | "x_form" | "b_form" | "b_named" => return None,
        "search" | "b_search" => format!("note={text}"),
        "header" | "x_header" => "x".to_owned(),
        "asked" | "query" => String::new(),
        "x_document" => format!("<a>{text}</a>"),
        _ => text.to_owned(),
    })
}

async fn lets_the_rest_pass(engine: Engine) {
    let _place = beside();
    let (site, browser) = allowed(engine, "").await;
    let names = names(&browser, engine).await;
    browser.run("sendAll('good-', 'page-view-1')").await;
    for name in &names {
        let counted = format!("good-{name}");
        until(&format!("{engine:?}: {name} arrives"), async || {
            site.count(&counted) > 0
        })
        .await;
    }
    browser.settle().await;
    for name in &names {
        let bodies = site.bodies(&format!("/good-{name}"));
        let [body] = bodies.as_slice() else {
            panic!("{engine:?}: {name} arrived {} times", bodies.len());
        };
        let body = String::from_utf8_lossy(body);
        match sent(name, "page-view-1") {
            Some(text) => assert_eq!(body, text, "{engine:?}: {name}"),
            None => assert!(body.contains("page-view-1"), "{engine:?}: {name}: {body}"),
        }
    }
    // The first, a file, takes time to read, and so all that come after it wait.
    let released = told(&browser, "released", "good-").await;
    let order: Vec<String> = released.into_iter().map(|(name, _)| name).collect();
    assert_eq!(order, names, "{engine:?}");
    browser.close().await;
}

#[tokio::test]
async fn what_identifies_nobody_arrives_once_in_order_and_unaltered() {
    for engine in Engine::ALL {
        lets_the_rest_pass(engine).await;
    }
}

#[tokio::test]
async fn what_is_too_long_to_be_looked_at_stays_held() {
    let _place = beside();
    let (site, browser) = allowed(Engine::Chromium, "").await;
    let long = "window.long = 'x '.repeat(600_000); \
        for (const name of ['string', 'blob', 'x_string', 'x_form']) ways[name](collector + '/long-' + name, long); \
        ways.string(collector + '/short-string', 'x')";
    browser.run(long).await;
    until("the short one arrives", async || {
        site.count("short-string") == 1
    })
    .await;
    browser.settle().await;
    let held = told(&browser, "held", "long-").await;
    for name in ["string", "blob", "x_string", "x_form"] {
        assert_eq!(site.count(&format!("long-{name}")), 0, "{name}");
        let unchecked = (name.to_owned(), "promise_unchecked".to_owned());
        assert!(held.contains(&unchecked), "{name}: {held:?}");
    }
    browser.close().await;
}
