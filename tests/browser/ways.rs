//! Ways of asking for something, one page each (`tests/pages/gate`): none before a choice, all of
//! them, and no more, after "allow all".

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

#[tokio::test]
async fn every_way_is_held_before_a_choice_and_goes_out_after_allow_all() {
    let site = Site::start();
    let browser = Browser::start().await;
    let all = pages("gate");
    assert!(all.len() >= 90, "only {} ways", all.len());
    for (way, first) in all {
        browser.open_anew(&site.page("gate", &way)).await;
        until(&format!("{way}: it is held"), async || {
            browser.held().await > 0
        })
        .await;
        let ahead = site.count(&way);
        // The preload scanner asks ahead of every script.
        assert!(
            ahead == 0 || first.contains("scanner"),
            "{way}: {ahead} requests before a choice"
        );
        browser.click("[data-sks=allow-all]").await;
        let expected = expected(&first) + ahead;
        until(&format!("{way}: {expected} requests"), async || {
            site.count(&way) == expected
        })
        .await;
        assert_eq!(site.count(&format!("{way}.never")), 0, "{way}");
    }
    browser.close().await;
}
