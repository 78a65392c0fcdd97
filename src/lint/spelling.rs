//! Slips of the pen that privacy policies are known for.

use super::source::field;
use super::text_places::texts;
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[SLIP];

const SLIP: Rule = Rule::warning("text-misspelt", "mend it, here and in the policy's text");

/// English words as they are miswritten and as they are written, in lower case.
const ENGLISH: [(&str, &str); 20] = [
    ("acess", "access"),
    ("adress", "address"),
    ("advertisment", "advertisement"),
    ("adveritsing", "advertising"),
    ("analitics", "analytics"),
    ("anonimous", "anonymous"),
    ("concent", "consent"),
    ("cookeis", "cookies"),
    ("dislcosure", "disclosure"),
    ("identifer", "identifier"),
    ("infomation", "information"),
    ("infomative", "informative"),
    ("infromation", "information"),
    ("personnal", "personal"),
    ("preformance", "performance"),
    ("pirvacy", "privacy"),
    ("privcay", "privacy"),
    ("recieve", "receive"),
    ("recieved", "received"),
    ("statistcs", "statistics"),
];

/// Japanese words likewise.
const JAPANESE: [(&str, &str); 6] = [
    ("インフォーマティブデータ", "インフォマティブデータ"),
    ("クッキ-", "クッキー"),
    ("コミニュケーション", "コミュニケーション"),
    ("シュミレーション", "シミュレーション"),
    ("プライバシーポリーシー", "プライバシーポリシー"),
    ("個人情情報", "個人情報"),
];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (path, text) in texts(policy) {
        for (language, text) in &text.0 {
            if let Some((wrong, right)) = slip(language, text) {
                let message = format!("`{wrong}` is a slip for `{right}`");
                findings.push(SLIP.at(field(&path, language), message));
            }
        }
    }
}

/// The first known slip in a text, as it is written and as it should be.
fn slip<'a>(language: &str, text: &'a str) -> Option<(&'a str, &'static str)> {
    match language.split('-').next() {
        Some("en") => text
            .split(|c: char| !c.is_alphabetic())
            .find_map(|word| Some((word, right(word)?))),
        Some("ja") => JAPANESE.iter().find_map(|(wrong, right)| {
            let at = text.find(wrong)?;
            Some((text.get(at..at + wrong.len())?, *right))
        }),
        _ => None,
    }
}

fn right(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let known = ENGLISH.iter().find(|(wrong, _)| *wrong == word);
    known.map(|(_, right)| *right)
}
