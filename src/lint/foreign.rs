//! Recipients abroad: the three facts owed before their provision.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[OWED, ADVISED];

const OWED: Rule = Rule::error(
    "foreign-facts",
    "add `foreign` with the country's name, its system for the protection of personal information, and the recipient's measures",
)
.under("APPI Article 28(2)")
.of_clause("S33");
const ADVISED: Rule = Rule::warning(
    "foreign-facts-advised",
    "consider adding `foreign`; visitors ask where their information goes",
)
.of_clause("S33");

/// Where the three facts are owed by law.
const JAPAN: &str = "JP";

/// Countries whose protection Japan holds equal (APPI Article 28(1)): the European Economic Area
/// and the United Kingdom.
const EQUAL: [&str; 31] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let home = policy.controller.country.as_str();
    for (number, service) in policy.services.iter().enumerate() {
        let Some(recipient) = &service.recipient else {
            continue;
        };
        if recipient.country == home || recipient.foreign.is_some() {
            continue;
        }
        let owed = home == JAPAN && !EQUAL.contains(&recipient.country.as_str());
        let rule = if owed { OWED } else { ADVISED };
        let path = field(&element("services", number), "recipient.foreign");
        let message = format!(
            "`{}` sends to `{}` without the three facts on a recipient abroad",
            service.id, recipient.country
        );
        findings.push(rule.at(path, message));
    }
}
