//! Pages that the browser brings back from its cache as they were: they go by the choice as it is now.

use serde_json::json;

use super::page::{Feature, GATE, Visit, asking};
use crate::browser::{Browser, beside};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

/// What the page that is left may be kept by.
const KEPT: &str = "Cache-Control: max-age=600";
const BROUGHT_BACK: Feature = Feature {
    name: "pages that come back",
    probe: "shows.at(-1)",
    seen: &Engine::ALL,
};

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
        let is_back = BROUGHT_BACK.is_in(self.browser, self.engine).await;
        let is_same = self.browser.run("return !!window.isSame").await;
        assert_eq!(is_same, is_back, "{:?}", self.engine);
        is_back
    }
}

#[tokio::test]
async fn what_was_withdrawn_meanwhile_is_held_again() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        let visit = Visit::of(&site, &browser, engine);
        visit.answers("allow-all", "allow_all").await;
        visit.open("/").await;
        visit.has_asked([1; 4]).await;
        if visit.answers_elsewhere("reject-all", "reject_all").await {
            visit.has_taken("reject_all").await;
            browser.run("ask()").await;
            assert_eq!(visit.asked().await, [1; 4], "{engine:?}");
            // A script may narrow; what it leaves is what the visitor said last.
            browser
                .run("return sekisho.choose({ services: { ads: false } }).then(() => true)")
                .await;
            visit.holds("sekisho.choices().mode === 'custom'").await;
            assert_eq!(visit.asked().await, [1; 4], "{engine:?}");
            visit.allow_all().await;
            visit.has_asked([1, 2, 2, 1]).await;
            visit.has_no_faults().await;
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn what_was_allowed_meanwhile_is_released_once() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        let visit = Visit::of(&site, &browser, engine);
        visit.answers("reject-all", "reject_all").await;
        visit.open("/").await;
        assert_eq!(visit.asked().await, [0; 4], "{engine:?}");
        if visit.answers_elsewhere("allow-all", "allow_all").await {
            visit.has_taken("allow_all").await;
            // The request failed when it was refused.
            visit.has_asked([1, 1, 1, 0]).await;
            browser.run("ask()").await;
            visit.has_asked([1, 2, 2, 1]).await;
            let ran = "return ran.sort()";
            assert_eq!(
                browser.run(ran).await,
                json!(["script", "script", "tag"]),
                "{engine:?}"
            );
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn a_page_that_had_no_answer_when_it_was_left_has_the_one_given_meanwhile() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        let visit = Visit::of(&site, &browser, engine);
        visit.open("/").await;
        assert_eq!(visit.asked().await, [0; 4], "{engine:?}");
        if visit.answers_elsewhere("allow-all", "allow_all").await {
            visit.has_taken("allow_all").await;
            visit.has_asked([1; 4]).await;
        }
        browser.close().await;
    }
}
