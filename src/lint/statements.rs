//! Statements of the policy's text that its own declarations contradict.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{DataItem, DataSource, Policy, Role, Service};

pub(super) const RULES: &[Rule] = &[MATCHED, PERSONAL];

const MATCHED: Rule = Rule::warning(
    "statement-contradicted",
    "mend the statement, or stop matching what others supply with registrations",
)
.under("the policy's own statement")
.of_clause("S09");
const PERSONAL: Rule = Rule::error(
    "personal-not-entered",
    "take the item out of the service, or mend the statement",
)
.under("the policy's own statement")
.of_clause("S09");

/// What a statement says that personal information not entered by the person is not obtained
/// with: all words of one line.
const SAID: [&[&str]; 3] = [
    &["not", "entered by", "obtained"],
    &["not", "entered by", "collected"],
    &["入力していない", "取得"],
];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let Some((path, clause)) = statement(policy) else {
        return;
    };
    let matched = policy.services.iter().find_map(|service| {
        let item = supplied(policy, service).find(|_| matches_itself(service))?;
        Some((service, item))
    });
    if let Some((service, item)) = matched {
        let message = format!(
            "says that personal information nobody entered is not obtained, while `{}` matches `{}` from advertisers or third parties with registrations",
            service.id, item.id
        );
        findings.push(MATCHED.at(path, message));
    }
    for (number, service) in policy.services.iter().enumerate() {
        for item in supplied(policy, service).filter(|item| item.personal) {
            let place = service.data.iter().position(|id| *id == item.id);
            let list = field(&element("services", number), "data");
            let message = format!(
                "`{}` is personal and not entered by the person, which clause `{clause}` rules out",
                item.id
            );
            findings.push(PERSONAL.at(element(&list, place.unwrap_or_default()), message));
        }
    }
}

/// Where the policy says that it obtains nothing personal that was not entered, and the clause.
fn statement(policy: &Policy) -> Option<(String, &str)> {
    policy
        .clauses
        .iter()
        .enumerate()
        .find_map(|(number, clause)| {
            let path = element("clauses", number);
            let texts = [
                ("text", clause.text.as_ref()),
                ("title", Some(&clause.title)),
            ];
            let (name, _) = texts.into_iter().find(|(_, text)| {
                text.is_some_and(|text| text.0.values().any(|text| says(text)))
            })?;
            Some((field(&path, name), clause.id.as_str()))
        })
}

fn says(text: &str) -> bool {
    let text = text.to_lowercase();
    SAID.iter()
        .any(|words| words.iter().all(|word| text.contains(word)))
}

/// Whether the controller or its group matches data with persons itself.
fn matches_itself(service: &Service) -> bool {
    service.links_to_personal_data && matches!(service.role, Role::Controller | Role::JointUse)
}

/// The items of a service that others supply.
fn supplied<'a>(policy: &'a Policy, service: &'a Service) -> impl Iterator<Item = &'a DataItem> {
    let indirect = |item: &&DataItem| {
        item.source
            .iter()
            .any(|source| *source != DataSource::Direct)
    };
    service
        .data
        .iter()
        .filter_map(|id| policy.data_items.iter().find(|item| item.id == *id))
        .filter(indirect)
}
