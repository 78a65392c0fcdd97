//! Ids: well formed, and each given once.

use std::collections::BTreeMap;

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[POLICY, FORM, DUPLICATE, SHARED, TECHNOLOGY];

const POLICY: Rule = Rule::error(
    "policy-id",
    "use lower-case letters, digits and hyphens, such as `example-site`",
);
const FORM: Rule = Rule::error(
    "id-form",
    "use up to 64 letters, digits, `-`, `_` and `.`, a letter or digit first",
);
const DUPLICATE: Rule = Rule::error("id-duplicate", "give each an id of its own");
const SHARED: Rule = Rule::warning(
    "id-shared",
    "rename one; markup that names it means the service, never the purpose",
)
.under("what markup can tell apart");
const TECHNOLOGY: Rule = Rule::error("technology-duplicate", "describe each kind once");

/// The most characters an id has.
const LONGEST: usize = 64;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let id = &policy.id;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        findings.push(POLICY.at("id", format!("`{id}` is no id for a policy")));
    }
    for (list, ids) in lists(policy) {
        one_list(&list, &ids, findings);
    }
    shared(policy, findings);
    let mut seen = Vec::new();
    for (number, technology) in policy.technologies.iter().enumerate() {
        if seen.contains(&technology.kind) {
            let path = field(&element("technologies", number), "kind");
            findings.push(TECHNOLOGY.at(path, "this kind is described twice"));
        }
        seen.push(technology.kind);
    }
}

/// Every list whose elements have ids.
fn lists(policy: &Policy) -> Vec<(String, Vec<&str>)> {
    macro_rules! ids {
        ($list:expr) => {
            $list.iter().map(|part| part.id.as_str()).collect()
        };
    }
    let mut lists: Vec<(String, Vec<&str>)> = vec![
        ("clauses".to_owned(), ids!(policy.clauses)),
        ("data_items".to_owned(), ids!(policy.data_items)),
        ("purposes".to_owned(), ids!(policy.purposes)),
        ("subject_classes".to_owned(), ids!(policy.subject_classes)),
        ("services".to_owned(), ids!(policy.services)),
        ("collections".to_owned(), ids!(policy.collections)),
        ("provisions".to_owned(), ids!(policy.provisions)),
        ("joint_use".to_owned(), ids!(policy.joint_use)),
    ];
    for (number, provision) in policy.provisions.iter().enumerate() {
        let path = field(&element("provisions", number), "situations");
        lists.push((path, ids!(provision.situations)));
    }
    if let Some(rights) = &policy.rights {
        lists.push(("rights.refusals".to_owned(), ids!(rights.refusals)));
        lists.push(("rights.identity".to_owned(), ids!(rights.identity)));
        let representatives = ids!(rights.representatives);
        lists.push(("rights.representatives".to_owned(), representatives));
    }
    lists
}

fn one_list(list: &str, ids: &[&str], findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, id) in ids.iter().enumerate() {
        let path = field(&element(list, number), "id");
        if !is_well_formed(id) {
            findings.push(FORM.at(path.clone(), format!("`{id}` is no id")));
        }
        if let Some(earlier) = first.get(id) {
            let earlier = element(list, *earlier);
            findings.push(DUPLICATE.at(path, format!("`{id}` is the id of {earlier} already")));
        } else {
            first.insert(id, number);
        }
    }
}

fn is_well_formed(id: &str) -> bool {
    id.len() <= LONGEST
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Services and purposes are named by the same attributes in markup.
fn shared(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, service) in policy.services.iter().enumerate() {
        if policy.purpose(&service.id).is_some() {
            let path = field(&element("services", number), "id");
            let message = format!("`{}` is also the id of a purpose", service.id);
            findings.push(SHARED.at(path, message));
        }
    }
}
