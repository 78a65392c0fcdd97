//! The notice's markup: as agreed, sound, and never made of a policy's texts.
//!
//! `SEKISHO_UPDATE=1 cargo test --test notice` writes the expected markup anew.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod support;
#[path = "notice/tags.rs"]
mod tags;
#[path = "notice/views.rs"]
mod views;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sekisho::notice::{default_words, details, fill, word_keys};
use tags::{tags, values};
use views::{LANGUAGES, policy, session, views};

#[test]
fn every_view_is_as_agreed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notice");
    let mut differing = Vec::new();
    for (name, markup) in views(&policy()) {
        let path = folder.join(format!("{name}.html"));
        let lines = format!("{}\n", markup.replace("><", ">\n<"));
        if std::env::var_os("SEKISHO_UPDATE").is_some() {
            std::fs::write(&path, &lines).expect("the expected markup is written");
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != lines {
            differing.push(name);
        }
    }
    assert!(
        differing.is_empty(),
        "{differing:?} differ; look at them, then update"
    );
}

#[test]
fn every_element_is_closed_in_its_order() {
    for (view, markup) in views(&policy()) {
        let mut open = Vec::new();
        for (name, _) in tags(&markup) {
            match name.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop().as_deref(), Some(closed), "{view}"),
                None if ["br", "input"].contains(&name.as_str()) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{view}: {open:?}");
    }
}

#[test]
fn ids_are_unique_and_references_lead_to_them() {
    for (view, markup) in views(&policy()) {
        let tags = tags(&markup);
        let ids: BTreeSet<_> = values(&tags, "id").collect();
        assert_eq!(ids.len(), values(&tags, "id").count(), "{view}");
        for key in ["aria-labelledby", "aria-describedby", "for"] {
            for id in values(&tags, key) {
                assert!(ids.contains(id), "{view}: {key}={id}");
            }
        }
    }
}

#[test]
fn nothing_is_named_so_that_a_hide_list_knows_it() {
    const KNOWN: [&str; 9] = [
        "cookie", "consent", "banner", "gdpr", "privacy", "cmp", "popup", "modal", "overlay",
    ];
    for (view, markup) in views(&policy()) {
        let tags = tags(&markup);
        assert_eq!(values(&tags, "class").count(), 0, "{view}");
        assert_eq!(values(&tags, "style").count(), 0, "{view}");
        for id in values(&tags, "id") {
            assert!(id.starts_with("sks-"), "{view}: {id}");
            assert!(!KNOWN.iter().any(|word| id.contains(word)), "{view}: {id}");
        }
    }
}

#[test]
fn the_three_choices_differ_in_nothing_but_their_words() {
    for view in ["first_layer.ja", "first_layer.en"] {
        let views = views(&policy());
        let tags = tags(&views[view]);
        let shapes: BTreeSet<Vec<&str>> = tags
            .iter()
            .filter(|(_, attributes)| {
                attributes.iter().any(|(key, value)| {
                    key == "data-sks"
                        && ["allow-all", "reject-all", "notify"].contains(&value.as_str())
                })
            })
            .map(|(_, attributes)| attributes.iter().map(|(key, _)| key.as_str()).collect())
            .collect();
        assert_eq!(shapes.len(), 1, "{view}: {shapes:?}");
    }
}

#[test]
fn the_choices_have_the_policys_exact_words() {
    let views = views(&policy());
    for words in [
        "Allow all cookies",
        "Reject all cookies",
        "Notify me when cookies are received",
    ] {
        assert!(views["first_layer.en"].contains(&format!(">{words}</button>")));
    }
    for words in [
        "すべてのCookieを許可する",
        "すべてのCookieを拒否する",
        "Cookieを受信したら通知する",
    ] {
        assert!(views["first_layer.ja"].contains(&format!(">{words}</button>")));
    }
}

