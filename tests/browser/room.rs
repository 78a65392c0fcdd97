//! Room for what covers the page's lower edge: nothing lies under it for good, and nothing moves for it.

use crate::browser::{Browser, beside, until};
use crate::demo::demo;
use crate::document::Document;
use crate::engine::Engine;
use crate::screen::resize;
use crate::site::Site;

/// How much of its lower edge what the page scrolls to is kept clear of, in CSS pixels.
const ROOM: &str =
    "return parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0";

#[tokio::test]
async fn nothing_on_the_page_moves_for_the_notice() {
    let demo = demo();
    let browser = Browser::start().await;
    for screen in [(1280, 800), (390, 844)] {
        resize(&browser, screen).await;
        browser.open_anew(&demo.page("recruit", "/")).await;
        const PLACES: &str = "return [...document.body.querySelectorAll('*')].filter(one => !one.closest('demo-ledger')).map(one => {
            const { left, top, width, height } = one.getBoundingClientRect(); return [left, top, width, height]; })";
        until("the page has room", async || {
            browser.run(ROOM).await.as_f64() > Some(200.0)
        })
        .await;
        let with = browser.run(PLACES).await;
        browser.run("sekisho.destroy()").await;
        until("the room is gone", async || browser.run(ROOM).await == 0).await;
        assert_eq!(browser.run(PLACES).await, with, "{screen:?}");
    }
    browser.close().await;
}

/// A page of links that is longer than any screen.
fn site() -> Site {
    let site = Site::start();
    let links = "<p><a href=#>link</a>".repeat(99);
    let head = "<script src=/sekisho.js></script>";
    site.put("/", Document::page(head, &links));
    site
}

#[tokio::test]
async fn an_answered_page_has_room_for_the_way_back_and_needs_no_panel_for_it() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        browser.load(&site.at("/")).await;
        browser.click("[data-sks=reject-all]").await;
        browser
            .until("sekisho.choices().mode === 'reject_all'")
            .await;
        browser.load(&site.at("/?next")).await;
        browser
            .until("!!document.querySelector('sks-notice')")
            .await;
        assert_eq!(browser.run(ROOM).await, 44, "{engine:?}");
        let top = "document.querySelector('sks-notice').getBoundingClientRect().top";
        assert_eq!(
            browser.run(&format!("return innerHeight - {top}")).await,
            44,
            "{engine:?}"
        );
        for (at, scroll) in [(50, "document.links[50].focus()"), (98, "scrollTo(0, 1e6)")] {
            browser.run(scroll).await;
            let clear = format!(
                "(({{ top, bottom }}) => top >= 0 && bottom <= {top})(document.links[{at}].getBoundingClientRect())"
            );
            browser
                .until(&format!("/* {engine:?}: {scroll} */ {clear}"))
                .await;
        }
        let panels = "return performance.getEntriesByType('resource').filter(({ name }) => /panel/.test(name)).length";
        assert_eq!(browser.run(panels).await, 0, "{engine:?}");
        browser.run("sekisho.destroy()").await;
        assert_eq!(browser.run(ROOM).await, 0, "{engine:?}");
        browser.close().await;
    }
}
