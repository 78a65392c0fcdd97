//! Services: the three items the law asks for, and what else a service owes.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Policy, Role, Route, Service, TechnologyKind};

pub(super) const RULES: &[Rule] = &[
    RECIPIENT,
    DATA,
    PURPOSE,
    THEIR_PURPOSE,
    OPT_OUT,
    LIMITS,
    NO_TECHNOLOGY,
    TECHNOLOGY,
    COOKIE,
    NOTHING,
    STOP,
];

const RECIPIENT: Rule = Rule::error("service-recipient", "name who handles the information")
    .under("Telecommunications Business Act, Article 27-12, item ②")
    .of_clause("S33");
const DATA: Rule = Rule::error("service-data", "list the `data` it receives")
    .under("Telecommunications Business Act, Article 27-12, item ①")
    .of_clause("S19");
const PURPOSE: Rule = Rule::error("service-purpose", "list the `purposes` it serves")
    .under("Telecommunications Business Act, Article 27-12, item ③")
    .of_clause("S16");
const THEIR_PURPOSE: Rule = Rule::warning(
    "service-purpose-recipient",
    "say in `purpose_recipient` what the recipient uses it for",
)
.under("Telecommunications Business Act, Article 27-12, item ③, as the guideline reads it");
const OPT_OUT: Rule = Rule::error(
    "route-opt-out",
    "add `opt_out` with its address and effect, or take another route",
)
.under("Telecommunications Business Act, Article 27-12, on opting out");
const LIMITS: Rule = Rule::warning(
    "opt-out-limits",
    "say in `limits` what no longer works after opting out; that is to be published with it",
)
.under("Telecommunications Business Act, Article 27-12, on opting out");
const NO_TECHNOLOGY: Rule = Rule::error(
    "technology-none",
    "name `cookie`, `web_beacon` or `device_identifier`",
)
.of_clause("S08");
const TECHNOLOGY: Rule =
    Rule::error("technology-unknown", "describe it under `technologies`").of_clause("S08");
const COOKIE: Rule =
    Rule::warning("technology-cookie", "add `cookie` to its `technologies`").of_clause("S05");
const NOTHING: Rule = Rule::warning(
    "service-nothing",
    "name its `hosts`, or the gate holds only markup that names the service",
)
.of_clause("S15");
const STOP: Rule = Rule::error(
    "stop-form",
    "write a function's name from the page's global object, such as `posthog.opt_out_capturing`",
);

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, service) in policy.services.iter().enumerate() {
        let path = element("services", number);
        items(&path, service, findings);
        route(&path, service, findings);
        technologies(&path, policy, service, findings);
        let stop = service.stop.as_ref().filter(|stop| !is_name(stop));
        if let Some(stop) = stop {
            let message = format!("`{stop}` is no function's name");
            findings.push(STOP.at(field(&path, "stop"), message));
        }
        if service.hosts.is_empty() && service.cookies.is_empty() && service.storage.is_empty() {
            let message = format!("`{}` has no host, no cookie and no key", service.id);
            findings.push(NOTHING.at(field(&path, "hosts"), message));
        }
    }
}

fn items(path: &str, service: &Service, findings: &mut Vec<Finding>) {
    let id = &service.id;
    let own = service.role == Role::Controller;
    let items = [
        (RECIPIENT, "recipient", !own && service.recipient.is_none()),
        (DATA, "data", service.data.is_empty()),
        (PURPOSE, "purposes", service.purposes.is_empty()),
    ];
    for (rule, name, lacking) in items {
        if lacking {
            let message = format!("`{id}` names no {}", name.trim_end_matches('s'));
            findings.push(rule.at(field(path, name), message));
        }
    }
    if !own && service.purpose_recipient.is_none() {
        let message = format!("`{id}` does not say what the recipient uses the information for");
        findings.push(THEIR_PURPOSE.at(field(path, "purpose_recipient"), message));
    }
}

fn route(path: &str, service: &Service, findings: &mut Vec<Finding>) {
    if service.route != Route::OptOut {
        return;
    }
    match &service.opt_out {
        None => {
            let message = format!("`{}` goes by opt-out and offers none", service.id);
            findings.push(OPT_OUT.at(field(path, "opt_out"), message));
        }
        Some(opt_out) if opt_out.limits.is_none() => {
            let message = format!("`{}` does not say what an opt-out limits", service.id);
            findings.push(LIMITS.at(field(path, "opt_out.limits"), message));
        }
        Some(_) => {}
    }
}

fn technologies(path: &str, policy: &Policy, service: &Service, findings: &mut Vec<Finding>) {
    let list = field(path, "technologies");
    if service.technologies.is_empty() {
        let message = format!("`{}` does not say how it collects", service.id);
        findings.push(NO_TECHNOLOGY.at(list, message));
        return;
    }
    for (number, kind) in service.technologies.iter().enumerate() {
        let described = policy.technologies.iter().any(|known| known.kind == *kind);
        if !described {
            let message = format!(
                "the policy does not describe this technology of `{}`",
                service.id
            );
            findings.push(TECHNOLOGY.at(element(&list, number), message));
        }
    }
    let keeps = !service.cookies.is_empty() || !service.storage.is_empty();
    if keeps && !service.technologies.contains(&TechnologyKind::Cookie) {
        let message = format!(
            "`{}` keeps cookies or keys and does not name that",
            service.id
        );
        findings.push(COOKIE.at(list, message));
    }
}

/// Names with dots between them, as the gate looks them up.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    name.split('.')
        .all(|part| part.starts_with(|c: char| !c.is_ascii_digit()) && part.chars().all(plain))
}
