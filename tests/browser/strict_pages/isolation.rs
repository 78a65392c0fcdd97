//! Pages that are isolated from other origins: what does not say that it may be embedded there does not come.

use super::page::{Feature, GATE, Visit, asking};
use crate::browser::{Browser, beside, until};
use crate::engine::Engine;
use crate::site::Site;

const OPENER: &str = "Cross-Origin-Opener-Policy: same-origin";
const ISOLATED: Feature = Feature {
    name: "isolation",
    probe: "window.crossOriginIsolated",
    seen: &Engine::ALL,
};
const WITHOUT_CREDENTIALS: Feature = Feature {
    name: "isolation without credentials",
    probe: "window.crossOriginIsolated",
    seen: &[Engine::Chromium, Engine::Firefox],
};
/// Whether what comes without a word of the other host's is let in.
const EMBED: &str = "return new Promise((done) => {
    const script = document.createElement('script');
    script.onload = () => done(true);
    script.onerror = () => done(false);
    script.src = 'COLLECTOR/silent.js';
    document.head.append(script);
  })";

/// The page works as ever; whether it is let have what says nothing.
async fn works(engine: Engine, embedder: &str, feature: &Feature, query: &str) -> Option<bool> {
    let (site, browser) = (Site::start(), Browser::of(engine).await);
    let header = format!("Cross-Origin-Embedder-Policy: {embedder}");
    site.put("/", asking(&site, GATE, query).with(OPENER).with(&header));
    let visit = Visit::of(&site, &browser, engine);
    visit.open("/").await;
    if !feature.is_in(&browser, engine).await {
        browser.close().await;
        return None;
    }
    visit.goes_by_every_choice("/").await;
    assert_eq!(
        browser.run("return crossOriginIsolated").await,
        true,
        "{engine:?}"
    );
    visit.allow_all().await;
    let embed = EMBED.replace("COLLECTOR", &site.collector());
    let is_let_in = browser.run(&embed).await == true;
    until("it was asked for", async || site.count("silent") == 1).await;
    browser.close().await;
    Some(is_let_in)
}

#[tokio::test]
async fn what_says_that_it_may_be_embedded_is_released_to_an_isolated_page() {
    let _place = beside();
    for engine in Engine::ALL {
        let silent = works(engine, "require-corp", &ISOLATED, "corp").await;
        assert!(silent != Some(true), "{engine:?}: it is not that strict");
    }
}

#[tokio::test]
async fn an_isolated_page_without_credentials_is_released_what_says_nothing() {
    let _place = beside();
    for engine in Engine::ALL {
        let silent = works(engine, "credentialless", &WITHOUT_CREDENTIALS, "").await;
        assert!(silent != Some(false), "{engine:?}: it is stricter");
    }
}
