//! Requests for disclosure and the like.

use super::source::element;
use super::{Finding, Rule};
use crate::policy::{Policy, RequestKind};

pub(super) const RULES: &[Rule] = &[NONE, TWICE, FREE, DAYS];

const NONE: Rule = Rule::error(
    "rights-requests",
    "list the kinds of request that are accepted",
)
.under("APPI Articles 32 to 35")
.of_clause("S42");
const TWICE: Rule = Rule::warning("rights-repeated", "keep one of them").of_clause("S42");
const FREE: Rule = Rule::error(
    "rights-free",
    "add the kind to `requests`, or take it out here",
)
.of_clause("S50");
const DAYS: Rule = Rule::error(
    "reply-days",
    "write the number of business days until the answer",
)
.of_clause("S48");

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let Some(rights) = &policy.rights else {
        return;
    };
    if rights.requests.is_empty() {
        findings.push(NONE.at("rights.requests", "no kind of request is accepted"));
    }
    twice("rights.requests", &rights.requests, findings);
    twice("rights.free_of_charge", &rights.free_of_charge, findings);
    for (number, kind) in rights.free_of_charge.iter().enumerate() {
        if !rights.requests.contains(kind) {
            let path = element("rights.free_of_charge", number);
            findings.push(FREE.at(path, "this kind of request is not accepted"));
        }
    }
    if rights.reply_business_days == 0 {
        findings.push(DAYS.at("rights.reply_business_days", "no answer can come in 0 days"));
    }
}

fn twice(path: &str, kinds: &[RequestKind], findings: &mut Vec<Finding>) {
    for (number, kind) in kinds.iter().enumerate() {
        if kinds.iter().take(number).any(|earlier| earlier == kind) {
            findings.push(TWICE.at(element(path, number), "this kind is named twice"));
        }
    }
}
