//! Pages marked as sensitive: of the site, and not taken for guarded.

use super::hosts::unreadable;
use super::source::element;
use super::{Finding, Rule};
use crate::policy::{HostPattern, Policy};

pub(super) const RULES: &[Rule] = &[SITE, UNHEEDED];

const SITE: Rule = Rule::error(
    "page-site",
    "name a path such as `/forms/care/`, or a host of `sites`",
)
.of_clause("S40");
const UNHEEDED: Rule = Rule::warning(
    "pages-unheeded",
    "leave other services out of those pages; this release's gate holds by service and not by page",
)
.of_clause("S40");

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let sites = policy.sites.iter();
    let sites: Vec<HostPattern> = sites
        .filter_map(|site| HostPattern::parse(site).ok())
        .collect();
    for (number, written) in policy.sensitive_pages.iter().enumerate() {
        let path = element("sensitive_pages", number);
        match HostPattern::parse(written) {
            Err(error) => findings.push(unreadable(path, written, error)),
            Ok(page) if !sites.iter().any(|site| site.covers(&page)) && page.host.is_some() => {
                let message = format!("`{written}` is no page of the group's `sites`");
                findings.push(SITE.at(path, message));
            }
            Ok(_) => {}
        }
    }
    if !policy.sensitive_pages.is_empty() {
        let message = "nothing but its own purposes keeps a service from running there";
        findings.push(UNHEEDED.at("sensitive_pages", message));
    }
}
