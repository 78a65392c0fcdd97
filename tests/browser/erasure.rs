//! What came of a grant goes with it, on every domain and path, under a Japanese registrable domain.
//!
//! The names are real ones and lead to this machine, through the test pages' own server as a proxy: what
//! the browser takes for a registrable domain is its own affair. It is asked, not the page.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::policy::{baked, declared};
use crate::site::Site;

const PAGE: &str = "http://www.shop.example.co.jp/a/b/";
/// The domains on which that page can have a cookie; the last is its host alone.
const DOMAINS: [&str; 4] = [
    ".example.co.jp",
    ".shop.example.co.jp",
    ".www.shop.example.co.jp",
    "www.shop.example.co.jp",
];
/// And the paths.
const PATHS: [&str; 5] = ["/", "/a", "/a/", "/a/b", "/a/b/"];

/// A site whose pages have the gate, with `change` made to the policy.
fn site(change: impl FnOnce(&mut Value)) -> Site {
    let site = Site::start();
    let mut policy = declared(site.port());
    change(&mut policy);
    site.put("/sekisho.js", Document::script(baked(&policy)));
    let page = Document::page("<script src=/sekisho.js></script>", "");
    for path in ["/", "/a/b/", "/c/"] {
        site.put(path, page.clone());
    }
    site
}

/// What a page runs to have a cookie of this name on a domain and a path.
fn set(name: &str, domain: &str, path: &str) -> String {
    let wide = match domain.strip_prefix('.') {
        Some(domain) => format!(";Domain={domain}"),
        None => String::new(),
    };
    format!("document.cookie = '{name}=1;Max-Age=3600;Path={path}{wide}';")
}

/// The cookies that are neither the record nor its probe.
async fn others(browser: &Browser) -> Vec<String> {
    let mut cookies = browser.cookies().await;
    cookies.retain(|cookie| !cookie.starts_with("sks"));
    cookies
}

async fn allow_all(browser: &Browser, address: &str) {
    browser.open(address).await;
    browser.click("[data-sks=allow-all]").await;
    browser.until("sekisho.can('ana')").await;
}

#[tokio::test]
async fn after_withdrawal_a_services_cookies_are_gone_from_every_domain_and_path() {
    let site = site(|_| {});
    let browser = Browser::through(site.port()).await;
    allow_all(&browser, PAGE).await;
    // One name on all of them, which is the hardest to tell apart.
    let places = DOMAINS.map(|domain| PATHS.map(|path| (domain, path)));
    let mut expected = Vec::new();
    for (domain, path) in places.into_iter().flatten() {
        browser.run(&set("_t", domain, path)).await;
        expected.push(format!("_t {domain} {path}"));
    }
    for domain in DOMAINS {
        browser.run(&set("site_lang", domain, "/")).await;
        expected.push(format!("site_lang {domain} /"));
    }
    expected.sort();
    assert_eq!(others(&browser).await, expected);
    browser.run("sekisho.withdraw()").await;
    browser
        .until("__seen.some(e => e.detail.how === 'withdrawn')")
        .await;
    expected.retain(|cookie| cookie.starts_with("site_lang"));
    assert_eq!(others(&browser).await, expected);
    let left = browser
        .run("return __seen.find(e => e.detail.how === 'withdrawn').detail.left")
        .await;
    assert_eq!(left, json!([]));
    browser.close().await;
}

#[tokio::test]
async fn the_stop_call_of_each_service_that_is_refused_is_made_and_of_no_other() {
    let site = site(|policy| {
        for service in policy["services"].as_array_mut().expect("services") {
            let call = format!("vendors.{}.stop", service["id"].as_str().expect("an id"));
            service["stop"] = json!(call);
        }
    });
    let browser = Browser::start().await;
    allow_all(&browser, &site.at("/")).await;
    // Each is called on what it is a part of.
    browser
        .run("window.vendors = {}; for (const id of ['ads', 'ana']) vendors[id] = { calls: 0, stop() { this.calls++ } }")
        .await;
    let calls = "return [vendors.ads.calls, vendors.ana.calls]";
    browser
        .run("return sekisho.choose({ services: { ads: false } })")
        .await;
    assert_eq!(browser.run(calls).await, json!([1, 0]));
    browser.run("sekisho.withdraw()").await;
    browser
        .until("__seen.some(e => e.detail.how === 'withdrawn')")
        .await;
    assert_eq!(browser.run(calls).await, json!([1, 1]));
    browser.close().await;
}

#[tokio::test]
async fn a_partitioned_cookie_goes_too() {
    let site = site(|_| {});
    let browser = Browser::start().await;
    // Such a cookie takes a secure page, which this machine's own names count as.
    allow_all(&browser, &site.at("/")).await;
    browser
        .run("document.cookie = '_t=1;Max-Age=3600;Path=/;SameSite=None;Secure;Partitioned'")
        .await;
    assert_eq!(others(&browser).await, ["_t page.localhost /"]);
    browser.run("sekisho.withdraw()").await;
    browser
        .until("__seen.some(e => e.detail.how === 'withdrawn')")
        .await;
    assert_eq!(others(&browser).await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test]
async fn a_cookie_that_a_page_cannot_see_goes_when_one_is_opened_that_can() {
    let site = site(|_| {});
    let browser = Browser::through(site.port()).await;
    allow_all(&browser, PAGE).await;
    browser.run(&set("_t", ".example.co.jp", "/c")).await;
    browser.run("sekisho.withdraw()").await;
    browser
        .until("__seen.some(e => e.detail.how === 'withdrawn')")
        .await;
    assert_eq!(others(&browser).await, ["_t .example.co.jp /c"]);
    browser.open("http://www.shop.example.co.jp/c/").await;
    assert_eq!(others(&browser).await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test]
async fn a_record_is_of_one_host_unless_the_policy_shares_it() {
    let site = site(|_| {});
    let browser = Browser::through(site.port()).await;
    allow_all(&browser, PAGE).await;
    assert_eq!(browser.cookies().await, ["sks www.shop.example.co.jp /"]);
    browser.open("http://example.co.jp/").await;
    assert_eq!(browser.run("return sekisho.choices().asked").await, false);
    browser.close().await;
}

#[tokio::test]
async fn a_shared_record_is_on_the_registrable_domain_and_every_subdomain_reads_it() {
    let site = site(|policy| policy["choices"]["share_across_subdomains"] = json!(true));
    let browser = Browser::through(site.port()).await;
    let shared = async || {
        until("the record is shared and the probe is gone", async || {
            browser.cookies().await == ["sks .example.co.jp /"]
        })
        .await;
    };
    allow_all(&browser, PAGE).await;
    shared().await;
    for host in ["example.co.jp", "care.example.co.jp"] {
        browser.open(&format!("http://{host}/")).await;
        assert_eq!(
            browser.run("return sekisho.choices().mode").await,
            "allow_all",
            "{host}"
        );
    }
    // Another answer on another host takes the place of the first.
    browser.run("sekisho.rejectAll()").await;
    browser
        .until("sekisho.choices().mode === 'reject_all'")
        .await;
    shared().await;
    browser.open(PAGE).await;
    assert_eq!(
        browser.run("return sekisho.choices().mode").await,
        "reject_all"
    );
    // Whoever else has `.co.jp` has nothing of it.
    browser.open("http://other.co.jp/").await;
    assert_eq!(browser.run("return sekisho.choices().asked").await, false);
    browser.close().await;
}
