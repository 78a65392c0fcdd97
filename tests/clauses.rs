//! The clause table `docs/clauses.md`: made from the first policy and `docs/clauses.json`, and
//! checked, so that it names no data, rule or test that is not there. `SEKISHO_UPDATE=1` writes it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use sekisho::lint::rules;
use serde::Deserialize;
use serde_json::Value;

/// What is said of one clause.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Places in the policy beyond those that name the clause themselves.
    #[serde(default)]
    data: Vec<String>,
    /// Names in the source as `src/promise/mod.rs#carries_personal_data`, and findings beyond
    /// those whose rule names the clause itself.
    #[serde(default)]
    rules: Vec<String>,
    /// Tests, as `tests/laws.rs#refusal_beats_grant`, beyond the lint's cases of those findings.
    #[serde(default)]
    tests: Vec<String>,
    /// What the clause asks for and nothing does yet.
    #[serde(default)]
    lacking: Option<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    let full = root().join(path);
    std::fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn policy() -> Value {
    serde_json::from_str(&text("policies/leverages.json")).expect("the policy is JSON")
}

fn said() -> BTreeMap<String, Said> {
    serde_json::from_str(&text("docs/clauses.json")).expect("docs/clauses.json reads")
}

/// What stands at a place such as `services[zoom].hosts[0]`; in brackets an id, a kind or a number.
fn at<'a>(policy: &'a Value, place: &str) -> Option<&'a Value> {
    place
        .split(['.', '['])
        .try_fold(policy, |value, step| match step.strip_suffix(']') {
            None => value.get(step),
            Some(name) => match name.parse::<usize>() {
                Ok(index) => value.get(index),
                Err(_) => value
                    .as_array()?
                    .iter()
                    .find(|item| called(item) == Some(name)),
            },
        })
}

fn called(item: &Value) -> Option<&str> {
    item.get("id").or_else(|| item.get("kind"))?.as_str()
}

/// The places that name each clause.
fn naming(value: &Value, place: &str, found: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(object) => {
            if let Some(clause) = object.get("clause").and_then(Value::as_str) {
                found
                    .entry(clause.to_owned())
                    .or_default()
                    .push(place.to_owned());
            }
            for (key, value) in object {
                let dot = if place.is_empty() { "" } else { "." };
                naming(value, &format!("{place}{dot}{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                let name = called(item).map_or_else(|| index.to_string(), str::to_owned);
                naming(item, &format!("{place}[{name}]"), found);
            }
        }
        _ => {}
    }
}

/// All places of each clause: its own words, those `docs/clauses.json` adds, and those that name
/// it and are no part of one added.
fn places(policy: &Value, said: &BTreeMap<String, Said>) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    naming(policy, "", &mut found);
    for (clause, said) in said {
        let places: &mut Vec<String> = found.entry(clause.clone()).or_default();
        places.retain(|place| {
            !said
                .data
                .iter()
                .any(|added| place.starts_with(added.as_str()))
        });
        let own = format!("clauses[{clause}].text");
        places.extend(at(policy, &own).map(|_| own));
        places.extend(said.data.iter().cloned());
        places.sort();
    }
    found
}

/// The rules of a clause: those of the lint that name it, and those `docs/clauses.json` adds.
fn rules_of(clause: &str, said: &Said) -> Vec<String> {
    let own = rules().filter(|rule| rule.clause == Some(clause));
    let own = own.map(|rule| rule.code.to_owned());
    said.rules.iter().cloned().chain(own).collect()
}

/// The tests of a clause: those `docs/clauses.json` names, and the lint's cases of its findings.
fn tests_of(clause: &str, said: &Said) -> Vec<String> {
    let rules = rules_of(clause, said);
    let mut tests = said.tests.clone();
    for (file, cases) in lint_cases() {
        let shows = |case: &Value| {
            let finds = case["finds"].as_array().into_iter().flatten();
            finds
                .filter_map(|find| find[1].as_str())
                .any(|code| rules.iter().any(|rule| rule == code))
        };
        if cases.iter().any(shows) {
            tests.push(file);
        }
    }
    tests
}

/// The lint's cases by file.
fn lint_cases() -> BTreeMap<String, Vec<Value>> {
    let folder = std::fs::read_dir(root().join("tests/lint/cases")).expect("the cases are there");
    let names = folder.map(|entry| entry.expect("an entry").file_name());
    let files = names.map(|name| format!("tests/lint/cases/{}", name.to_string_lossy()));
    files
        .map(|file| {
            let cases = serde_json::from_str(&text(&file)).expect("cases are JSON");
            (file, cases)
        })
        .collect()
}

/// `a`, `b` as code, or "not yet".
fn cell(entries: &[String]) -> String {
    if entries.is_empty() {
        return "not yet".to_owned();
    }
    let code: Vec<_> = entries.iter().map(|entry| format!("`{entry}`")).collect();
    code.join("<br>")
}

