//! References: whatever names a clause, a purpose, a service or a data item names one
//! that is there.

use std::collections::BTreeSet;

use super::nearest::meant;
use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[CLAUSE, PURPOSE, SERVICE, DATA, REPEATED];

const CLAUSE: Rule = Rule::error("clause-unknown", "name one of `clauses`, or add it there");
const PURPOSE: Rule = Rule::error("purpose-unknown", "name one of `purposes`, or add it there");
const SERVICE: Rule = Rule::error("service-unknown", "name one of `services`, or add it there");
const DATA: Rule = Rule::error("data-unknown", "name one of `data_items`, or add it there");
const REPEATED: Rule = Rule::warning("reference-repeated", "keep one of them");

/// A list of names with the rule that holds for them.
struct Known<'a> {
    rule: &'a Rule,
    noun: &'a str,
    ids: BTreeSet<&'a str>,
}

impl Known<'_> {
    fn one(&self, path: String, id: &str, findings: &mut Vec<Finding>) {
        if !self.ids.contains(id) {
            let meant = meant(id, self.ids.iter().copied());
            let message = format!("there is no {} `{id}`{meant}", self.noun);
            findings.push(self.rule.at(path, message));
        }
    }

    fn list(&self, path: &str, ids: &[String], findings: &mut Vec<Finding>) {
        let mut seen = BTreeSet::new();
        for (number, id) in ids.iter().enumerate() {
            self.one(element(path, number), id, findings);
            if !seen.insert(id) {
                let message = format!("`{id}` is named twice");
                findings.push(REPEATED.at(element(path, number), message));
            }
        }
    }
}

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let clauses = Known {
        rule: &CLAUSE,
        noun: "clause",
        ids: policy.clauses.iter().map(|part| part.id.as_str()).collect(),
    };
    for (path, clause) in clause_places(policy) {
        clauses.one(path, clause, findings);
    }
    purposes(policy, findings);
    services(policy, findings);
    data(policy, findings);
}

fn purposes(policy: &Policy, findings: &mut Vec<Finding>) {
    let known = Known {
        rule: &PURPOSE,
        noun: "purpose",
        ids: policy
            .purposes
            .iter()
            .map(|part| part.id.as_str())
            .collect(),
    };
    for (number, purpose) in policy.purposes.iter().enumerate() {
        let path = field(&element("purposes", number), "depends_on");
        known.list(&path, &purpose.depends_on, findings);
    }
    for (number, service) in policy.services.iter().enumerate() {
        let path = field(&element("services", number), "purposes");
        known.list(&path, &service.purposes, findings);
    }
    for (number, class) in policy.subject_classes.iter().enumerate() {
        let path = field(&element("subject_classes", number), "purposes");
        for (number, purpose) in class.purposes.iter().enumerate() {
            let path = field(&element(&path, number), "purposes");
            known.list(&path, &purpose.purposes, findings);
        }
    }
    for (number, collection) in policy.collections.iter().enumerate() {
        let path = field(&element("collections", number), "overrides");
        known.list(&path, &collection.overrides, findings);
    }
}

fn services(policy: &Policy, findings: &mut Vec<Finding>) {
    let known = Known {
        rule: &SERVICE,
        noun: "service",
        ids: policy
            .services
            .iter()
            .map(|part| part.id.as_str())
            .collect(),
    };
    for (number, purpose) in policy.purposes.iter().enumerate() {
        let path = field(&element("purposes", number), "across");
        known.list(&path, &purpose.across, findings);
    }
    for (number, collection) in policy.collections.iter().enumerate() {
        let path = field(&element("collections", number), "services");
        known.list(&path, &collection.services, findings);
    }
}

fn data(policy: &Policy, findings: &mut Vec<Finding>) {
    let known = Known {
        rule: &DATA,
        noun: "data item",
        ids: policy
            .data_items
            .iter()
            .map(|part| part.id.as_str())
            .collect(),
    };
    for (number, service) in policy.services.iter().enumerate() {
        let path = field(&element("services", number), "data");
        known.list(&path, &service.data, findings);
    }
    for (number, provision) in policy.provisions.iter().enumerate() {
        let path = element("provisions", number);
        known.list(&field(&path, "withheld"), &provision.withheld, findings);
        for (number, situation) in provision.situations.iter().enumerate() {
            let path = element(&field(&path, "situations"), number);
            known.list(&field(&path, "withheld"), &situation.withheld, findings);
        }
    }
}

/// Everything that names a clause.
fn clause_places(policy: &Policy) -> Vec<(String, &str)> {
    let mut places = Vec::new();
    macro_rules! clauses {
        ($list:expr, $path:expr) => {
            for (number, part) in $list.iter().enumerate() {
                if let Some(clause) = &part.clause {
                    places.push((field(&element($path, number), "clause"), clause.as_str()));
                }
            }
        };
    }
    clauses!(policy.technologies, "technologies");
    clauses!(policy.purposes, "purposes");
    clauses!(policy.services, "services");
    clauses!(policy.collections, "collections");
    clauses!(policy.provisions, "provisions");
    clauses!(policy.legal_provisions, "legal_provisions");
    clauses!(policy.receipts, "receipts");
    clauses!(policy.joint_use, "joint_use");
    for (number, class) in policy.subject_classes.iter().enumerate() {
        let path = field(&element("subject_classes", number), "purposes");
        clauses!(class.purposes, &path);
    }
    for (number, technology) in policy.technologies.iter().enumerate() {
        let path = field(&element("technologies", number), "promise_clause");
        let clause = technology.promise_clause.as_deref();
        places.extend(clause.map(|clause| (path, clause)));
    }
    let single = [
        ("choices.clause", &policy.choices.clause),
        ("undeclared.clause", &policy.undeclared.clause),
        ("signals.clause", &policy.signals.clause),
    ];
    for (path, clause) in single {
        places.extend(clause.as_deref().map(|clause| (path.to_owned(), clause)));
    }
    places
}
