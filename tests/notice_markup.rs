//! A policy's texts and addresses never become markup, whatever they are.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod support;
#[path = "notice/tags.rs"]
mod tags;
#[path = "notice/views.rs"]
mod views;

use proptest::prelude::*;
use sekisho::policy::Policy;
use serde_json::Value;
use tags::{Tag, tags, values};
use views::{LANGUAGES, SOURCE, policy, views};

#[test]
fn a_link_leads_to_the_web_or_nowhere() {
    let mut policy = policy();
    for address in ["javascript:alert(1)", "data:text/html,x", " javascript:x"] {
        for url in policy.documents.policy.url.0.values_mut() {
            *url = address.to_owned();
        }
        // Such a policy does not compile; were it to, the link would still be left out.
        let markup = sekisho::notice::first_layer(&policy, "en");
        assert!(
            values(&tags(&markup), "href")
                .all(|href| !href.contains("x") || href.contains("example"))
        );
        assert!(!markup.contains("javascript:") && !markup.contains("data:"));
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with('/') || text.starts_with("https://")
}

/// Puts `text` in place of every text of a policy.
fn replace_texts(value: &mut Value, text: &str) {
    match value {
        Value::Object(fields) => {
            let is_text = fields.keys().all(|key| LANGUAGES.contains(&key.as_str()));
            for (key, field) in fields {
                match field {
                    Value::String(own) if is_text && !is_address(own) => text.clone_into(own),
                    Value::String(own) if key == "phone" => text.clone_into(own),
                    other => replace_texts(other, text),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace_texts(item, text)),
        _ => {}
    }
}

/// The tags of every view with their attributes' names, of a policy whose every text is `text`.
fn skeletons(text: &str) -> Vec<(String, Vec<String>)> {
    let mut document: Value = serde_json::from_str(SOURCE).expect("JSON");
    replace_texts(&mut document, text);
    let policy: Policy = serde_json::from_value(document).expect("the policy reads");
    let name = |(name, attributes): Tag| {
        let keys = attributes.into_iter().map(|(key, _)| key);
        (name, keys.collect())
    };
    let views = views(&policy);
    views
        .values()
        .flat_map(|markup| tags(markup))
        .map(name)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn policy_text_never_becomes_markup(text in r#"x([<>&"'/= a-z\n!-]|<script>|<img src=x onerror=y>|" onclick="|&lt;|\{who\}){1,12}"#) {
        prop_assert_eq!(skeletons(&text), skeletons("x"));
    }
}
