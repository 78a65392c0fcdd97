//! Texts: in every language of the policy, none empty, plain.

use super::source::{element, field};
use super::text_places::texts;
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[NONE, TAG, TWICE, MISSING, EMPTY, EXTRA, MARKUP];

const NONE: Rule = Rule::error("language-none", "name at least one, such as `\"ja\"`");
const TAG: Rule = Rule::error(
    "language-tag",
    "write a BCP 47 tag, such as `ja`, `en` or `zh-Hant`",
)
.under("BCP 47");
const TWICE: Rule = Rule::error("language-duplicate", "name each language once");
const MISSING: Rule = Rule::error(
    "text-missing",
    "add the text, or take the language out of `languages`",
);
const EMPTY: Rule = Rule::error(
    "text-empty",
    "write the text, or leave the field out if it is optional",
);
const EXTRA: Rule = Rule::warning(
    "text-extra",
    "add the language to `languages`, or take the text out",
);
const MARKUP: Rule = Rule::warning(
    "text-markup",
    "write plain text; tags and entities are shown to the visitor as they stand",
);

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    languages(policy, findings);
    for (path, text) in texts(policy) {
        for language in &policy.languages {
            if text.get(language).is_none() {
                let message = format!("the text in `{language}` is missing");
                findings.push(MISSING.at(path.clone(), message));
            }
        }
        for (language, text) in &text.0 {
            let path = field(&path, language);
            if !policy.languages.contains(language) {
                let message = format!("`{language}` is no language of this policy");
                findings.push(EXTRA.at(path.clone(), message));
            }
            if text.trim().is_empty() {
                findings.push(EMPTY.at(path, "the text is empty"));
            } else if let Some(markup) = markup(text) {
                findings.push(MARKUP.at(path, format!("`{markup}` looks like markup")));
            }
        }
    }
}

fn languages(policy: &Policy, findings: &mut Vec<Finding>) {
    if policy.languages.is_empty() {
        findings.push(NONE.at("languages", "the policy has no language"));
    }
    for (number, tag) in policy.languages.iter().enumerate() {
        let path = element("languages", number);
        if !is_tag(tag) {
            findings.push(TAG.at(path, format!("`{tag}` is no language tag")));
        } else if policy
            .languages
            .iter()
            .take(number)
            .any(|earlier| earlier == tag)
        {
            findings.push(TWICE.at(path, format!("`{tag}` is named twice")));
        }
    }
}

/// Whether a tag has the form of a language with script and region (BCP 47).
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// What in a text looks like a tag or an entity.
fn markup(text: &str) -> Option<&str> {
    let tag = text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let name = rest.get(1..)?.trim_start_matches('/');
        let end = rest.find('>')?;
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            .then(|| rest.get(..=end))?
    });
    tag.or_else(|| {
        text.match_indices('&').find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let end = rest.find(';').filter(|end| (3..=8).contains(end))?;
            let name = rest.get(1..end)?;
            name.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
                .then(|| rest.get(..=end))?
        })
    })
}
