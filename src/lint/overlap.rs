//! Hosts that two services claim.
//!
//! The gate gives every request to one service, the closest. Two services of the same pattern
//! leave it no choice; one inside the other is sound only if both serve the same purposes.

use std::collections::{BTreeMap, BTreeSet};

use super::hosts::{Declared, declared};
use super::{Finding, Rule};
use crate::policy::{Policy, Service};

pub(super) const RULES: &[Rule] = &[SAME, REPEATED, NESTED];

const SAME: Rule = Rule::error(
    "host-duplicate",
    "leave it to one of them, or tell them apart by port or path",
)
.of_clause("S16");
const REPEATED: Rule = Rule::warning("host-repeated", "keep one of them");
const NESTED: Rule = Rule::warning(
    "host-overlap",
    "make sure the closer one is meant, or name narrower hosts; only its purposes decide there",
)
.of_clause("S16");

/// Patterns by host and then by path.
type ByHost<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Vec<usize>>>;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    // The whole of the site is an error of its own, whatever else it meets.
    let whole = |one: &Declared| host(one).is_empty() && path(one) == "/";
    let all: Vec<Declared> = declared(policy).filter(|one| !whole(one)).collect();
    let mut by_host: ByHost = BTreeMap::new();
    for (number, declared) in all.iter().enumerate() {
        let paths = by_host.entry(host(declared)).or_default();
        paths.entry(path(declared)).or_default().push(number);
    }
    for (number, closer) in all.iter().enumerate() {
        for other in around(&by_host, closer) {
            let Some(wider) = all.get(other) else {
                continue;
            };
            let same_host = host(wider) == host(closer);
            let met = if same_host {
                other < number
            } else {
                wider.pattern.subdomains
            };
            if met && ports_meet(wider, closer) {
                findings.extend(pair(policy, wider, closer));
            }
        }
    }
}

fn host<'a>(declared: &'a Declared) -> &'a str {
    declared.pattern.host.as_deref().unwrap_or_default()
}

fn path<'a>(declared: &'a Declared) -> &'a str {
    declared.pattern.path.as_deref().unwrap_or_default()
}

fn ports_meet(a: &Declared, b: &Declared) -> bool {
    match (a.pattern.port, b.pattern.port) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// The patterns on a pattern's host and on the hosts above it whose paths meet with its own.
fn around(by_host: &ByHost, declared: &Declared) -> Vec<usize> {
    let host = host(declared);
    let path = path(declared);
    let parents = host
        .match_indices('.')
        .filter_map(|(dot, _)| host.get(dot + 1..));
    let mut around = Vec::new();
    for paths in [host]
        .into_iter()
        .chain(parents)
        .filter_map(|host| by_host.get(host))
    {
        let shorter = path
            .char_indices()
            .filter_map(|(end, _)| paths.get(path.get(..end)?));
        around.extend(shorter.flatten());
        let longer = paths
            .range(path..)
            .take_while(|(other, _)| other.starts_with(path));
        around.extend(longer.flat_map(|(_, numbers)| numbers));
    }
    around
}

/// What is wrong with two patterns that meet, if anything.
fn pair(policy: &Policy, wider: &Declared, closer: &Declared) -> Option<Finding> {
    let of = |declared: &Declared| policy.services.get(declared.service);
    let (owner, service) = (of(wider)?, of(closer)?);
    let same = wider.pattern == closer.pattern;
    if wider.service == closer.service {
        let message = format!("`{}` is named twice", closer.written);
        return same.then(|| REPEATED.at(closer.path.clone(), message));
    }
    let place = format!("{} of `{}`", wider.path, owner.id);
    if same {
        let message = format!("`{}` is {place} too", closer.written);
        return Some(SAME.at(closer.path.clone(), message));
    }
    (purposes(owner) != purposes(service)).then(|| {
        let message = format!(
            "`{}` of `{}` meets `{}`, {place}, which serves other purposes",
            closer.written, service.id, wider.written
        );
        NESTED.at(closer.path.clone(), message)
    })
}

fn purposes(service: &Service) -> BTreeSet<&String> {
    service.purposes.iter().collect()
}
