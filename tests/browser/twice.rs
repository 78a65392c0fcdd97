//! Started twice on one page.

use serde_json::json;

use crate::browser::{Browser, beside, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::policy::{baked, compiled, declared};
use crate::site::Site;

const TAG: &str = "<script src=/sekisho.js></script>";

/// A site whose page is started by these; its body asks the other host for something.
fn site(head: &str) -> Site {
    let site = Site::start();
    let policy = declared(site.port());
    site.put("/sekisho.js", Document::script(baked(&policy)));
    site.put(
        "/policy.sks",
        Document::new("application/octet-stream", compiled(&policy)),
    );
    let ask =
        "<script type=module>fetch('COLLECTOR/asked.json', { mode: 'no-cors' }).catch(() => {});
        new Image().src = 'COLLECTOR/asked.png'; window.hasAsked = true</script>";
    site.put(
        "/",
        Document::page(head, &ask.replace("COLLECTOR", &site.collector())),
    );
    site
}

#[tokio::test]
async fn only_the_first_to_start_the_module_may_grant_and_only_while_it_is_at_work() {
    let site = site(
        "<script type=module>
        import { init } from '/again/sekisho.mjs';
        window.start = init;
        window.keeper = init({ policy: '/nowhere.sks?status=404' });
        </script>",
    );
    let browser = Browser::start().await;
    browser.load(&site.at("/")).await;
    browser.until("!!window.keeper").await;
    // That its policy did not open leaves it the first.
    let tried = "return import('/again/sekisho.mjs').then(async copy => {
        const second = copy.init({ policy: '/policy.sks' });
        return [second.allowAll(), await second.choose({ services: { ana: true } }), copy.choices()];
    })";
    assert_eq!(browser.run(tried).await, json!([false, false, null]));
    let handed = "keeper.destroy();
        window.next = start({ policy: '/policy.sks' });
        return import('/again/sekisho.mjs').then(async copy => {
            await copy.ready;
            return [keeper.allowAll(), copy.can('ana'), next.allowAll()];
        })";
    assert_eq!(browser.run(handed).await, json!([false, false, true]));
    until("it is released", async || site.count("asked") > 0).await;
    browser.close().await;
}

#[tokio::test]
async fn a_copy_that_a_tracker_brings_along_grants_nothing() {
    let site = site(TAG);
    let browser = Browser::start().await;
    browser.open(&site.at("/")).await;
    browser.until("window.hasAsked").await;
    // The first to call `init` of a module may grant without an event: of this one, that is the tracker.
    let grant = "return import('/again/sekisho.mjs').then(async copy => {
        const keeper = copy.init({ policy: '/policy.sks' });
        await copy.ready;
        keeper.allowAll();
        await keeper.choose({ purposes: { statistics: true } });
        return [sekisho.choices().asked, sekisho.can('ana')];
    })";
    assert_eq!(browser.run(grant).await, json!([false, false]));
    browser.settle().await;
    assert_eq!(site.count("asked"), 0);
    assert_eq!(browser.kept().await, Vec::<String>::new());
    browser.open(&site.at("/")).await;
    assert_eq!(browser.run("return sekisho.choices().asked").await, false);
    browser.close().await;
}

#[tokio::test]
async fn a_page_in_a_frame_that_has_the_tag_too_goes_by_the_gate_around_it() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let _place = beside();
        let site = site(TAG);
        let other = site.collector();
        // A browser may ask for a static script before any script of the page; it does not run.
        let inner = format!(
            "<script src={other}/inner.js></script>\
             <script>new Image().src = '{other}/made.png'</script>"
        );
        let ran = "return document.querySelector('iframe').contentWindow.ran ?? []";
        site.put("/inner", Document::page(TAG, &inner));
        site.put("/", Document::page(TAG, "<iframe src=/inner></iframe>"));
        let browser = Browser::of(engine).await;
        browser.load(&site.at("/")).await;
        browser
            .until("document.querySelector('iframe').contentDocument.readyState === 'complete'")
            .await;
        browser.settle().await;
        assert_eq!(browser.run(ran).await, json!([]), "{engine:?}");
        assert_eq!(site.count("made"), 0, "{engine:?}");
        browser.click("[data-sks=allow-all]").await;
        until("both come", async || {
            browser.run(ran).await == json!(["inner"]) && site.count("made") == 1
        })
        .await;
        browser.close().await;
    }
}
