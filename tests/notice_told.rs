//! What the notice tells of rejecting, of browsers' own settings and of how long things are kept.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod support;
#[path = "notice/views.rs"]
mod views;

use std::collections::BTreeMap;

use sekisho::policy::{Localized, Policy};
use views::{policy, views};

#[test]
fn where_sign_in_stays_on_the_other_consequence_is_told() {
    let mut policy = policy();
    let kept = Localized(BTreeMap::from([
        ("ja".to_owned(), "ログインは続きます。".to_owned()),
        ("en".to_owned(), "You stay signed in.".to_owned()),
    ]));
    policy.choices.consequence_kept = Some(kept);
    let told = |policy: &Policy| {
        let views = views(policy);
        ["first_layer.en", "details.en"].map(|view| {
            let other = policy.choices.consequence.get("en").expect("a consequence");
            (
                views[view].contains("You stay signed in."),
                views[view].contains(other),
            )
        })
    };
    assert_eq!(told(&policy), [(true, false); 2]);
    policy.services[0].cookies.clear();
    assert_eq!(told(&policy), [(false, true); 2]);
}

#[test]
fn each_browsers_help_is_a_link_out_of_the_page() {
    let views = views(&policy());
    let link = r#"<a target="_blank" rel="noopener noreferrer" href="https://b.example/help">Help of browser B"#;
    assert!(views["details.en"].contains(link));
    let mut policy = policy();
    policy.choices.browser_help[0].url.0.clear();
    let markup = sekisho::notice::about(&policy, "en");
    assert!(!markup.contains("browser A") && markup.contains("browser B"));
}

#[test]
fn a_key_is_told_with_its_lifetime() {
    let markup = &views(&policy())["details.en"];
    assert!(markup.contains("<div>kz_queue <span>until it is erased</span></div>"));
    assert!(markup.contains("<div>kz_seen <span>1 month</span></div>"));
}
