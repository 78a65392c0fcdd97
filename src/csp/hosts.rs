//! Every host of a policy, with whether it passes.

use std::collections::BTreeSet;

use crate::policy::{HostPattern, Policy};

/// A host pattern of the document.
pub(super) struct Host<'a> {
    /// Its path in the document.
    pub path: String,
    /// As it is written there.
    pub written: &'a str,
    /// Its parts.
    pub pattern: HostPattern,
    /// Whether requests to it pass.
    pub passes: bool,
}

impl Host<'_> {
    /// Whether it is a path on the site's own origin.
    pub fn is_own(&self) -> bool {
        self.pattern.host.is_none()
    }

    /// How closely it fits what it covers; the gate takes the closest.
    fn fit(&self) -> (usize, bool, bool, usize) {
        let pattern = &self.pattern;
        let host = pattern.host.as_deref().unwrap_or_default();
        let path = pattern.path.as_deref().unwrap_or_default();
        let exact = !pattern.subdomains;
        (host.len(), exact, pattern.port.is_some(), path.len())
    }

    /// Whether it takes a part of `wider` for itself.
    pub fn is_cut_from(&self, wider: &Self) -> bool {
        let (Some(host), Some(other)) = (&self.pattern.host, &wider.pattern.host) else {
            return false;
        };
        let parent = host.strip_suffix(other.as_str());
        let under = parent.is_some_and(|rest| rest.ends_with('.'));
        let hosts = host == other || (wider.pattern.subdomains && under);
        let ports = match (self.pattern.port, wider.pattern.port) {
            (Some(port), Some(other)) => port == other,
            _ => true,
        };
        self.fit() > wider.fit() && hosts && ports && self.path_meets(wider)
    }

    /// Whether some path is its own and also one that a CSP lets through for `wider`.
    fn path_meets(&self, wider: &Self) -> bool {
        let own = self.pattern.path.as_deref().unwrap_or_default();
        let other = wider.pattern.path.as_deref().unwrap_or_default();
        let whole = other.is_empty() || other.ends_with('/');
        match own.strip_prefix(other) {
            Some(rest) => whole || rest.is_empty() || rest.starts_with('/'),
            None => other.starts_with(own),
        }
    }
}

/// The group's own sites, which always pass, and the services' hosts. Patterns that do not parse
/// are errors of the lint and never come here.
pub(super) fn of<'a>(policy: &'a Policy, passing: &BTreeSet<String>) -> Vec<Host<'a>> {
    let host = |path: String, written: &'a String, passes: bool| {
        let pattern = HostPattern::parse(written).ok()?;
        Some(Host {
            path,
            written,
            pattern,
            passes,
        })
    };
    let mut hosts = Vec::new();
    for (place, written) in policy.sites.iter().enumerate() {
        hosts.extend(host(format!("sites[{place}]"), written, true));
    }
    for (number, service) in policy.services.iter().enumerate() {
        let passes = passing.contains(&service.id);
        for (place, written) in service.hosts.iter().enumerate() {
            let path = format!("services[{number}].hosts[{place}]");
            hosts.extend(host(path, written, passes));
        }
    }
    hosts
}
