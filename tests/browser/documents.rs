//! The demo's two documents say what the policy declares, in both languages.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::demo::demo;

const POLICY: &str = include_str!("../../www/policy.json");

/// What the entries of a document must say of each part of the policy: its name and its sentence.
fn due(policy: &Value, lists: &[&str], language: &str) -> Vec<[Value; 2]> {
    let parts = lists
        .iter()
        .flat_map(|list| policy[list].as_array().expect("a list"));
    let says = |part: &Value| {
        let name = part.get("name").or(part.get("title")).expect("a name");
        let sentence = part
            .get("recipient")
            .map_or(&part["description"], |to| &to["name"]);
        [name[language].clone(), sentence[language].clone()]
    };
    parts.map(says).collect()
}

/// Asserts that a document in a language says all that is due.
async fn judge(browser: &Browser, address: &str, policy: &Value, due: &[[Value; 2]]) {
    browser.open(address).await;
    let entries = "[...document.querySelectorAll('[data-list] .service')]";
    until(&format!("{address} is filled"), || async {
        let count = browser.run(&format!("return {entries}.length")).await;
        count == json!(due.len())
    })
    .await;
    let said = browser
        .run(&format!(
            "return {entries}.map(e => ['h3', 'dd'].map(tag => e.querySelector(tag).textContent))"
        ))
        .await;
    for (row, [name, sentence]) in said.as_array().expect("rows").iter().zip(due) {
        assert_eq!(row[0], *name, "{address}");
        let told = row[1].as_str().expect("a text");
        let sentence = sentence.as_str().expect("a text");
        assert!(told.starts_with(sentence), "{address}: {told}");
    }
    let dates = browser
        .run("return document.querySelector('.dates').textContent")
        .await;
    let revised = policy["revised"].as_str().expect("a date");
    assert!(dates.as_str().expect("a text").contains(revised), "{dates}");
}

#[tokio::test]
async fn both_documents_say_what_the_policy_declares_in_both_languages() {
    let policy: Value = serde_json::from_str(POLICY).expect("the policy is JSON");
    let demo = demo();
    let browser = Browser::start().await;
    let documents: [(&str, &[&str]); 2] = [
        ("privacy", &["technologies", "purposes"]),
        ("informative-data", &["services"]),
    ];
    for (base, language) in [("", "ja"), ("/en", "en")] {
        for (document, lists) in documents {
            let address = demo.page("recruit", &format!("{base}/{document}"));
            let due = due(&policy, lists, language);
            assert!(due.len() > 2, "{document}");
            judge(&browser, &address, &policy, &due).await;
        }
    }
    browser.close().await;
}
