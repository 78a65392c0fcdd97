//! The group's own hosts.

use std::collections::BTreeSet;

use super::hosts::{SUFFIX, declared, unreadable, width};
use super::source::element;
use super::{Finding, Rule};
use crate::policy::{HostPattern, Policy};

pub(super) const RULES: &[Rule] = &[PATH, TWICE, SERVICE];

const PATH: Rule = Rule::error(
    "site-host",
    "name the host alone; paths on it are told apart by the services that declare them",
);
const TWICE: Rule = Rule::warning("site-duplicate", "keep one of them");
const SERVICE: Rule = Rule::error(
    "host-site",
    "give the service a path or a host of its own, or take the host out of `sites`",
);

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let mut sites = BTreeSet::new();
    for (number, written) in policy.sites.iter().enumerate() {
        let path = element("sites", number);
        let pattern = match HostPattern::parse(written) {
            Ok(pattern) => pattern,
            Err(error) => {
                findings.push(unreadable(path, written, error));
                continue;
            }
        };
        if pattern.host.is_none() || pattern.path.is_some() {
            findings.push(PATH.at(path, format!("`{written}` is no host alone")));
            continue;
        }
        // A group may own a host as wide as `*.google.com`, but never a public suffix.
        let suffix = width(&path, written, &pattern).filter(|found| found.code == SUFFIX.code);
        findings.extend(suffix);
        if !sites.insert(pattern) {
            findings.push(TWICE.at(path, format!("`{written}` is named twice")));
        }
    }
    for declared in declared(policy) {
        if sites.contains(&declared.pattern) {
            let message = format!("`{}` is one of the group's own `sites`", declared.written);
            findings.push(SERVICE.at(declared.path, message));
        }
    }
}
