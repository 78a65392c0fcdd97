//! What identifies a registered person: names that can be found, and a promise that they would break.

use super::source::element;
use super::{Finding, Rule};
use crate::policy::{Policy, TechnologyKind};
use crate::promise::{LONGEST, plain_name};

pub(super) const RULES: &[Rule] = &[NAME, TWICE, IDLE];

const NAME: Rule = Rule::error(
    "identifying-name",
    "name a parameter, a field or a header by two to 64 letters, digits, `-` and `_`, such as `member_id`; of `user[id]` or `user.id` the last part",
)
.of_clause("S13");
const TWICE: Rule = Rule::warning("identifying-twice", "take one out")
    .under("how names are compared: small letters, without `-` and `_`");
const IDLE: Rule = Rule::warning(
    "identifying-idle",
    "set `anonymous` to `true` on a service that promises it, or take it out",
)
.under("what the guard looks at: web beacons and services that are `anonymous`")
.of_clause("S11");

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let mut seen: Vec<Vec<u8>> = Vec::new();
    let identifying = &policy.identifying;
    for (number, name) in identifying.registered_ids.iter().enumerate() {
        let path = element("identifying.registered_ids", number);
        let plain: Vec<u8> = plain_name(name.as_bytes()).collect();
        if !is_name(name) || plain.len() < 2 {
            findings.push(NAME.at(path, format!("`{name}` is the name of no field")));
        } else if seen.contains(&plain) {
            findings.push(TWICE.at(path, format!("`{name}` is named already")));
        } else {
            seen.push(plain);
        }
    }
    let has_any = identifying.hashed_email || !identifying.registered_ids.is_empty();
    let mut services = policy.services.iter();
    let is_promised = services.any(|service| {
        service.anonymous || service.technologies.contains(&TechnologyKind::WebBeacon)
    });
    if has_any && !is_promised {
        let message = "no service promises that what it sends identifies nobody";
        findings.push(IDLE.at("identifying", message));
    }
}

fn is_name(name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    name.len() <= LONGEST && name.chars().all(is_part)
}
