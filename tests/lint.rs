//! What the lint finds: a sound policy, and each way in which it can be made unsound.
//!
//! A case in `tests/lint/cases/` replaces one piece of `tests/lint/sound.json` and names all that
//! is then found: severity, code, path, the text at that place and, where given, message and help.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on stops"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use sekisho::lint::{Finding, Severity, check, rules};
use serde_json::Value;

const SOUND: &str = include_str!("lint/sound.json");

/// The rules that no replacement of one piece can break.
const SHOWN_ELSEWHERE: [&str; 6] = [
    "language-none",
    "language-tag",
    "same-fingerprint",
    "too-many",
    "unreadable",
    "words-missing",
];

struct Case {
    name: String,
    text: String,
    finds: Vec<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lint/cases");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(directory).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a case file");
        let list: Vec<Value> = serde_json::from_str(&text).expect("cases are JSON");
        let noun = path.file_stem().expect("a name").to_string_lossy();
        cases.extend(list.iter().map(|case| read(&noun, case)));
    }
    cases
}

fn read(noun: &str, case: &Value) -> Case {
    let part = |name: &str| case[name].as_str().expect("a text").to_owned();
    let name = format!("{noun}: {}", part("case"));
    let replaced = part("replace");
    assert_eq!(SOUND.matches(&replaced).count(), 1, "{name}: {replaced}");
    Case {
        name,
        text: SOUND.replacen(&replaced, &part("with"), 1),
        finds: serde_json::from_value(case["finds"].clone()).expect("lists of texts"),
    }
}

/// The text from a finding's line and column on, by counting lines and characters alone.
fn text_at(text: &str, finding: &Finding) -> String {
    let place = finding.place.as_ref().expect("every finding has a place");
    let line = text
        .split('\n')
        .nth(place.line - 1)
        .expect("the line is there");
    line.chars().skip(place.column - 1).collect()
}

fn fits(text: &str, finding: &Finding, due: &[String]) -> bool {
    let due = |place: usize| due.get(place).map(String::as_str);
    Some(finding.severity.name()) == due(0)
        && Some(finding.code) == due(1)
        && Some(finding.path.as_str()) == due(2)
        && due(3).is_some_and(|start| text_at(text, finding).starts_with(start))
        && due(4).is_none_or(|message| finding.message == message)
        && due(5).is_none_or(|help| finding.help == help)
}

#[test]
fn a_sound_policy_has_no_finding() {
    assert_eq!(check(SOUND).findings, []);
}

