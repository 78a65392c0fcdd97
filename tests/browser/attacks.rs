//! Scripts of the page that would widen consent, or go around the gate, one page each (`tests/pages/attacks`).
//!
//! A page's first line says what it tries, and whether it gets through: what the platform leaves open is
//! shown to be open, so that nothing is claimed of it.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::first_party::pages;
use crate::policy::{baked, compiled, declared};
use crate::site::Site;

/// What the attacks have at hand.
const TOOLS: &str = include_str!("attack.js");

/// A site with the gate's policy, and one that lets everything pass, for who would put it in its place.
fn site() -> Site {
    let site = Site::start();
    let mut policy = declared(site.port());
    site.put("/sekisho.js", Document::script(baked(&policy)));
    policy["services"][0]["purposes"] = json!(["necessary"]);
    policy["undeclared"]["requests"] = json!("report");
    let loose = Document::new("application/octet-stream", compiled(&policy));
    site.put("/loose.sks", loose);
    let tools = TOOLS.replace("{{collector}}", &site.collector());
    site.put("/attack.js", Document::script(tools));
    site.put(
        "/after",
        Document::page(
            "<script src=/sekisho.js></script><script src=/attack.js></script>",
            "",
        ),
    );
    site
}

/// Whether anything that needs consent may pass on the page that is open, or has passed.
async fn is_wider(site: &Site, browser: &Browser) -> bool {
    browser.run("ask()").await;
    browser.settle().await;
    let granted = "const { purposes, services } = sekisho.choices(); \
        return services.ana === 'pass' || ['statistics', 'improvement', 'ads', 'targeted'].some(id => purposes[id] === true)";
    browser.run(granted).await == true || site.count("attack") > 0
}

/// Has the browser itself evaluate an expression, whatever the page has made of its natives.
async fn evaluate(browser: &Browser, expression: &str) -> Value {
    let ask = json!({ "expression": expression, "returnByValue": true });
    let found = browser.command("Runtime.evaluate", ask).await;
    found["result"]["value"].clone()
}

/// Carries one out, and tells whether it or the page after it has more than was granted.
async fn gets_through(browser: &Browser, name: &str) -> bool {
    let site = site();
    browser.open_anew(&site.page("attacks", name)).await;
    evaluate(browser, "start()").await;
    until(&format!("{name} is carried out"), async || {
        evaluate(browser, "window.done").await == true
    })
    .await;
    if is_wider(&site, browser).await {
        return true;
    }
    browser.open(&site.at("/after")).await;
    is_wider(&site, browser).await
}

#[tokio::test]
async fn no_script_widens_consent_save_by_what_the_platform_leaves_open() {
    let browser = Browser::start().await;
    let all = pages("attacks");
    assert!(all.len() >= 24, "only {} pages", all.len());
    let mut wrong = Vec::new();
    for (name, first) in &all {
        let expected = first.contains("gets through");
        if gets_through(&browser, name).await != expected {
            wrong.push(name);
        }
    }
    assert_eq!(wrong, Vec::<&String>::new());
    browser.close().await;
}
