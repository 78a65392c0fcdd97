//! Pages that ask without end: what waits is bounded, and the page stays usable.

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::policy::{baked, declared};
use crate::site::Site;

/// How many things wait at most (`src/browser/hold.js`).
const MOST: usize = 10_000;
/// How many requests are made beyond that.
const BEYOND: usize = 25;
/// What a page asks for before a choice: requests beyond what may wait, then an image and a cookie.
const STORM: &str = "<script>
    window.failed = 0;
    for (let at = 0; at < REQUESTS; at++) fetch('COLLECTOR/storm.json', { mode: 'no-cors' }).catch(() => failed++);
    document.body.append(Object.assign(new Image(), { id: 'late', src: 'COLLECTOR/late.gif' }));
    document.cookie = '_tstorm=1';
    </script>";

fn site() -> Site {
    let site = Site::start();
    let policy = declared(site.port());
    site.put("/baked.js", Document::script(baked(&policy)));
    let body = STORM
        .replace("REQUESTS", &(MOST + BEYOND).to_string())
        .replace("COLLECTOR", &site.collector());
    site.put(
        "/",
        Document::page("<script src=/baked.js></script>", &body),
    );
    site
}

#[tokio::test]
async fn what_waits_is_bounded_and_nothing_beyond_it_passes() {
    let site = site();
    let browser = Browser::start().await;
    browser.open(&site.at("/")).await;
    // What is beyond it fails at once, as a request does without a network.
    browser.until(&format!("failed === {BEYOND}")).await;
    browser.settle().await;
    let kept = "return [document.cookie, document.querySelector('#late').currentSrc]";
    assert_eq!(browser.run(kept).await, serde_json::json!(["", ""]));
    assert_eq!((site.count("storm"), site.count("late")), (0, 0));
    // A refusal ends what waits, and the page still answers.
    browser.click("[data-sks=reject-all]").await;
    let all = MOST + BEYOND;
    browser.until(&format!("failed === {all}")).await;
    assert_eq!((site.count("storm"), site.count("late")), (0, 0));
    // What had no place among what waits is found on the page, once.
    browser.click("[data-sks=reopen]").await;
    browser.click("[data-sks=allow-all]").await;
    until("the image is released", async || site.count("late") == 1).await;
    browser.settle().await;
    assert_eq!((site.count("storm"), site.count("late")), (0, 1));
    browser.close().await;
}
