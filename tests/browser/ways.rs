//! Ways of asking for something, one page each (`tests/pages/gate`): none before a choice, all of
//! them, and no more, after "allow all"; all of them at once where there is no gate.

use crate::browser::{Browser, until};
use crate::site::{Site, pages};

/// How often a way asks, by its page's first line.
fn expected(first: &str) -> usize {
    let number = first.split_once("expect: ").and_then(|(_, rest)| {
        rest.split(|character: char| !character.is_ascii_digit())
            .next()?
            .parse()
            .ok()
    });
    number.unwrap_or(1)
}

/// All ways, each with its page's first line.
fn ways() -> Vec<(String, String)> {
    let all = pages("gate");
    assert!(all.len() >= 90, "only {} ways", all.len());
    all
}

/// Asks the other host for something else, as the page would, and waits for it to arrive: by then what
/// the page has set about before has arrived too.
async fn fence(site: &Site, browser: &Browser, name: &str) {
    browser.settle().await;
    let ask = format!("new Image().src = '{}/{name}.png'", site.collector());
    browser.run(&ask).await;
    until(name, async || site.count(name) == 1).await;
}

#[tokio::test]
async fn every_way_is_held_before_a_choice_and_goes_out_once_after_allow_all() {
    let site = Site::start();
    let browser = Browser::start().await;
    for (way, first) in ways() {
        browser.open_anew(&site.page("gate", &way)).await;
        until(&format!("{way}: it is held"), async || {
            browser.held().await > 0
        })
        .await;
        browser.settle().await;
        let ahead = site.count(&way);
        // The preload scanner asks ahead of every script.
        assert!(
            ahead == 0 || first.contains("scanner"),
            "{way}: {ahead} requests before a choice"
        );
        browser.click("[data-sks=allow-all]").await;
        let expected = expected(&first) + ahead;
        until(&format!("{way}: {expected} requests"), async || {
            site.count(&way) >= expected
        })
        .await;
        fence(&site, &browser, &format!("fence-{way}")).await;
        assert_eq!(site.count(&way), expected, "{way}");
        assert_eq!(site.count(&format!("{way}.never")), 0, "{way}");
    }
    browser.close().await;
}

/// The test of the test above: it sees what a gate holds only if the page asks for it without one.
#[tokio::test]
async fn without_the_gate_every_way_asks_at_once_unless_a_mark_keeps_it() {
    let site = Site::start();
    let browser = Browser::start().await;
    for (way, first) in ways() {
        browser.load(&site.bare("gate", &way)).await;
        if first.contains(" marked -->") {
            fence(&site, &browser, &format!("fence-{way}")).await;
            assert_eq!(site.count(&way), 0, "{way}");
        } else {
            let expected = expected(&first);
            until(&format!("{way}: {expected} requests"), async || {
                site.count(&way) >= expected
            })
            .await;
        }
    }
    browser.close().await;
}
