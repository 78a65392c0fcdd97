//! Hosts of services: readable, and no wider than the service.

use url::Host;

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{HostPattern, Policy};

pub(super) const RULES: &[Rule] = &[SYNTAX, SUFFIX, WIDE, WHOLE];

pub(super) const SYNTAX: Rule = Rule::error("host-syntax", "");
pub(super) const SUFFIX: Rule = Rule::error("host-public-suffix", "name the host").of_clause("S15");
const WIDE: Rule = Rule::warning(
    "host-wide",
    "name the hosts this service uses; others' services are there too",
)
.of_clause("S15");
const WHOLE: Rule = Rule::error(
    "host-own-origin",
    "name the path the service lives under; the whole site would be held",
)
.under("what the gate can tell apart");

/// Hosts under which unrelated services or many customers live, beside those of the public
/// suffix list.
const SHARED: [&str; 22] = [
    "akamaihd.net",
    "akamaized.net",
    "amazon.com",
    "amazonaws.com",
    "azureedge.net",
    "bing.com",
    "cloudflare.com",
    "cloudflare.net",
    "edgekey.net",
    "edgesuite.net",
    "facebook.com",
    "fastly.net",
    "google.co.jp",
    "google.com",
    "googleapis.com",
    "gstatic.com",
    "line.me",
    "microsoft.com",
    "rakuten.co.jp",
    "windows.net",
    "yahoo.co.jp",
    "yimg.jp",
];

/// A label that no rule of the list names.
const SOME_LABEL: &str = "sekisho-some-label";

/// A host pattern of a service, read.
pub(super) struct Declared<'a> {
    /// The service's place in the policy.
    pub service: usize,
    /// The pattern's path in the document.
    pub path: String,
    /// As it is written.
    pub written: &'a str,
    /// Its parts.
    pub pattern: HostPattern,
}

/// Every host pattern that can be read.
pub(super) fn declared(policy: &Policy) -> impl Iterator<Item = Declared<'_>> {
    policy
        .services
        .iter()
        .enumerate()
        .flat_map(|(number, service)| {
            let list = field(&element("services", number), "hosts");
            let hosts = service.hosts.iter().enumerate();
            hosts.filter_map(move |(place, written)| {
                Some(Declared {
                    service: number,
                    path: element(&list, place),
                    written,
                    pattern: HostPattern::parse(written).ok()?,
                })
            })
        })
}

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, service) in policy.services.iter().enumerate() {
        let list = field(&element("services", number), "hosts");
        for (place, written) in service.hosts.iter().enumerate() {
            let path = element(&list, place);
            match HostPattern::parse(written) {
                Ok(pattern) => findings.extend(width(&path, written, &pattern)),
                Err(error) => findings.push(unreadable(path, written, error)),
            }
        }
    }
}

/// A pattern that cannot be read: what is wrong before the semicolon, what to do after it.
pub(super) fn unreadable(path: String, written: &str, error: crate::policy::HostError) -> Finding {
    let words = error.to_string();
    let (wrong, help) = words
        .split_once("; ")
        .unwrap_or((&words, "write it as `tag.example.com`"));
    SYNTAX
        .at(path, format!("`{written}` {wrong}"))
        .advising(help)
}

/// Whether a pattern covers more than one service could be.
pub(super) fn width(path: &str, written: &str, pattern: &HostPattern) -> Option<Finding> {
    let Some(host) = &pattern.host else {
        let whole = pattern.path.as_deref() == Some("/");
        return whole.then(|| WHOLE.at(path, format!("`{written}` is the whole of the site")));
    };
    if !matches!(Host::parse(host), Ok(Host::Domain(_))) {
        return None;
    }
    if is_public_suffix(pattern, host) {
        let verb = if pattern.subdomains { "covers" } else { "is" };
        return Some(SUFFIX.at(path, format!("`{written}` {verb} a public suffix")));
    }
    let shared = pattern.subdomains && SHARED.contains(&host.as_str());
    shared.then(|| WIDE.at(path, format!("`{written}` covers many services")))
}

/// Whether everyone can register under a host, or under every name below it, of which the list has
/// such as `*.kawasaki.jp`. A host alone, such as `localhost`, is one only if the list knows it;
/// under a wildcard the unknown is too wide as well.
fn is_public_suffix(pattern: &HostPattern, host: &str) -> bool {
    if pattern.subdomains {
        return suffix(host).is_some() || suffix(&format!("{SOME_LABEL}.{host}")).is_some();
    }
    let known = suffix(host).is_some_and(|suffix| suffix.is_known());
    known && !(pattern.path.is_some() && is_private_suffix(host))
}

/// Whether a host is a company's under whose name others register. On the host itself the company
/// may well serve something, such as a path of each customer's.
pub(super) fn is_private_suffix(host: &str) -> bool {
    suffix(host).is_some_and(|suffix| suffix.typ() == Some(psl::Type::Private))
}

fn suffix(host: &str) -> Option<psl::Suffix<'_>> {
    psl::suffix(host.as_bytes()).filter(|suffix| *suffix == host)
}
