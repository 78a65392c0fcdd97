//! Sandboxed pages, whose origin is nobody's: they have no cookies and no storage.

use serde_json::json;

use super::page::{GATE, IS_SHOWN, Visit, asking};
use crate::browser::{Browser, beside};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::{Site, built};

/// The gate as such a page needs it: only a script that is asked for as another origin's may import from beside itself.
const ANONYMOUS: &str = "<script nonce=n crossorigin src=/sekisho.js></script>";
/// A page that is no gate's, with the other in a frame; it goes on as ever.
const AROUND: &str = "<script>window.faults = [];
    for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
      addEventListener(type, (event) => faults.push(`${type} ${event.message}`));</script>
    <iframe sandbox=allow-scripts src=/framed width=1000 height=700></iframe>
    <button onclick='this.textContent = \"pressed\"'>press</button>";
/// What a page of nobody's origin is.
const IS_SANDBOXED: &str = "const refused = (act) => { try { act(); return false; } catch { return true; } };
    return [self.origin, refused(() => document.cookie), refused(() => localStorage), refused(() => sessionStorage)]";

async fn visit(site: &Site, browser: &Browser, engine: Engine, is_framed: bool) {
    let visit = Visit {
        is_framed,
        keeps: false,
        ..Visit::of(site, browser, engine)
    };
    visit.goes_by_every_choice("/").await;
    let found = browser.run(IS_SANDBOXED).await;
    assert_eq!(found, json!(["null", true, true, true]), "{engine:?}");
}

/// Presses the button of the page around.
async fn around_is_usable(browser: &Browser, engine: Engine) {
    let client = &browser.client;
    client
        .clone()
        .enter_parent_frame()
        .await
        .expect("it is there");
    let button = client.find(fantoccini::Locator::Css("button")).await;
    button
        .expect("it is there")
        .click()
        .await
        .expect("it can be clicked");
    let found = "return [document.querySelector('button').textContent, faults, document.cookie, localStorage.length]";
    assert_eq!(
        browser.run(found).await,
        json!(["pressed", [], "", 0]),
        "{engine:?}"
    );
}

#[tokio::test]
async fn in_a_sandboxed_frame_every_choice_works_as_long_as_it_is_there() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (Site::start(), Browser::of(engine).await);
        site.put("/", Document::page("", AROUND));
        site.put("/framed", asking(&site, ANONYMOUS, ""));
        visit(&site, &browser, engine, true).await;
        around_is_usable(&browser, engine).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn a_page_sandboxed_by_its_header_likewise() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (Site::start(), Browser::of(engine).await);
        let header = "Content-Security-Policy: sandbox allow-scripts";
        site.put("/", asking(&site, ANONYMOUS, "").with(header));
        visit(&site, &browser, engine, false).await;
        browser.close().await;
    }
}

/// An origin that is nobody's is another than the host's, which has to let it have the panel.
async fn everything_waits(engine: Engine, gate: &str, panel: Document) {
    let (site, browser) = (Site::start(), Browser::of(engine).await);
    site.put("/sekisho-panel.js", panel);
    site.put("/", Document::page("", AROUND));
    site.put("/framed", asking(&site, gate, ""));
    let visit = Visit {
        is_framed: true,
        keeps: false,
        ..Visit::of(&site, &browser, engine)
    };
    visit.open("/").await;
    visit.holds(IS_SHOWN).await;
    browser.click("[data-sks=allow-all]").await;
    assert_eq!(visit.asked().await, [0; 4], "{engine:?}: {gate}");
    let asked = "return sekisho.choices().asked";
    assert_eq!(browser.run(asked).await, false, "{engine:?}: {gate}");
    visit.has_no_faults().await;
    around_is_usable(&browser, engine).await;
    browser.close().await;
}

#[tokio::test]
async fn where_it_can_get_no_panel_everything_waits() {
    let _place = beside();
    let panel = || Document::script(built("sekisho-panel.js"));
    for engine in Engine::ALL {
        // A second such header is one too many.
        let refused = panel().with("Access-Control-Allow-Origin: http://page.localhost");
        everything_waits(engine, ANONYMOUS, refused).await;
    }
    // Of a script that was not asked for as another origin's, Chromium forgets where it came from.
    everything_waits(Engine::Chromium, GATE, panel()).await;
}
