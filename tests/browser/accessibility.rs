//! Every state of what is shown, judged by axe: WCAG 2.2 AA and good practice, nothing found.

use crate::browser::{Browser, until};
use crate::demo::demo;

const AXE: &str = include_str!("../../node_modules/axe-core/axe.min.js");
/// What axe finds in our hosts, one a line; nothing else on the page is judged.
const JUDGE: &str = "return axe.run({ include: [['sks-notice'], ['sks-panel']].filter(([name]) => document.querySelector(name)) }, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
    }).then(({ violations, passes }) => {
      if (!passes.length) return ['nothing was judged'];
      return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.flat()} ${node.failureSummary}`));
    })";

/// Whether something of ours that fits `selector` is shown.
async fn shows(browser: &Browser, selector: &str) -> bool {
    let shown = format!(
        "return [...document.querySelectorAll('sks-notice, sks-panel')].some(host => \
           [...host.shadowRoot.querySelectorAll({selector:?})].some(part => part.checkVisibility()))"
    );
    browser.run(&shown).await == true
}

/// Judges the state that shows `selector`, in light and in dark.
async fn judge(browser: &Browser, state: &str, selector: &str) {
    until(&format!("{state}: {selector} is shown"), || {
        shows(browser, selector)
    })
    .await;
    for scheme in ["light", "dark"] {
        let features = serde_json::json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let media = serde_json::json!({ "features": features });
        browser.command("Emulation.setEmulatedMedia", media).await;
        browser.run(&format!("if (!window.axe) {{ {AXE} }}")).await;
        let found = browser.run(JUDGE).await;
        assert_eq!(found, serde_json::json!([]), "{state}, {scheme}");
    }
}

/// A visitor's way through all that is shown, in one language.
async fn walk(browser: &Browser, address: &str) {
    browser.open_anew(address).await;
    judge(browser, "the notice", "[data-sks-view=notice]").await;
    browser.click("[data-sks=details]").await;
    judge(browser, "the details", "dialog [data-sks=save]").await;
    browser.click("[data-sks=close]").await;
    browser.click("[data-sks=notify]").await;
    judge(browser, "a prompt", "[data-sks=once]").await;
    // More may be asked about, until all has its answer.
    until("all is answered", || async {
        let asked = shows(browser, "[data-sks=always]").await;
        if asked {
            browser.click("[data-sks=always]").await;
        }
        !asked && shows(browser, "[data-sks=reopen]").await
    })
    .await;
    judge(browser, "the way back", "[data-sks=reopen]").await;
    browser.click("[data-sks=reopen]").await;
    browser.click("[data-sks=reject-all]").await;
    judge(browser, "after a withdrawal", "[data-sks-view=withdrawn]").await;
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state_in_either_language() {
    let demo = demo();
    let browser = Browser::start().await;
    for path in ["/", "/en/"] {
        walk(&browser, &demo.page("recruit", path)).await;
    }
    browser.close().await;
}
