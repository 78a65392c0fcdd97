//! Purposes: what they rest on and what they need.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Basis, Policy, Purpose};

pub(super) const RULES: &[Rule] = &[CYCLE, REASON, FREE, EXPLICIT];

const CYCLE: Rule = Rule::error(
    "purpose-cycle",
    "take one of the dependencies out; nobody could allow any of them first",
);
const REASON: Rule = Rule::error(
    "basis-reason",
    "say in `basis_reason` which law exempts it from consent, and why",
)
.under("Telecommunications Business Act, Article 27-12, items 1 to 4");
const FREE: Rule = Rule::error(
    "basis-own-yes",
    "let it rest on `consent`, or take the mark away; what needs no consent is never asked about",
)
.of_clause("S40");
const EXPLICIT: Rule = Rule::error(
    "sensitive-explicit",
    "set `explicit` to `true`; \"allow all\" is never that consent",
)
.of_clause("S40");
pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, purpose) in policy.purposes.iter().enumerate() {
        let path = element("purposes", number);
        basis(&path, purpose, findings);
        if let Some(circle) = circle(policy, purpose) {
            let message = format!("`{}` depends on itself: {}", purpose.id, circle.join(" → "));
            findings.push(CYCLE.at(field(&path, "depends_on"), message));
        }
    }
}

fn basis(path: &str, purpose: &Purpose, findings: &mut Vec<Finding>) {
    if purpose.basis == Basis::Exempt && purpose.basis_reason.is_none() {
        let message = format!("`{}` is exempt without a reason", purpose.id);
        findings.push(REASON.at(field(path, "basis_reason"), message));
    }
    let marks = [
        ("explicit", purpose.explicit),
        ("sensitive", purpose.sensitive),
        ("targeted_advertising", purpose.targeted_advertising),
    ];
    let mark = marks.iter().find(|(_, set)| *set);
    if let Some((mark, _)) = mark.filter(|_| purpose.basis != Basis::Consent) {
        let message = format!("`{}` is `{mark}` and yet needs no consent", purpose.id);
        findings.push(FREE.at(field(path, "basis"), message));
    }
    if purpose.sensitive && !purpose.explicit {
        let message = format!("`{}` is sensitive but not explicit", purpose.id);
        findings.push(EXPLICIT.at(field(path, "explicit"), message));
    }
}

/// The way by which a purpose depends on itself, beginning and ending with it.
fn circle<'a>(policy: &'a Policy, purpose: &'a Purpose) -> Option<Vec<&'a str>> {
    let mut ways: Vec<Vec<&str>> = vec![vec![purpose.id.as_str()]];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(way) = ways.pop() {
        let needed = way.last().and_then(|id| policy.purpose(id));
        for id in needed.map_or(&[][..], |needed| &needed.depends_on) {
            let way: Vec<&str> = way.iter().copied().chain([id.as_str()]).collect();
            if *id == purpose.id {
                return Some(way);
            }
            if !seen.contains(&id.as_str()) {
                seen.push(id);
                ways.push(way);
            }
        }
    }
    None
}
