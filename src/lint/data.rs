//! What services receive: personal data, sensitive data, and promises about them.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Basis, DataCategory, DataItem, Policy, Purpose, Service, TechnologyKind};

pub(super) const RULES: &[Rule] = &[
    UNMARKED,
    REGISTERED,
    BEACON,
    ANONYMOUS,
    SENSITIVE,
    MATCH,
    MATCH_EXPLICIT,
];

const UNMARKED: Rule =
    Rule::error("sensitive-unmarked", "set `sensitive` to `true`").of_clause("S40");
const REGISTERED: Rule = Rule::warning(
    "registration-personal",
    "set `personal` to `true`, or choose the category that it is of, such as `attributes`",
)
.under("APPI Article 2(1)");
const BEACON: Rule = Rule::error(
    "beacon-personal",
    "take the item out, or collect it by a technology the visitor is told of",
)
.of_clause("S11");
const ANONYMOUS: Rule = Rule::error(
    "anonymous-personal",
    "take the item out, or the promise `anonymous`",
)
.of_clause("S11");
const SENSITIVE: Rule = Rule::error(
    "sensitive-purpose",
    "give the service a purpose that is `sensitive` and `explicit`",
)
.of_clause("S40");
const MATCH: Rule = Rule::error(
    "match-without-consent",
    "give the service a purpose whose basis is `consent`",
)
.under("APPI Article 31")
.of_clause("S20");
const MATCH_EXPLICIT: Rule = Rule::warning(
    "match-not-explicit",
    "give the service an `explicit` purpose, or make sure \"allow all\" says to whom and what for",
)
.under("APPI Article 31")
.of_clause("S20");

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, item) in policy.data_items.iter().enumerate() {
        if item.category == DataCategory::Sensitive && !item.sensitive {
            let path = field(&element("data_items", number), "sensitive");
            let message = format!("`{}` is of a sensitive category and not marked so", item.id);
            findings.push(UNMARKED.at(path, message));
        }
        if item.category == DataCategory::Registration && !item.personal {
            let path = field(&element("data_items", number), "personal");
            let message = format!("`{}` was registered and is not marked as personal", item.id);
            findings.push(REGISTERED.at(path, message));
        }
    }
    for (number, service) in policy.services.iter().enumerate() {
        let path = element("services", number);
        items(policy, &path, service, findings);
        matching(policy, &path, service, findings);
    }
}

fn items(policy: &Policy, path: &str, service: &Service, findings: &mut Vec<Finding>) {
    let beacon = service.technologies.contains(&TechnologyKind::WebBeacon);
    let guarded = purposes(policy, service).any(|purpose| purpose.sensitive && purpose.explicit);
    for (place, id) in service.data.iter().enumerate() {
        let Some(item) = item(policy, id) else {
            continue;
        };
        let personal = item.personal || item.sensitive;
        let path = element(&field(path, "data"), place);
        if beacon && personal {
            let message = format!("`{id}` identifies a person, and a web beacon must not");
            findings.push(BEACON.at(path.clone(), message));
        } else if service.anonymous && personal {
            let message = format!(
                "`{id}` identifies a person, and `{}` promises not to",
                service.id
            );
            findings.push(ANONYMOUS.at(path.clone(), message));
        }
        if item.sensitive && !guarded {
            let message = format!(
                "`{id}` is sensitive and `{}` has no purpose for that",
                service.id
            );
            findings.push(SENSITIVE.at(path, message));
        }
    }
}

fn matching(policy: &Policy, path: &str, service: &Service, findings: &mut Vec<Finding>) {
    if !service.links_to_personal_data {
        return;
    }
    let path = field(path, "links_to_personal_data");
    let id = &service.id;
    if purposes(policy, service).all(|purpose| purpose.basis != Basis::Consent) {
        let message = format!("`{id}` matches data with persons, and nobody is asked");
        findings.push(MATCH.at(path, message));
    } else if !purposes(policy, service).any(|purpose| purpose.explicit) {
        let message = format!("`{id}` matches data with persons without a yes of its own");
        findings.push(MATCH_EXPLICIT.at(path, message));
    }
}

fn item<'a>(policy: &'a Policy, id: &str) -> Option<&'a DataItem> {
    policy.data_items.iter().find(|item| item.id == id)
}

fn purposes<'a>(policy: &'a Policy, service: &'a Service) -> impl Iterator<Item = &'a Purpose> {
    service.purposes.iter().filter_map(|id| policy.purpose(id))
}
