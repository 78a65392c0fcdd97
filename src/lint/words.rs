//! The notice's own words: known keys, and whole lists for languages that Sekisho does not speak.

use std::collections::BTreeMap;

use super::nearest::meant;
use super::source::field;
use super::{Finding, Rule};
use crate::notice::{default_words, word_keys};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[LANGUAGE, UNKNOWN, EMPTY, PLACE, MISSING];

const LANGUAGE: Rule = Rule::warning(
    "words-extra",
    "add the language to `languages`, or take the words out",
);
const UNKNOWN: Rule = Rule::error("word-unknown", "use a key of Sekisho's word lists");
const EMPTY: Rule = Rule::error("word-empty", "write the words, or leave the key out");
const PLACE: Rule = Rule::warning(
    "word-place",
    "use only the places that Sekisho's own words have",
);
const MISSING: Rule = Rule::warning(
    "words-missing",
    "give them under `texts`; English stands in their place",
);

/// How many missing words a finding names.
const NAMED: usize = 5;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let keys = word_keys();
    let own = default_words("en").unwrap_or_default();
    for (language, words) in &policy.texts.0 {
        let path = field("texts", language);
        if !policy.languages.contains(language) {
            let message = format!("`{language}` is no language of this policy");
            findings.push(LANGUAGE.at(path.clone(), message));
        }
        for (key, word) in words {
            let path = field(&path, key);
            let Some(original) = own.get(key) else {
                let meant = meant(key, keys.iter().copied());
                findings.push(UNKNOWN.at(path, format!("there is no word `{key}`{meant}")));
                continue;
            };
            if word.trim().is_empty() {
                findings.push(EMPTY.at(path.clone(), "the word is empty"));
            }
            for place in places(word) {
                if !places(original).any(|known| known == place) {
                    let message = format!("nothing fills the place `{{{place}}}`");
                    findings.push(PLACE.at(path.clone(), message));
                }
            }
        }
    }
    missing(policy, &keys, findings);
}

fn missing(policy: &Policy, keys: &[&str], findings: &mut Vec<Finding>) {
    let none = BTreeMap::new();
    for language in &policy.languages {
        if default_words(language).is_some() {
            continue;
        }
        let given = policy.texts.0.get(language).unwrap_or(&none);
        let lacking: Vec<&str> = keys
            .iter()
            .copied()
            .filter(|key| !given.contains_key(*key))
            .collect();
        if !lacking.is_empty() {
            let some: Vec<_> = lacking
                .iter()
                .take(NAMED)
                .map(|key| format!("`{key}`"))
                .collect();
            let more = if lacking.len() > NAMED {
                " and others"
            } else {
                ""
            };
            let message = format!(
                "Sekisho has no words of its own in `{language}`; {} of them are missing: {}{more}",
                lacking.len(),
                some.join(", ")
            );
            findings.push(MISSING.at(field("texts", language), message));
        }
    }
}

/// The `{places}` of a template.
fn places(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
}
