//! The group's own hosts.

use std::collections::BTreeSet;

use super::hosts::{Declared, SUFFIX, declared, is_private_suffix, unreadable, width};
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
)
.under("what the gate can tell apart");

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
        // A group may own a host as wide as `*.google.com`, and one under which others register,
        // but nothing that stands for all of these.
        let host = pattern.host.as_deref().unwrap_or_default();
        let own = !pattern.subdomains && is_private_suffix(host);
        findings.extend(suffix(&path, written, &pattern).filter(|_| !own));
        if !sites.insert(pattern) {
            findings.push(TWICE.at(path, format!("`{written}` is named twice")));
        }
    }
    // A public suffix is an error of its own, whatever else it takes.
    let is_suffix = |one: &Declared| suffix(&one.path, one.written, &one.pattern).is_some();
    for declared in declared(policy).filter(|one| !is_suffix(one)) {
        if let Some(site) = sites.iter().find(|site| is_whole(&declared.pattern, site)) {
            let host = site.host.as_deref().unwrap_or_default();
            let message = format!(
                "`{}` is the whole of `{host}`, one of the group's own `sites`",
                declared.written
            );
            findings.push(SERVICE.at(declared.path, message));
        }
    }
}

fn suffix(path: &str, written: &str, pattern: &HostPattern) -> Option<Finding> {
    width(path, written, pattern).filter(|found| found.code == SUFFIX.code)
}

/// Whether a service's pattern takes all of a site: every host it stands for, or, where it stands
/// for many, the ones that pages are on. Another host below, such as `log.example.jp`, may well be
/// a service's own.
fn is_whole(service: &HostPattern, site: &HostPattern) -> bool {
    let all_paths = matches!(service.path.as_deref(), None | Some("/"));
    let (Some(host), Some(own)) = (&service.host, &site.host) else {
        return false;
    };
    let pages = service.port == site.port && (host == own || *host == format!("www.{own}"));
    all_paths && (service.covers(site) || (site.subdomains && pages))
}
