//! A CSP and the gate agree, but for what is remarked.

use sekisho::csp::{Csp, Matter, State};
use sekisho::gate::{Means, Request, Verdict};
use sekisho::policy::{HostPattern, Policy};

use crate::matcher::lets_through;
use crate::policies::{csp, gate, policies};

/// Addresses that a pattern may cover.
fn addresses(written: &str) -> Vec<String> {
    let pattern = HostPattern::parse(written).expect("a pattern");
    let own = "www.example.jp".to_owned();
    let host = pattern.host.unwrap_or(own);
    let path = pattern.path.unwrap_or_else(|| "/".to_owned());
    let mut addresses = Vec::new();
    for sub in ["", "sub.", "held.", "deep.sub."] {
        for port in ["", ":444", ":8443"] {
            for rest in ["", "/", "x", "a/", "/x.js", "health/1"] {
                let rest = if path.ends_with('/') {
                    rest.trim_start_matches('/')
                } else {
                    rest
                };
                addresses.push(format!("//{sub}{host}{port}{path}{rest}"));
            }
        }
    }
    addresses
}

#[test]
fn the_csp_and_the_gate_agree_but_for_what_is_remarked() {
    let mut asked = [0_usize; 2];
    for (name, policy) in policies() {
        for (state, _) in State::ALL {
            let (csp, gate) = (csp(&policy, state), gate(&policy, state));
            let services = policy.services.iter().flat_map(|service| &service.hosts);
            for address in policy
                .sites
                .iter()
                .chain(services)
                .flat_map(|host| addresses(host))
            {
                for (means, scheme, kind) in [
                    (Means::Script, "https:", "script"),
                    (Means::Frame, "https:", "frame"),
                    (Means::WebSocket, "wss:", "websocket"),
                ] {
                    let url = format!("{scheme}{address}");
                    let why = gate.decide(&Request::new(&url, means));
                    let passes = why.verdict() == Verdict::Pass;
                    asked[usize::from(passes)] += 1;
                    if passes != lets_through(csp.value(), kind, &url) {
                        let service = why.service().map(|index| gate.policy().service_id(index));
                        let said = is_remarked(&policy, &csp, service, passes);
                        assert!(said, "{name}, {state:?}: {url} {why:?}\n{}", csp.told());
                    }
                }
            }
        }
    }
    assert!(asked.iter().all(|count| *count > 500), "{asked:?}");
}

/// Whether a remark says that the CSP is stricter, or laxer, for a service.
fn is_remarked(policy: &Policy, csp: &Csp, service: Option<&str>, stricter: bool) -> bool {
    let number = policy
        .services
        .iter()
        .position(|one| Some(one.id.as_str()) == service);
    let Some(number) = number else {
        return false;
    };
    let place = format!("services[{number}].");
    csp.remarks().iter().any(|remark| {
        let strict = matches!(remark.matter, Matter::Beginning | Matter::Unsure);
        remark.path.starts_with(&place) && strict == stricter
    })
}

#[test]
fn what_a_csp_cannot_leave_out_is_named() {
    let policies = policies();
    let (_, nested) = policies.last().expect("the nested one");
    let remarks: Vec<String> = csp(nested, State::Before)
        .remarks()
        .iter()
        .filter(|remark| remark.matter == Matter::Within)
        .map(|remark| remark.written.clone())
        .collect();
    let due = [
        "`held.free.example.net` within `*.free.example.net`",
        "`*.held.group.example` within `*.group.example`",
        "`group.example/health/` within `*.group.example`",
        "`free.example.net:444` within `*.free.example.net`",
    ];
    assert_eq!(remarks, due);
}
