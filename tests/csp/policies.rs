//! The policies that CSPs are made of, and the gate beside each.

use sekisho::consent::Session;
use sekisho::csp::{Csp, State};
use sekisho::policy::Policy;

use crate::support::{act, session, table_policy};

/// The CSP of a policy without errors.
pub fn csp(policy: &Policy, state: State) -> Csp {
    Csp::of(policy, state).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The gate after the choice that a CSP is written for.
pub fn gate(policy: &Policy, state: State) -> Session {
    let mut session = session(policy, false);
    if state == State::Allowed {
        act(&mut session, "allow all");
    }
    session
}

/// The table's policy with other sites and, for its services in turn, other hosts.
pub fn with(sites: &[&str], hosts: &[(&str, &[&str])]) -> Policy {
    let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let mut policy = table_policy();
    policy.sites = owned(sites);
    for (id, hosts) in hosts {
        let mut services = policy.services.iter_mut();
        let service = services.find(|service| service.id == *id);
        service.expect("a service").hosts = owned(hosts);
    }
    policy
}

/// Every policy there is.
pub fn policies() -> Vec<(&'static str, Policy)> {
    let read = |text| serde_json::from_str(text).expect("the policy reads");
    vec![
        ("table", table_policy()),
        (
            "leverages",
            read(include_str!("../../policies/leverages.json")),
        ),
        ("blog", read(include_str!("../../policies/blog.json"))),
        ("minimal", read(include_str!("../../policies/minimal.json"))),
        (
            "nested",
            with(
                &["*.group.example"],
                &[
                    ("guard", &["*.free.example.net", "open.example.net/a/"]),
                    ("stats", &["held.free.example.net", "*.held.group.example"]),
                    ("both", &["open.example.net", "x.open.example.net:8443"]),
                    ("health", &["group.example/health/", "free.example.net:444"]),
                ],
            ),
        ),
    ]
}
