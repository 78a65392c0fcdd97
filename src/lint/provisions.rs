//! Provision to third parties: whom its conditions bind.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Country, Policy, Provision};

pub(super) const RULES: &[Rule] = &[PARTY];

const PARTY: Rule = Rule::warning(
    "provision-party",
    "name the recipient; its country and its measures are what is to be stated",
)
.under("APPI Article 28(2)")
.of_clause("S33");

/// Two parties whose names are easily mistaken: the recipient's and the data subject's.
const PARTIES: [(&str, &str); 4] = [
    ("job provider", "job seeker"),
    ("employer", "employee"),
    ("求人者", "求職者"),
    ("委託先", "委託元"),
];

/// What stands before or after a party that is bound by a duty or located in a country.
const BEFORE: [&str; 6] = [
    "require the ",
    "requires the ",
    "requiring the ",
    "oblige the ",
    "obliges the ",
    "where the ",
];
const AFTER: [&str; 5] = ["に対し", "に義務", "の所在", "が所在", "が講じ"];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, provision) in policy.provisions.iter().enumerate() {
        let path = field(&element("provisions", number), "foreign");
        if let Some(foreign) = &provision.foreign {
            facts(&path, provision, foreign, findings);
        }
    }
}

fn facts(path: &str, provision: &Provision, foreign: &Country, findings: &mut Vec<Finding>) {
    let facts = [
        ("country_name", &foreign.country_name),
        ("system", &foreign.system),
        ("measures", &foreign.measures),
    ];
    for (name, fact) in facts {
        for (language, text) in &fact.0 {
            let recipient = provision.recipient.get(language).unwrap_or_default();
            if let Some((meant, written)) =
                mistaken(&recipient.to_lowercase(), &text.to_lowercase())
            {
                let path = field(&field(path, name), language);
                let message = format!("speaks of the `{written}` where the `{meant}` is meant");
                findings.push(PARTY.at(path, message));
            }
        }
    }
}

/// The party meant and the one written in its place.
fn mistaken(recipient: &str, text: &str) -> Option<(&'static str, &'static str)> {
    PARTIES.into_iter().find(|(meant, written)| {
        recipient.contains(meant)
            && (BEFORE
                .iter()
                .any(|before| text.contains(&format!("{before}{written}")))
                || AFTER
                    .iter()
                    .any(|after| text.contains(&format!("{written}{after}"))))
    })
}