#[test]
fn each_fault_is_found_where_it_is_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in cases() {
        let mut left = case.finds.clone();
        for finding in check(&case.text).findings {
            match left.iter().position(|due| fits(&case.text, &finding, due)) {
                Some(due) => {
                    left.remove(due);
                }
                None => wrong.push(format!("{}: unexpected {finding}", case.name)),
            }
        }
        wrong.extend(
            left.iter()
                .map(|due| format!("{}: not found {due:?}", case.name)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let shown: BTreeSet<String> = cases()
        .into_iter()
        .flat_map(|case| case.finds)
        .filter_map(|find| find.get(1).cloned())
        .collect();
    let missing: Vec<&str> = rules()
        .map(|rule| rule.code)
        .filter(|code| !shown.contains(*code) && !SHOWN_ELSEWHERE.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let known: BTreeSet<&str> = rules().map(|rule| rule.code).collect();
    let unknown: Vec<_> = shown
        .iter()
        .filter(|code| !known.contains(code.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_rule_says_what_it_rests_on_and_whose_clause_that_is() {
    for rule in rules() {
        let ground = rule.rests_on();
        assert!(!ground.is_empty(), "{}", rule.code);
        let Some(clause) = rule.clause else {
            assert!(!ground.contains("Leverages"), "{}: {ground}", rule.code);
            continue;
        };
        let owner = format!("{clause} of the Leverages policy");
        assert!(ground.ends_with(&owner), "{}: {ground}", rule.code);
        let number = clause.strip_prefix('S').and_then(|n| n.parse().ok());
        assert!(
            number.is_some_and(|number| (1..=54).contains(&number)),
            "{clause}"
        );
    }
}

#[test]
fn what_a_finding_rests_on_is_the_law_the_clause_or_the_form() {
    let ground = |code| rules().find(|rule| rule.code == code).map(|r| r.rests_on());
    let table = [
        ("id-duplicate", "the document's form"),
        ("purpose-unknown", "the document's form"),
        ("host-wide", "S15 of the Leverages policy"),
        ("cookie-own", "the record of the visitor's answer"),
        (
            "foreign-facts",
            "APPI Article 28(2); S33 of the Leverages policy",
        ),
    ];
    for (code, due) in table {
        assert_eq!(ground(code).as_deref(), Some(due), "{code}");
    }
}

#[test]
fn no_two_rules_share_a_code() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.code), "{}", rule.code);
    }
}

/// The sound policy, changed as a tree.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut policy: Value = serde_json::from_str(SOUND).expect("it is JSON");
    change(&mut policy);
    let found = check(&policy.to_string()).findings;
    let pairs = found
        .iter()
        .map(|found| (found.code.to_owned(), found.path.clone()));
    pairs.collect()
}

#[test]
fn a_policy_needs_a_language() {
    let found = changed(|policy| policy["languages"] = Value::Array(Vec::new()));
    assert!(found.contains(&("language-none".to_owned(), "languages".to_owned())));
}

#[test]
fn a_language_is_a_tag() {
    let found = changed(|policy| policy["languages"][1] = "English".into());
    assert!(found.contains(&("language-tag".to_owned(), "languages[1]".to_owned())));
}

#[test]
fn a_language_that_sekisho_does_not_speak_needs_words() {
    let found = changed(|policy| {
        let languages = policy["languages"].as_array_mut().expect("a list");
        languages.push("fr".into());
    });
    assert!(found.contains(&("words-missing".to_owned(), "texts.fr".to_owned())));
}

#[test]
fn a_compiled_policy_has_no_room_for_300_purposes() {
    let found = changed(|policy| {
        let purposes = policy["purposes"].as_array_mut().expect("a list");
        let model = purposes[0].clone();
        for number in 0..300 {
            let mut purpose = model.clone();
            purpose["id"] = format!("purpose-{number}").into();
            purposes.push(purpose);
        }
    });
    assert_eq!(found, [("too-many".to_owned(), "purposes".to_owned())]);
}

#[test]
fn line_and_column_count_characters_from_one() {
    let text = SOUND.replacen("\"*.counter.example\"", "\"*.jp\"", 1);
    let found = check(&text).findings;
    let place = found[0].place.clone().expect("a place");
    assert_eq!((place.line, place.column), (56, 17));
    assert_eq!(
        found[0].to_string(),
        "56:17: error[host-public-suffix] services[1].hosts[0]: `*.jp` covers a public suffix; name the host (rests on S15 of the Leverages policy)"
    );
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(check(&format!("\u{feff}{SOUND}")).findings, []);
}

#[test]
fn no_beginning_of_a_policy_and_no_damage_to_it_makes_the_lint_panic() {
    for (end, _) in SOUND.trim_end().char_indices().step_by(3) {
        let checked = check(&SOUND[..end]);
        assert_eq!(checked.severity(), Some(Severity::Error));
    }
    for (at, piece) in SOUND
        .match_indices(|c: char| !c.is_alphanumeric())
        .step_by(43)
    {
        for with in ["", "\"", "\\", "[", "0", "null", "\u{0}", "😀"] {
            let text = [&SOUND[..at], with, &SOUND[at + piece.len()..]].concat();
            for finding in check(&text).findings {
                assert!(!finding.help.is_empty(), "{finding}");
                let place = finding.place.expect("a place");
                assert!(text.get(place.bytes.clone()).is_some(), "{place:?}");
            }
        }
    }
}

#[test]
fn nothing_told_speaks_of_the_program() {
    for case in cases() {
        for finding in check(&case.text).findings {
            let told = finding.to_string();
            for word in [
                "String", "struct", "enum", "u32", "u16", "Vec<", "Option", "serde",
            ] {
                assert!(!told.contains(word), "{told}");
            }
            let first = finding.message.chars().next().expect("a message");
            assert!(!finding.message.ends_with('.'), "{told}");
            assert!(
                !first.is_uppercase() || finding.message.starts_with("Sekisho"),
                "{told}"
            );
        }
    }
}