#[test]
fn the_consequence_of_rejecting_is_told_beside_it() {
    for language in LANGUAGES {
        let markup = &views(&policy())[&format!("first_layer.{language}")];
        let consequence = policy().choices.consequence;
        let told = consequence.get(language).expect("a consequence");
        // The button names it as what describes it, and on the sheet it follows the choices at once.
        let (button, after) = markup
            .split_once(r#"data-sks="reject-all""#)
            .and_then(|(_, after)| after.split_once("</button>"))
            .expect("the button");
        assert!(button.contains(r#"aria-describedby="sks-reject""#));
        let beside = format!(r#"<div id="sks-reject">{told}</div>"#);
        let (between, _) = after.split_once(&beside).expect("it is told");
        let text = between.split('<').filter_map(|tag| tag.split_once('>'));
        let text: Vec<_> = text
            .map(|(_, text)| text)
            .filter(|text| !text.is_empty())
            .collect();
        assert_eq!(text.len(), 3, "{language}: {text:?}");
    }
}

#[test]
fn all_three_choices_are_in_the_details_too() {
    for language in LANGUAGES {
        let view = &views(&policy())[&format!("details.{language}")];
        let (_, choices) = view
            .split_once(r#"<div data-choices>"#)
            .expect("there are choices");
        let tags = tags(choices);
        let shown: Vec<_> = values(&tags, "data-sks").collect();
        assert_eq!(shown, ["save", "allow-all", "reject-all", "notify"]);
    }
}

#[test]
fn a_received_cookie_is_named_with_its_service_and_how_long_it_lasts() {
    let views = views(&policy());
    for (language, facts, undeclared) in [
        ("ja", ["カゾエ", "2年"], "ポリシーに記載がありません"),
        ("en", ["Kazoe", "2 years"], "Not declared in the policy"),
    ] {
        let one = &views[&format!("received.{language}")];
        assert!(one.contains(">kz_id</h3>"), "{one}");
        for fact in facts {
            assert!(one.contains(&format!("<dd>{fact}")), "{fact}: {one}");
        }
        let answers = |view: &str| {
            let tags = tags(view);
            let names: Vec<_> = values(&tags, "data-sks").map(str::to_owned).collect();
            names
        };
        assert_eq!(answers(one), ["close", "delete", "always", "never"]);
        let several = &views[&format!("received_several.{language}")];
        assert!(several.contains(undeclared), "{several}");
        assert!(several.contains(">&lt;unknown&gt;</h3>"), "{several}");
        let (_, own) = several.split_once("&lt;unknown&gt;").expect("the name");
        assert_eq!(answers(own), ["delete", "leave", "delete"]);
    }
}

#[test]
fn switches_show_what_holds() {
    let on = |gpc, acts: &str| switched_on(&details(&session(&policy(), gpc, acts), 0));
    let set = |ids: &[&str]| {
        ids.iter()
            .map(|id| (*id).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(on(false, "unasked"), set(&["necessary", "session"]));
    assert_eq!(on(false, "reject all"), set(&["necessary", "session"]));
    let all = [
        "necessary",
        "session",
        "access_statistics",
        "service_improvement",
        "kazoe",
        "targeted_advertising",
        "adbeam",
    ];
    assert_eq!(on(false, "allow all"), set(&all));
    assert_eq!(on(true, "allow all"), set(&all[..5]));
    let picked = ["necessary", "session", "access_statistics"];
    assert_eq!(on(false, "pick p+access_statistics"), set(&picked));
}

#[test]
fn each_service_has_one_switch() {
    let markup = details(&session(&policy(), false, "unasked"), 1);
    for id in ["session", "kazoe", "adbeam", "match"] {
        let tags = tags(&markup);
        let switches = values(&tags, "data-sks-service").filter(|own| *own == id);
        assert_eq!(switches.count(), 1, "{id}");
    }
}

#[test]
fn words_have_the_same_keys_and_places_in_every_language() {
    let places = |text: &String| {
        let parts = text.split('{').skip(1);
        parts
            .filter_map(|part| Some(part.split_once('}')?.0.to_owned()))
            .collect::<BTreeSet<_>>()
    };
    let list = |tag| default_words(tag).expect("a list");
    let (ja, en) = (list("ja"), list("en-GB"));
    assert!(ja.keys().eq(en.keys()));
    assert!(en.keys().eq(word_keys()));
    for (key, text) in &en {
        assert!(!text.is_empty() && !ja[key].is_empty(), "{key}");
        if key != "date" {
            assert_eq!(places(text), places(&ja[key]), "{key}");
        }
    }
    assert!(default_words("fr").is_none());
}

#[test]
fn what_is_filled_in_is_not_filled_again() {
    let values = [("a", "{b}"), ("b", "no")];
    assert_eq!(fill("{a} {c} {", &values), "{b} {c} {");
}

#[test]
fn a_site_may_use_words_of_its_own() {
    let mut policy = policy();
    let own = BTreeMap::from([("title".to_owned(), "Our <b>own</b>".to_owned())]);
    policy.texts.0.insert("en".to_owned(), own);
    let views = views(&policy);
    assert!(views["first_layer.en"].contains("Our &lt;b&gt;own&lt;/b&gt;</h2>"));
}

#[test]
fn a_language_written_from_the_right_says_so() {
    for (tag, direction) in [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("arn", "ltr"),
        ("en", "ltr"),
    ] {
        let markup = sekisho::notice::first_layer(&policy(), tag);
        assert!(
            markup.contains(&format!(r#"lang="{tag}" dir="{direction}""#)),
            "{tag}"
        );
    }
}

/// Which switches are on.
fn switched_on(markup: &str) -> BTreeSet<String> {
    let tags = tags(markup);
    let is_on =
        |attributes: &[(String, String)]| attributes.iter().any(|(key, _)| key == "checked");
    tags.iter()
        .filter(|(_, attributes)| is_on(attributes))
        .flat_map(|(_, attributes)| attributes)
        .filter(|(key, _)| key == "data-sks-purpose" || key == "data-sks-service")
        .map(|(_, value)| value.clone())
        .collect()
}
