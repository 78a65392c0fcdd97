//! Static markup that the command has marked asks for nothing before a choice, and goes out once after "allow all".

use std::time::{Duration, Instant};

use super::run::{Waits, run};
use super::way::{Way, ways};
use super::{RELEASE, fence};
use crate::browser::{Browser, beside, until};
use crate::engine::Engine;
use crate::means::Means;
use crate::site::Site;

/// What the gate's hooks do not hold either, so that nothing could give it back: what the page's own host is asked
/// for and answers with a redirect or a cookie, a style sheet within an address, documents that go on by themselves,
/// and what modules in the page import.
const UNMARKED: [&str; 8] = [
    "cookie-header-static",
    "css-static-data-import",
    "frame-static-redirect",
    "frame-static-refresh",
    "link-static-redirect",
    "meta-refresh",
    "script-static-import",
    "script-static-import-map",
];
/// What the browser asks for when it has nothing else to do, which is not waited for.
const IDLE: &str = "link-static-dictionary";
/// What is held and does not come back: no script reaches into a closed shadow root.
const LOST: [&str; 5] = [
    "shadow-static-closed",
    "shadow-static-frame",
    "shadow-static-import",
    "shadow-static-nested",
    "shadow-static-script",
];
/// How often a page without any means is opened to see how often it asks.
const ROUNDS: usize = 8;
/// How often a way is judged, in a browser that was never there, that went out oftener than once: of an embed that
/// is given its address WebKit breaks off the request, now and then, and makes it again; the page gets one document.
/// What the gate let go twice would go out twice each time.
const JUDGED: usize = 4;
/// How long a page is watched before the choice.
const MOMENT: Duration = Duration::from_millis(300);

/// The ways that are static markup.
fn fixed() -> Vec<Way> {
    let is_static = |way: &Way| way.is_raced || (way.is_first && way.name.contains("static"));
    let is_marked = |way: &Way| !UNMARKED.contains(&way.name.as_str());
    let all = ways().into_iter();
    all.filter(|way| is_static(way) && is_marked(way)).collect()
}

/// What is wrong with a way.
struct Wrong {
    /// Whether it went out before the choice.
    is_early: bool,
    text: String,
}

/// One way, from its page's beginning to the last request after the choice.
async fn judge(site: &Site, browser: &Browser, way: &Way) -> Result<(), Wrong> {
    let name = &way.name;
    let is_lost = way.is_lost || LOST.contains(&name.as_str());
    let asks = if is_lost { 0 } else { way.asks };
    let address = site.whole_way(Means::Markup, name);
    browser.client.goto(&address).await.expect("it opens");
    browser.until("!!window.sekisho?.choices()").await;
    tokio::time::sleep(MOMENT).await;
    browser.settle().await;
    let before = site.count(name);
    browser.click("[data-sks=allow-all]").await;
    let start = Instant::now();
    while site.count(name) < before + asks && start.elapsed() < RELEASE {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    fence(site, browser, &format!("fence-{name}")).await;
    let after = site.count(name);
    let is_once = after == asks || name == IDLE;
    let mut usual = Vec::new();
    if before == 0 && !is_once && !is_lost {
        usual = without(site, browser, way).await;
    }
    match before == 0 && (is_once || usual.contains(&after)) {
        true => Ok(()),
        false => Err(Wrong {
            is_early: before > 0,
            text: format!(
                "{name}: {before} before the choice, {after} after it for {asks}, {usual:?} without"
            ),
        }),
    }
}

/// The same as often as it may be the browser that is wrong.
async fn judge_again(engine: Engine, way: &Way, mut wrong: Wrong) -> Result<(), Wrong> {
    for _ in 1..JUDGED {
        if wrong.is_early {
            break;
        }
        let (site, browser) = (Site::start(), Browser::of(engine).await);
        let judged = judge(&site, &browser, way).await;
        browser.close().await;
        let Err(again) = judged else { return Ok(()) };
        wrong = again;
    }
    Err(wrong)
}

/// How often a way asks where nothing holds it, each time that it is opened: WebKit asks once or twice for an answer that
/// says it is not to be kept, as it happens.
async fn without(site: &Site, browser: &Browser, way: &Way) -> Vec<usize> {
    let name = &way.name;
    let address = site.whole_way(Means::Bare, name);
    let mut counts = Vec::new();
    for round in 0..ROUNDS {
        let before = site.count(name);
        browser.client.goto(&address).await.expect("it opens");
        until(name, async || site.count(name) > before).await;
        fence(site, browser, &format!("fence-bare-{name}-{round}")).await;
        counts.push(site.count(name) - before);
    }
    counts
}

async fn hold_and_release(engine: Engine) {
    let ways = fixed();
    assert!(ways.len() >= 50, "only {} ways", ways.len());
    let bare = run(engine, Means::Bare, &ways, Waits::UntilFired).await;
    let _place = beside();
    let (site, browser) = (Site::start(), Browser::of(engine).await);
    let mut wrong = Vec::new();
    for (way, bare) in ways.iter().zip(&bare) {
        if !bare.fires() || !way.is_asked_for() {
            continue;
        }
        if let Err(first) = judge(&site, &browser, way).await {
            let last = judge_again(engine, way, first).await.err();
            wrong.extend(last.map(|wrong| wrong.text));
        }
    }
    browser.close().await;
    assert!(wrong.is_empty(), "{engine:?}:\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn what_is_marked_goes_out_once_after_allow_all_in_chromium() {
    hold_and_release(Engine::Chromium).await;
}

#[tokio::test]
async fn what_is_marked_goes_out_once_after_allow_all_in_firefox() {
    hold_and_release(Engine::Firefox).await;
}

#[tokio::test]
async fn what_is_marked_goes_out_once_after_allow_all_in_webkit() {
    hold_and_release(Engine::WebKit).await;
}
