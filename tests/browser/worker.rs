//! The service worker: what it holds, and how it hears of choices.

use serde_json::Value;

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::site::Site;

/// The gate with its worker.
pub const TAG: &str = "<script src=/sekisho.js data-worker=/sekisho-sw.js></script>";
/// What a page of these asks the other host for by static tags, the last in a frame without hooks.
const ASKED: [&str; 4] = ["script", "image", "sheet", "framed"];

/// A site with a page that has nothing, and one with static tags of a service that needs a yes, none of them marked.
pub fn site() -> Site {
    site_with(TAG)
}

/// The same with another tag of the gate's on both pages.
pub fn site_with(tag: &str) -> Site {
    let site = Site::start();
    let other = site.collector();
    let head = format!(
        "<script src={other}/script.js></script><link rel=stylesheet href={other}/sheet.css>"
    );
    let body = format!("<img src={other}/image.gif alt=''><iframe src=/framed></iframe>");
    let framed = format!("<img src={other}/framed.gif alt=''>");
    site.put("/", Document::page(tag, ""));
    site.put("/tags", Document::page(&format!("{tag}{head}"), &body));
    site.put("/framed", Document::page("", &framed));
    site
}

/// Opens a page as a visitor does who was here before: with the worker in control.
pub async fn enter(site: &Site, browser: &Browser, path: &str) {
    browser.open(&site.at("/")).await;
    assert_eq!(
        browser
            .run("return navigator.serviceWorker.ready.then(() => true)")
            .await,
        true
    );
    browser.open(&site.at(path)).await;
    assert_eq!(is_controlled(browser).await, true);
}

pub async fn is_controlled(browser: &Browser) -> Value {
    browser
        .run("return !!navigator.serviceWorker.controller")
        .await
}

/// How often each was asked for, once what the page set about has come.
pub async fn asked(site: &Site, browser: &Browser) -> [usize; 4] {
    browser.settle().await;
    ASKED.map(|name| site.count(name))
}

/// Has an image of the other host asked for by the page, and tells whether it came.
async fn image(site: &Site, browser: &Browser, name: &str) -> Value {
    let ask = format!(
        "return new Promise((done) => {{ const image = new Image(); image.onload = () => done(true); \
         image.onerror = () => done(false); image.src = '{}/{name}.gif'; }})",
        site.collector()
    );
    browser.run(&ask).await
}

/// Gives an answer by its control, and waits until it is taken.
pub async fn choose(browser: &Browser, control: &str) {
    browser.click(&format!("[data-sks={control}]")).await;
    browser.until("__seen.some(e => e.type === 'choice')").await;
}

#[tokio::test]
async fn static_tags_of_the_second_page_wait_for_the_choice() {
    let (site, browser) = (site(), Browser::start().await);
    enter(&site, &browser, "/tags").await;
    assert_eq!(asked(&site, &browser).await, [0; 4]);
    choose(&browser, "allow-all").await;
    // No hook holds what is in the frame, so nobody asks again there.
    until("the tags arrive", async || {
        asked(&site, &browser).await == [1, 1, 1, 0]
    })
    .await;
    browser.open(&site.at("/tags")).await;
    until("they arrive again", async || {
        asked(&site, &browser).await == [2, 2, 2, 1]
    })
    .await;
    browser.close().await;
}

#[tokio::test]
async fn the_first_page_stays_without_it() {
    let (site, browser) = (site(), Browser::start().await);
    browser.open(&site.at("/")).await;
    let active =
        "navigator.serviceWorker.getRegistration().then(r => r?.active?.state === 'activated')";
    browser.until(active).await;
    browser.settle().await;
    assert_eq!(is_controlled(&browser).await, false);
    browser.close().await;
}

#[tokio::test]
async fn a_choice_in_another_tab_counts_at_once() {
    let (site, browser) = (site(), Browser::start().await);
    let client = browser.client.clone();
    enter(&site, &browser, "/").await;
    let first = client.window().await.expect("a tab");
    choose(&browser, "allow-all").await;
    let second = client.new_window(true).await.expect("a tab").handle;
    client
        .switch_to_window(second.clone())
        .await
        .expect("it is there");
    browser.load(&site.at("/")).await;
    assert_eq!(image(&site, &browser, "allowed").await, true);
    client.switch_to_window(first).await.expect("it is there");
    browser.run("sekisho.withdraw()").await;
    browser
        .until("sekisho.choices().mode === 'reject_all'")
        .await;
    client.switch_to_window(second).await.expect("it is there");
    // The gate of this page has not heard of it.
    assert_eq!(browser.run("return sekisho.can('ana')").await, true);
    assert_eq!(image(&site, &browser, "late").await, false);
    browser.settle().await;
    assert_eq!(["allowed", "late"].map(|name| site.count(name)), [1, 0]);
    browser.close().await;
}

/// What a script of the page can say to the worker, and write where that reads.
const FORGERY: &str = "const line = `1.${sekisho.choices().revision}.${Math.floor(Date.now() / 1000)}.10.${'a'.repeat(22)}.`; \
    const channel = new BroadcastChannel('sks'); \
    for (const word of [line, `sks=${line}`, { sks: line }, { record: line, mode: 1 }, 0]) { \
      navigator.serviceWorker.controller.postMessage(word); channel.postMessage(word); } \
    for (const path of ['/', '/sekisho-sw.js']) { \
      document.cookie = `sks=${line};Path=${path}`; \
      cookieStore.set({ name: 'sks', value: line, path }).catch(() => {}); } \
    localStorage.setItem('sks', line); sessionStorage.setItem('sks', line);";

#[tokio::test]
async fn what_a_page_says_or_writes_widens_nothing() {
    let (site, browser) = (site(), Browser::start().await);
    enter(&site, &browser, "/").await;
    browser.run(FORGERY).await;
    browser.settle().await;
    browser.open(&site.at("/tags")).await;
    assert_eq!(asked(&site, &browser).await, [0; 4]);
    browser.close().await;
}

/// What is allowed for now is in no record that is kept.
#[tokio::test]
async fn what_is_allowed_for_now_passes_until_the_page_is_left() {
    let (site, browser) = (site(), Browser::start().await);
    enter(&site, &browser, "/").await;
    choose(&browser, "notify").await;
    let ask = format!("new Image().src = '{}/now.gif'", site.collector());
    browser.run(&ask).await;
    browser.click("[data-sks=once]").await;
    until("it arrives", async || site.count("now") == 1).await;
    assert_eq!(image(&site, &browser, "more").await, true);
    assert_eq!(browser.kept().await, ["cookie sks", "local sks"]);
    browser.open(&site.at("/tags")).await;
    assert_eq!(asked(&site, &browser).await, [0; 4]);
    assert_eq!(
        browser.cookies().await.len(),
        1,
        "{:?}",
        browser.cookies().await
    );
    browser.close().await;
}
