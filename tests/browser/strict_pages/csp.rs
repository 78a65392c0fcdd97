//! Pages whose headers let in what has a nonce, no style, and no text as code.

use serde_json::{Value, json};

use super::page::{Feature, GATE, Visit, asking};
use crate::browser::{Browser, beside};
use crate::engine::Engine;
use crate::site::Site;

/// No style at all, and requests of the page's own host, the other, and what a refused one fails by.
const REST: &str = "default-src 'none'; style-src 'none'; base-uri 'none'; form-action 'none'; \
    img-src 'self' http://collector.localhost:*; connect-src 'self' http://collector.localhost:* blob:";
/// A nonce alone, with what a script that has it asks for, or with the other host.
const SCRIPTS: [&str; 2] = [
    "script-src 'nonce-n' 'strict-dynamic' 'wasm-unsafe-eval'",
    "script-src 'nonce-n' http://collector.localhost:* 'wasm-unsafe-eval'",
];
const TRUSTED: &str = "; require-trusted-types-for 'script'; trusted-types sekisho page";
const TYPES: Feature = Feature {
    name: "Trusted Types",
    probe: "window.trustedTypes",
    seen: &Engine::ALL,
};

async fn every_choice_works_under(more: &str, feature: Option<&Feature>) {
    let _place = beside();
    for engine in Engine::ALL {
        for scripts in SCRIPTS {
            let (site, browser) = (Site::start(), Browser::of(engine).await);
            let header = format!("Content-Security-Policy: {scripts}; {REST}{more}");
            site.put("/", asking(&site, GATE, "").with(&header));
            let visit = Visit::of(&site, &browser, engine);
            visit.open("/").await;
            if let Some(feature) = feature
                && !feature.is_in(&browser, engine).await
            {
                browser.close().await;
                continue;
            }
            visit.goes_by_every_choice("/").await;
            assert!(site.count("/sekisho-panel.wasm") > 0, "{engine:?}");
            assert_eq!(site.count("/sekisho.nowasm.js"), 0, "{engine:?}");
            browser.close().await;
        }
    }
}

#[tokio::test]
async fn with_a_nonce_alone_and_no_style_every_choice_works() {
    every_choice_works_under("", None).await;
}

#[tokio::test]
async fn where_no_text_becomes_code_every_choice_works() {
    every_choice_works_under(TRUSTED, Some(&TYPES)).await;
}

/// What is refused fails as it would without a network, by an address that has nothing.
#[tokio::test]
async fn a_header_without_it_is_told_of_what_a_refused_request_fails_by_and_of_nothing_else() {
    let _place = beside();
    for engine in Engine::ALL {
        let (site, browser) = (Site::start(), Browser::of(engine).await);
        let header =
            format!("Content-Security-Policy: {}; {REST}", SCRIPTS[0]).replace(" blob:", "");
        site.put("/", asking(&site, GATE, "").with(&header));
        let visit = Visit::of(&site, &browser, engine);
        visit.open("/").await;
        visit.asked().await;
        visit.has_no_faults().await;
        visit.reject_all().await;
        assert_eq!(visit.asked().await, [0; 4], "{engine:?}");
        let faults = browser.run("return faults").await;
        if engine == Engine::Firefox {
            // It takes such an address for one that is nowhere before it looks at the header.
            assert_eq!(faults, json!([]));
        } else {
            let told = faults
                .as_array()
                .expect("a list")
                .iter()
                .map(Value::to_string);
            let told: Vec<String> = told.collect();
            assert_eq!(told.len(), 1, "{engine:?}: {told:?}");
            assert!(
                told[0].contains("securitypolicyviolation") && told[0].contains("connect-src blob"),
                "{engine:?}: {told:?}"
            );
        }
        browser.close().await;
    }
}