fn table() -> String {
    let (policy, said) = (policy(), said());
    let places = places(&policy, &said);
    let mut out = String::from(
        "# The clauses of the first policy\n\n\
         Made by `SEKISHO_UPDATE=1 cargo test --test clauses` from `policies/leverages.json` and\n\
         `docs/clauses.json`; the test checks that every place, rule and test named here exists, and\n\
         that what is named as a test is run. A file of `tests/lint/cases/` holds the cases of the\n\
         findings beside it, which `tests/lint.rs` runs.\n\
         In brackets stands an id or a number. \"not yet\" means that nothing does it; the last\n\
         column says what is lacking beside what is done.\n\n\
         | clause | carried as data | enforced by | shown by | lacking |\n|---|---|---|---|---|\n",
    );
    for (clause, said) in &said {
        let title = at(&policy, &format!("clauses[{clause}].title"));
        let title = |tag| title.and_then(|t| t.get(tag)).and_then(Value::as_str);
        let none = Vec::new();
        let row = writeln!(
            out,
            "| **{clause}** {}<br>{} | {} | {} | {} | {} |",
            title("en").unwrap_or_default(),
            title("ja").unwrap_or_default(),
            cell(places.get(clause).unwrap_or(&none)),
            cell(&rules_of(clause, said)),
            cell(&tests_of(clause, said)),
            said.lacking.as_deref().unwrap_or_default(),
        );
        row.expect("a string takes what is written");
    }
    out
}

#[test]
fn the_clause_table_is_the_one_committed() {
    let made = table();
    let path = root().join("docs/clauses.md");
    if std::env::var_os("SEKISHO_UPDATE").is_some() {
        std::fs::write(&path, &made).expect("the table is written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "docs/clauses.md is stale; run SEKISHO_UPDATE=1 cargo test --test clauses"
    );
}

#[test]
fn all_54_clauses_are_there_and_carried_as_data() {
    let (policy, said) = (policy(), said());
    let wanted: Vec<_> = (1..=54).map(|number| format!("S{number:02}")).collect();
    let listed: Vec<_> = said.keys().cloned().collect();
    assert_eq!(listed, wanted);
    let in_policy = policy["clauses"].as_array().expect("clauses are a list");
    let in_policy: Vec<_> = in_policy.iter().filter_map(called).collect();
    assert_eq!(in_policy, wanted);
    for (clause, places) in places(&policy, &said) {
        assert!(!places.is_empty(), "{clause} is not carried");
    }
}

#[test]
fn every_place_named_is_in_the_policy() {
    let (policy, said) = (policy(), said());
    for (clause, places) in places(&policy, &said) {
        for place in places {
            assert!(at(&policy, &place).is_some(), "{clause}: no `{place}`");
        }
    }
}

#[test]
fn every_rule_and_test_named_is_in_the_source() {
    for (clause, said) in said() {
        for rule in &said.rules {
            let there = match rule.split_once('#') {
                Some((file, name)) => declares(&text(file), name),
                None => rules().any(|known| known.code == rule),
            };
            assert!(there, "{clause}: no rule `{rule}`");
        }
        for test in &said.tests {
            let (file, name) = test.split_once('#').expect("a test is file#name");
            assert!(is_test(&text(file), name), "{clause}: no test `{test}`");
        }
    }
}

/// Whether a source has a function `name` that the test runner runs.
fn is_test(source: &str, name: &str) -> bool {
    const MARKS: [&str; 2] = ["#[test]", "#[tokio::test"];
    let lines: Vec<_> = source.lines().map(str::trim_start).collect();
    let declared = [format!("fn {name}("), format!("async fn {name}(")];
    let places = lines.iter().enumerate();
    places
        .filter(|(_, line)| declared.iter().any(|start| line.starts_with(start)))
        .any(|(at, _)| {
            let above = lines[..at].iter().rev();
            above
                .take_while(|line| line.starts_with('#') || line.starts_with("//"))
                .any(|line| MARKS.iter().any(|mark| line.starts_with(mark)))
        })
}

#[test]
fn a_function_is_a_test_only_with_its_mark() {
    let source = "fn helper() {}\n\n#[test]\n#[ignore = \"slow\"]\nfn shown() {\n    fn inner() {}\n}\n\n    /// In a macro.\n    #[test]\n    fn law(x in any()) {}\n\n#[tokio::test(flavor = \"x\")]\nasync fn waits() {}\n";
    let tests =
        ["helper", "shown", "inner", "law", "waits", "show"].map(|name| is_test(source, name));
    assert_eq!(tests, [false, true, false, true, true, false]);
}

/// Whether a source declares `name`: a function, a type, or an entry of the table of reasons.
fn declares(source: &str, name: &str) -> bool {
    let kinds = ["fn ", "function ", "struct ", "enum ", "const "];
    let begins = |rest: &str| {
        let after = rest.strip_prefix(name).and_then(|rest| rest.chars().next());
        after.is_some_and(|next| !next.is_alphanumeric() && next != '_')
    };
    source.lines().map(str::trim_start).any(|line| {
        line.starts_with(&format!("{name} = "))
            || kinds
                .iter()
                .any(|kind| line.split(kind).skip(1).any(begins))
    })
}
