//! Mistakes in a policy, each with its place and what to do.
//!
//! [`check`] takes the policy's text, finds everything and says where it stands; [`lint`] takes a
//! policy that is already read. Neither knows a clock, a file or the network.

mod addresses;
mod calendar;
mod choices;
mod cookies;
mod countries;
mod data;
mod dates;
mod finding;
mod foreign;
mod hosts;
mod identifying;
mod ids;
mod joint_use;
mod limits;
mod nearest;
mod overlap;
mod pages;
mod provisions;
mod purposes;
mod read;
mod references;
mod report;
mod rights;
mod scanner;
mod services;
mod sites;
mod source;
mod spelling;
mod statements;
mod structure;
mod text_places;
mod texts;
mod vocabulary;
mod words;

pub use finding::{Finding, Rule, Severity};
pub use read::{Checked, check, read};
pub use report::count;
pub use source::{Place, Source};

use crate::policy::Policy;

/// What is checked about one noun of the policy.
struct Check {
    rules: &'static [Rule],
    run: fn(&Policy, &mut Vec<Finding>),
}

/// A check by the name of its file.
macro_rules! checks {
    ($($noun:ident),* $(,)?) => {
        &[$(Check { rules: $noun::RULES, run: $noun::check }),*]
    };
}

const CHECKS: &[Check] = checks![
    ids,
    references,
    dates,
    texts,
    words,
    spelling,
    countries,
    addresses,
    sites,
    pages,
    purposes,
    vocabulary,
    services,
    hosts,
    overlap,
    cookies,
    data,
    identifying,
    foreign,
    joint_use,
    provisions,
    statements,
    choices,
    rights,
    calendar,
    limits,
];

/// Everything found in a policy. A policy is fit to compile if none of it is an error.
#[must_use]
pub fn lint(policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        (check.run)(policy, &mut findings);
    }
    findings
}

/// Every rule of the lint.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let checks = CHECKS.iter().flat_map(|check| check.rules);
    let reading = [read::RULES, structure::RULES, source::RULES];
    reading.into_iter().flatten().chain(checks)
}
