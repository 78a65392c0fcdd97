//! From a policy's text to the policy.

use serde_json::Value;
use serde_json::error::Category;

use super::structure::{UNKNOWN, structure};
use super::{Finding, Place, Rule, Severity, Source, lint};
use crate::policy::Policy;
use crate::policy::schema::schema;

pub(super) const RULES: &[Rule] = &[SYNTAX, UNREADABLE];

const SYNTAX: Rule = Rule::error(
    "syntax",
    "mend the JSON; it has no comments and no comma after the last of a list",
);
const UNREADABLE: Rule = Rule::error(
    "unreadable",
    "compare it with the JSON Schema (`sekisho schema`)",
);

/// A policy's text, checked whole.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The policy, if the text is one; it may have errors.
    pub policy: Option<Policy>,
    /// Everything found, each with its place, in the order of the text.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The gravest of the findings.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// Reads a policy and checks it whole.
#[must_use]
pub fn check(text: &str) -> Checked {
    match read(text) {
        Ok((policy, source)) => {
            let mut findings = lint(&policy);
            source.locate(&mut findings);
            Checked {
                policy: Some(policy),
                findings,
            }
        }
        Err(findings) => Checked {
            policy: None,
            findings,
        },
    }
}

/// Reads a policy, with the index of its text.
///
/// # Errors
///
/// What keeps the text from being a policy, each with its place.
pub fn read(text: &str) -> Result<(Policy, Source<'_>), Vec<Finding>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: Value = serde_json::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
    let source = Source::of(text);
    let mut findings = structure(&document, &schema());
    for finding in &mut findings {
        if finding.code == UNKNOWN.code {
            finding.place = Some(source.key(&finding.path));
        }
    }
    findings.extend(source.doubled());
    if findings.is_empty() {
        match serde_json::from_value(document) {
            Ok(policy) => return Ok((policy, source)),
            Err(_) => findings.push(UNREADABLE.at("", "this is no policy")),
        }
    }
    source.locate(&mut findings);
    Err(findings)
}

/// The parser's words, less its own place: the finding has one.
fn syntax(text: &str, error: &serde_json::Error) -> Finding {
    let message = match error.classify() {
        Category::Eof => "the text ends before the document does".to_owned(),
        _ => {
            let words = error.to_string();
            let place = words.rfind(" at line ").unwrap_or(words.len());
            words.get(..place).unwrap_or_default().to_owned()
        }
    };
    let mut finding = SYNTAX.at("", message);
    finding.place = Some(Place::at(text, error.line(), error.column()));
    finding
}
