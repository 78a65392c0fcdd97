//! The choices offered and how long an answer holds.

use super::{Finding, Rule};
use crate::policy::{Offer, Policy};

pub(super) const RULES: &[Rule] = &[OFFERED, DAYS, UNEVEN, KEPT];

const OFFERED: Rule = Rule::error(
    "choices-offered",
    "offer `allow_all`, `reject_all` and `notify`, each once",
)
.of_clause("S01");
const DAYS: Rule = Rule::error("answer-days", "write a number of days from 1 to 365");
const UNEVEN: Rule = Rule::warning(
    "refusal-days",
    "let a refusal hold at least as long as a grant; asking again sooner presses the visitor",
)
.of_clause("S01");

const KEPT: Rule = Rule::warning(
    "consequence-kept",
    "take it out, or declare the service; it is shown nowhere",
)
.of_clause("S03");

/// The longest that an answer holds.
const LONGEST: u16 = 365;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let choices = &policy.choices;
    let all = [
        (Offer::AllowAll, "allow_all"),
        (Offer::RejectAll, "reject_all"),
        (Offer::Notify, "notify"),
    ];
    for (offer, name) in all {
        let times = choices
            .offered
            .iter()
            .filter(|offered| **offered == offer)
            .count();
        let message = match times {
            0 => format!("`{name}` is not offered"),
            1 => continue,
            _ => format!("`{name}` is offered {times} times"),
        };
        findings.push(OFFERED.at("choices.offered", message));
    }
    let days = [
        ("choices.grant_days", choices.grant_days),
        ("choices.refusal_days", choices.refusal_days),
    ];
    for (path, days) in days {
        if !(1..=LONGEST).contains(&days) {
            findings.push(DAYS.at(path, format!("an answer cannot hold `{days}` days")));
        }
    }
    if choices.refusal_days < choices.grant_days {
        let message = format!(
            "a refusal holds {} days and a grant {}",
            choices.refusal_days, choices.grant_days
        );
        findings.push(UNEVEN.at("choices.refusal_days", message));
    }
    if choices.consequence_kept.is_some() && !policy.keeps_cookies_all_the_same() {
        let message = "no service that is necessary sets cookies";
        findings.push(KEPT.at("choices.consequence_kept", message));
    }
}
