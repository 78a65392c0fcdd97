//! Pages that the browser brings back from its cache as they were: they go by the choice as it is now.

use serde_json::json;

use super::page::{GATE, Visit, asking};
use crate::browser::{Browser, beside};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

/// What the page that is left may be kept by.
const KEPT: &str = "Cache-Control: max-age=600";
/// How often a page is left until the browser has brought it back: Firefox drops one in twenty when it is busy.
const ROUNDS: usize = 4;

/// A site with the page, and another that asks for nothing.
fn site() -> Site {
    let site = Site::start();
    site.put("/", asking(&site, GATE, "").with(KEPT));
    site.put("/other", Document::page(GATE, "").with(KEPT));
    site
}

impl Visit<'_> {
    /// Answers on the other page. In Firefox a page on which the driver has clicked is never brought back.
    async fn answers(&self, control: &str, mode: &str) {
        self.open("/other").await;
        self.choose(control, mode).await;
    }

    /// Goes on to the other page, answers there, and comes back; whether to the page as it was.
    async fn answers_elsewhere(&self, control: &str, mode: &str) -> bool {
        self.browser.run("window.isSame = true").await;
        self.answers(control, mode).await;
        self.browser.client.back().await.expect("it goes back");
        self.holds(
            "location.pathname === '/' && document.readyState === 'complete' && shows.length > 0",
        )
        .await;
        let is_back = self.browser.run("return shows.at(-1)").await == true;
        let is_same = self.browser.run("return !!window.isSame").await;
        assert_eq!(is_same, is_back, "{:?}", self.engine);
        is_back
    }
}

/// Has `act` leave the page and come back to it in every engine, each time as a visitor who never was here, until it
/// was the page as it was; it says whether.
async fn brought_back(act: impl AsyncFn(&Visit<'_>) -> bool) {
    let _place = beside();
    for engine in Engine::ALL {
        let mut is_back = false;
        for _ in 0..ROUNDS {
            let (site, browser) = (site(), Browser::of(engine).await);
            is_back = act(&Visit::of(&site, &browser, engine)).await;
            browser.close().await;
            if is_back {
                break;
            }
        }
        assert!(is_back, "{engine:?} brings no page back any more");
    }
}

#[tokio::test]
async fn what_was_withdrawn_meanwhile_is_held_again() {
    brought_back(async |visit| {
        visit.answers("allow-all", "allow_all").await;
        visit.open("/").await;
        visit.has_asked([1; 4]).await;
        if !visit.answers_elsewhere("reject-all", "reject_all").await {
            return false;
        }
        visit.has_taken("reject_all").await;
        visit.browser.run("ask()").await;
        assert_eq!(visit.asked().await, [1; 4], "{:?}", visit.engine);
        // A script may narrow; what it leaves is what the visitor said last.
        let narrow = "return sekisho.choose({ services: { ads: false } }).then(() => true)";
        visit.browser.run(narrow).await;
        visit.holds("sekisho.choices().mode === 'custom'").await;
        assert_eq!(visit.asked().await, [1; 4], "{:?}", visit.engine);
        visit.allow_all().await;
        visit.has_asked([1, 2, 2, 1]).await;
        visit.has_no_faults().await;
        true
    })
    .await;
}

#[tokio::test]
async fn what_was_allowed_meanwhile_is_released_once() {
    brought_back(async |visit| {
        visit.answers("reject-all", "reject_all").await;
        visit.open("/").await;
        assert_eq!(visit.asked().await, [0; 4], "{:?}", visit.engine);
        if !visit.answers_elsewhere("allow-all", "allow_all").await {
            return false;
        }
        visit.has_taken("allow_all").await;
        // The request failed when it was refused.
        visit.has_asked([1, 1, 1, 0]).await;
        visit.browser.run("ask()").await;
        visit.has_asked([1, 2, 2, 1]).await;
        let ran = visit.browser.run("return ran.sort()").await;
        let due = json!(["script", "script", "tag"]);
        assert_eq!(ran, due, "{:?}", visit.engine);
        true
    })
    .await;
}

#[tokio::test]
async fn a_page_that_had_no_answer_when_it_was_left_has_the_one_given_meanwhile() {
    brought_back(async |visit| {
        visit.open("/").await;
        assert_eq!(visit.asked().await, [0; 4], "{:?}", visit.engine);
        if !visit.answers_elsewhere("allow-all", "allow_all").await {
            return false;
        }
        visit.has_taken("allow_all").await;
        visit.has_asked([1; 4]).await;
        true
    })
    .await;
}
