//! What a page that is kept by its own script (strict mode) makes its CSP of.

use std::collections::BTreeSet;

use super::source::Source;
use crate::policy::{HostPattern, OnUndeclared, Policy};

/// The directives, `@` standing for the sources of what passes. A directive that is not here goes by
/// `default-src`. Its sources are those of the header that `sekisho csp` writes; but what that holds
/// against attackers, inline code, plug-ins, another base, is let be: a page without such a header may
/// be made of it, and none of it reaches a host that does not pass.
const FORM: &str = "default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:@; \
    worker-src 'self' blob:; form-action 'self'@";

/// The directives, the sources of the group's own sites, and those of every service in order. Nothing at
/// all where what is not declared passes: a CSP has no "all but these".
pub fn enforced(policy: &Policy) -> Vec<String> {
    let mut texts = vec![FORM.to_owned(), sources(&policy.sites)];
    texts.extend(
        policy
            .services
            .iter()
            .map(|service| sources(&service.hosts)),
    );
    if policy.undeclared.requests == OnUndeclared::Report {
        texts.fill(String::new());
    }
    texts
}

/// The sources of host patterns, each after a blank. In CSP, `http` is any scheme of the web on such a
/// page, and `https` on a secure one, where the browser itself asks for nothing by less.
fn sources(hosts: &[String]) -> String {
    let patterns = hosts
        .iter()
        .filter_map(|host| HostPattern::parse(host).ok());
    let sources: BTreeSet<Source> = patterns.flat_map(|host| Source::of(&host)).collect();
    let written = sources.iter().map(|source| format!(" http:{source}"));
    written.collect()
}
