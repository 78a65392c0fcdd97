//! What the compiled layout and the record have room for.

use std::collections::BTreeMap;

use super::source::{element, field};
use super::{Finding, Rule};
use crate::compiled::identity;
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[MANY, LONG, FINGERPRINT];

const MANY: Rule =
    Rule::error("too-many", "split the policy by site").under("what a compiled policy can hold");
const LONG: Rule = Rule::error("too-long", "shorten it").under("what a compiled policy can hold");
const FINGERPRINT: Rule =
    Rule::error("same-fingerprint", "change one of them").under("what a record can tell apart");

/// The most purposes and services that a verdict can name.
const PURPOSES: usize = 254;
const SERVICES: usize = 65_534;
/// The most names of ids, each of which every field is compared with.
const REGISTERED_IDS: usize = 64;
/// The most bytes of a host, a name or a call.
const BYTES: usize = 1_024;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let counts = [
        ("purposes", policy.purposes.len(), PURPOSES),
        ("services", policy.services.len(), SERVICES),
        (
            "identifying.registered_ids",
            policy.identifying.registered_ids.len(),
            REGISTERED_IDS,
        ),
    ];
    for (path, count, most) in counts {
        if count > most {
            let message = format!("{count} is more than the {most} a compiled policy holds");
            findings.push(MANY.at(path, message));
        }
    }
    for (path, text) in matched(policy) {
        if text.len() > BYTES {
            let message = format!("it has {} bytes, more than {BYTES}", text.len());
            findings.push(LONG.at(path, message));
        }
    }
    fingerprints(
        "purposes",
        policy.purposes.iter().map(|part| &part.id),
        findings,
    );
    fingerprints(
        "services",
        policy.services.iter().map(|part| &part.id),
        findings,
    );
}

/// Everything of a service that the gate compares or calls.
fn matched(policy: &Policy) -> Vec<(String, &str)> {
    let mut matched = Vec::new();
    for (number, service) in policy.services.iter().enumerate() {
        let path = element("services", number);
        let list = |name, place| element(&field(&path, name), place);
        for (place, host) in service.hosts.iter().enumerate() {
            matched.push((list("hosts", place), host.as_str()));
        }
        for (place, cookie) in service.cookies.iter().enumerate() {
            matched.push((field(&list("cookies", place), "name"), &cookie.name));
        }
        for (place, kept) in service.storage.iter().enumerate() {
            matched.push((field(&list("storage", place), "key"), &kept.key));
        }
        let stop = service.stop.as_ref();
        matched.extend(stop.map(|stop| (field(&path, "stop"), stop.as_str())));
    }
    matched
}

/// Two ids that a record could not tell apart.
fn fingerprints<'a>(
    list: &str,
    ids: impl Iterator<Item = &'a String>,
    findings: &mut Vec<Finding>,
) {
    let mut seen = BTreeMap::new();
    for (number, id) in ids.enumerate() {
        if let Some(other) = seen
            .insert(identity(id.as_bytes()), id)
            .filter(|other| *other != id)
        {
            let path = field(&element(list, number), "id");
            let message = format!("`{id}` and `{other}` have the same fingerprint in a record");
            findings.push(FINGERPRINT.at(path, message));
        }
    }
}
