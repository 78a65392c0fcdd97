//! The policies that come with Sekisho.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::path::PathBuf;

use sekisho::lint::{Finding, Severity, lint};
use sekisho::policy::Policy;

/// What is amiss in the words of the first policy itself, and stays so.
const DEFECTS: &[&str] = &[
    "closure-blank rights.calendar.closures[0].from",
    "joint-use-scope joint_use[0].scope",
    "joint-use-scope joint_use[1].scope",
    "provision-party provisions[3].foreign.measures.en",
    "provision-party provisions[3].foreign.system.en",
    "statement-contradicted clauses[8].text",
    "text-misspelt clauses[13].text.en",
    "text-misspelt documents.informative_data.label.en",
];

fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("policies")
}

fn names() -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(directory()).expect("the directory reads");
    let names = entries.map(|entry| entry.expect("an entry reads").file_name());
    names
        .map(|name| name.into_string().expect("a name is UTF-8"))
        .filter(|name| name.ends_with(".json"))
}

fn read(name: &str) -> Policy {
    let path = directory().join(name);
    let text = std::fs::read_to_string(&path).expect("the policy is there");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_other_policy_is_clean() {
    for name in names().filter(|name| name != "leverages.json") {
        let findings = lint(&read(&name));
        assert!(findings.is_empty(), "{name}: {findings:#?}");
    }
}

#[test]
fn the_first_policy_has_no_error_and_only_the_defects_of_its_text() {
    let findings = lint(&read("leverages.json"));
    let (errors, warnings): (Vec<_>, Vec<_>) = findings
        .iter()
        .partition(|finding| finding.severity == Severity::Error);
    assert!(errors.is_empty(), "{errors:#?}");
    let mut found: Vec<_> = warnings
        .iter()
        .map(|Finding { code, path, .. }| format!("{code} {path}"))
        .collect();
    found.sort();
    assert_eq!(found, DEFECTS);
}

/// What neither job providers' scouting nor job placement agencies receive; prefecture and age they
/// do.
#[test]
fn what_the_text_withholds_from_providers_and_agencies_is_withheld() {
    let policy = read("leverages.json");
    let provision = |id| {
        let mut all = policy.provisions.iter();
        all.find(|provision| provision.id == id)
            .expect("it is provided")
    };
    let due = ["name", "street_address", "birth_date", "contact"];
    let providers = provision("job_providers");
    for situation in &providers.situations {
        let withheld: &[&str] = if situation.id == "scouting" {
            &due
        } else {
            &[]
        };
        assert_eq!(situation.withheld, withheld, "{}", situation.id);
    }
    let agencies = provision("job_placement_agencies");
    assert_eq!(agencies.withheld, due);
    assert!(agencies.lifted_by.is_some());
    for shown in ["prefecture", "age"] {
        let items = &policy.data_items;
        assert!(items.iter().any(|item| item.id == shown), "{shown}");
    }
}

#[test]
fn every_text_of_the_first_policy_is_in_both_languages() {
    let path = directory().join("leverages.json");
    let text = std::fs::read_to_string(path).expect("the policy is there");
    let policy: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let mut lacking = Vec::new();
    look(&policy, "", &mut lacking);
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// Collects the places of texts that lack a language or say nothing in one.
fn look(value: &serde_json::Value, place: &str, lacking: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(object)
            if object.contains_key("ja") || object.contains_key("en") =>
        {
            let said = |tag| {
                object
                    .get(tag)
                    .and_then(serde_json::Value::as_str)
                    .is_some_and(|text| !text.trim().is_empty())
            };
            if !said("ja") || !said("en") {
                lacking.push(place.to_owned());
            }
        }
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                look(value, &format!("{place}/{key}"), lacking);
            }
        }
        serde_json::Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                look(value, &format!("{place}/{index}"), lacking);
            }
        }
        _ => {}
    }
}
