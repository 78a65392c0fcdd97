//! Pages that the browser renders ahead: they go by the choice as it is when they are shown.

use serde_json::json;

use super::page::{Feature, GATE, IS_SHOWN, Visit, asking};
use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

const AHEAD: Feature = Feature {
    name: "pages rendered ahead",
    probe: "'prerendering' in document && HTMLScriptElement.supports?.('speculationrules')",
    seen: &[Engine::Chromium],
};
/// Has the other page rendered ahead.
const RULES: &str = "const rules = document.createElement('script');
    rules.type = 'speculationrules';
    const one = { source: 'list', urls: ['/ahead'], eagerness: 'immediate' };
    rules.text = JSON.stringify({ prerender: [one] });
    document.head.append(rules);";
/// Tells the page's own host that its gate is open, and whether anybody sees the page.
const BEGAN: &str = "<script nonce=n>sekisho.ready.then(() => fetch(document.prerendering ? '/began-ahead' : '/began'))</script>";
/// Whether the page that is shown now was rendered ahead.
const WAS_AHEAD: &str = "performance.getEntriesByType('navigation')[0].activationStart > 0";

/// A site with a page that asks for nothing, and another.
fn site() -> Site {
    let site = Site::start();
    site.put("/", Document::page(GATE, ""));
    let mut ahead = asking(&site, GATE, "");
    ahead.body.extend(BEGAN.bytes());
    site.put("/ahead", ahead);
    site
}

impl Visit<'_> {
    /// Has the other page rendered ahead, as far as it comes by itself; false where the engine does no such thing.
    async fn renders_ahead(&self) -> bool {
        if !AHEAD.is_in(self.browser, self.engine).await {
            return false;
        }
        self.browser.run(RULES).await;
        until("its gate is open", async || {
            self.site.count("/began-ahead") == 1
        })
        .await;
        true
    }

    /// Goes on to the page that was rendered ahead.
    async fn goes_on(&self) {
        self.browser.run("location.href = '/ahead'").await;
        self.holds("location.pathname === '/ahead' && !document.prerendering")
            .await;
        self.holds(WAS_AHEAD).await;
        assert_eq!(self.site.count("/ahead"), 1);
        assert_eq!(self.site.count("/began"), 0);
    }
}

#[tokio::test]
async fn it_asks_for_nothing_and_keeps_nothing_and_every_choice_works_once_it_is_shown() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        let visit = Visit::of(&site, &browser, engine);
        visit.open("/").await;
        if visit.renders_ahead().await {
            assert_eq!(visit.asked().await, [0; 4], "{engine:?}");
            assert_eq!(browser.kept().await, Vec::<String>::new());
            visit.goes_on().await;
            assert_eq!(visit.asked().await, [0; 4], "{engine:?}");
            assert_eq!(browser.kept().await, Vec::<String>::new());
            visit.holds(IS_SHOWN).await;
            visit.allow_all().await;
            visit.has_asked([1; 4]).await;
            visit.has_no_faults().await;
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn what_was_allowed_before_it_is_shown_is_released_once() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        let visit = Visit::of(&site, &browser, engine);
        visit.open("/").await;
        if visit.renders_ahead().await {
            visit.allow_all().await;
            visit.goes_on().await;
            visit.has_taken("allow_all").await;
            visit.has_asked([1; 4]).await;
        }
        browser.close().await;
    }
}

/// While it was allowed it went out, seen or not.
#[tokio::test]
async fn what_was_withdrawn_before_it_is_shown_is_held() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (site(), Browser::of(engine).await);
        let visit = Visit::of(&site, &browser, engine);
        visit.open("/").await;
        visit.allow_all().await;
        if visit.renders_ahead().await {
            visit.has_asked([1; 4]).await;
            visit.reject_all().await;
            visit.goes_on().await;
            visit.has_taken("reject_all").await;
            browser.run("ask()").await;
            assert_eq!(visit.asked().await, [1; 4], "{engine:?}");
            // A script may narrow; what it leaves is what the visitor said last.
            let narrowed = "return sekisho.choose({ services: { ads: false } }).then(() => sekisho.choices().services.ana)";
            assert_eq!(browser.run(narrowed).await, json!("hold"), "{engine:?}");
        }
        browser.close().await;
    }
}
