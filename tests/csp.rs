//! The CSP of a policy: `tests/csp/cases.txt`, and that it agrees with the gate everywhere.

#![cfg(feature = "author")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod matcher;
mod support;

use std::collections::BTreeSet;

use matcher::{PAGE, directive, lets_through};
use sekisho::consent::Session;
use sekisho::csp::{Csp, Format, Matter, Refusal, State};
use sekisho::gate::{Means, Request, Verdict};
use sekisho::policy::{HostPattern, OnUndeclared, Policy};
use support::{act, ask, session, table_policy};

fn state(name: &str) -> State {
    let found = State::ALL.iter().find(|(_, known)| *known == name);
    found.expect("a state").0
}

fn csp(policy: &Policy, state: State) -> Csp {
    Csp::of(policy, state).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The gate after the choice that a CSP is written for.
fn gate(policy: &Policy, state: State) -> Session {
    let mut session = session(policy, false);
    if state == State::Allowed {
        act(&mut session, "allow all");
    }
    session
}

/// The table's policy with other sites and, for its services in turn, other hosts.
fn with(sites: &[&str], hosts: &[(&str, &[&str])]) -> Policy {
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
fn policies() -> Vec<(&'static str, Policy)> {
    let read = |text| serde_json::from_str(text).expect("the policy reads");
    vec![
        ("table", table_policy()),
        (
            "leverages",
            read(include_str!("../policies/leverages.json")),
        ),
        ("blog", read(include_str!("../policies/blog.json"))),
        ("minimal", read(include_str!("../policies/minimal.json"))),
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

#[test]
fn every_line_of_the_table_holds() {
    let policy = table_policy();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in include_str!("csp/cases.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        lines += 1;
        let columns: Vec<&str> = line.split(" | ").collect();
        let state = state(columns[0]);
        let csp = csp(&policy, state);
        let why = ask(&gate(&policy, state), columns[1]);
        let (means, url) = columns[1].split_once(' ').expect("means and address");
        let does = match lets_through(csp.value(), means, url) {
            true => "lets through",
            false => "blocks",
        };
        let said = |path: &&str| csp.remarks().iter().any(|remark| remark.path == **path);
        if (why.verdict().name(), does) != (columns[2], columns[3])
            || !columns.get(4).iter().copied().all(said)
        {
            wrong.push(format!("{line}\n    but {why:?}, {does}"));
        }
    }
    assert!(wrong.is_empty(), "of {lines}:\n{}", wrong.join("\n"));
    assert!(lines >= 45, "only {lines} lines");
}

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

/// What a page in strict mode makes of the compiled policy, as `src/browser/enforce.js` does.
fn of_page(session: &Session) -> String {
    let policy = session.policy();
    let passes = |index: &usize| session.service_why(*index).verdict() == Verdict::Pass;
    let services = (0..policy.service_count()).filter(passes);
    let mut sources = policy.enforced(1).to_owned();
    services.for_each(|index| sources.push_str(policy.enforced(index + 2)));
    let sockets = sources.replace(" http:", " ws:");
    policy.enforced(0).replace('@', &(sources + &sockets))
}

/// Things as they stand after every choice, and after each service and each purpose alone.
fn standings(policy: &Policy, gpc: bool) -> Vec<Session> {
    let words = ["unasked", "allow all", "reject all", "notify", "withdrawn"];
    let mut acts: Vec<String> = words.map(str::to_owned).to_vec();
    for service in &policy.services {
        acts.push(format!("pick s+{}", service.id));
        acts.push(format!("allow all > pick s-{}", service.id));
        acts.push(format!("notify > once {}", service.id));
    }
    let purposes = policy.purposes.iter();
    acts.extend(purposes.map(|purpose| format!("pick p+{}", purpose.id)));
    let after = |words: &String| {
        let mut session = session(policy, gpc);
        act(&mut session, words);
        session
    };
    acts.iter().map(after).collect()
}

/// The hosts of a directive, each with its scheme; what stands in quotes and local schemes are none.
fn hosts_of(csp: &str, name: &str) -> BTreeSet<String> {
    let sources = directive(csp, name).expect("the directive is there");
    let named = sources.split(' ').filter(|source| source.contains("//"));
    named.map(str::to_owned).collect()
}

#[test]
fn a_page_in_strict_mode_has_the_hosts_that_the_header_of_the_moment_would() {
    let mut different = BTreeSet::new();
    for (name, policy) in policies() {
        for session in [standings(&policy, false), standings(&policy, true)].concat() {
            let (header, page) = (Csp::under(&policy, &session), of_page(&session));
            // There the secure scheme covers, here its plain one, of which the secure one is a kind.
            let secure = |source: &String| source.replacen("://", "s://", 1);
            for (of_header, of_page) in [
                ("connect-src", "default-src"),
                ("form-action", "form-action"),
            ] {
                let hosts = hosts_of(&page, of_page);
                let mut hosts: BTreeSet<String> = hosts.iter().map(secure).collect();
                if of_page == "form-action" {
                    hosts.retain(|source| source.starts_with("https:"));
                }
                assert_eq!(
                    hosts_of(header.value(), of_header),
                    hosts,
                    "{name}: {of_page}"
                );
            }
            different.insert(page);
        }
    }
    assert!(
        different.len() > 50,
        "only {} of them differ",
        different.len()
    );
}

#[test]
fn a_page_whose_policy_lets_pass_what_it_does_not_declare_gets_no_csp() {
    let mut policy = table_policy();
    policy.undeclared.requests = OnUndeclared::Report;
    for session in standings(&policy, false) {
        assert_eq!(of_page(&session), "");
    }
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

#[test]
fn the_order_of_services_sites_and_hosts_changes_nothing() {
    for (name, policy) in policies() {
        for (state, _) in State::ALL {
            let due = csp(&policy, state);
            let mut turned = policy.clone();
            for _ in 0..policy.services.len() {
                turned.services.rotate_left(1);
                turned.sites.reverse();
                turned
                    .services
                    .iter_mut()
                    .for_each(|service| service.hosts.reverse());
                assert_eq!(csp(&turned, state).value(), due.value(), "{name}");
            }
            turned.services.reverse();
            assert_eq!(csp(&turned, state).value(), due.value(), "{name}");
        }
    }
}

#[test]
fn scripts_are_never_let_in_by_what_stands_in_the_page() {
    for (_, policy) in policies() {
        for (state, _) in State::ALL {
            let csp = csp(&policy, state);
            assert!(
                !csp.value().contains("unsafe-inline") && !csp.value().contains("'unsafe-eval'")
            );
            let scripts = directive(csp.value(), "script-src").expect("script-src");
            assert!(
                !scripts.contains("data:") && !scripts.contains("blob:"),
                "{scripts}"
            );
            for (means, url, due) in [
                ("worker", "blob:https://www.example.jp/1", true),
                ("worker", "https://guard.example.net/w.js", false),
                ("object", PAGE, false),
                ("form", PAGE, true),
                ("form", "https://unknown.example/", false),
            ] {
                assert_eq!(lets_through(csp.value(), means, url), due, "{means} {url}");
            }
            assert_eq!(directive(csp.value(), "base-uri"), Some("'self'"));
        }
    }
}

#[test]
fn no_host_and_no_path_ends_its_source() {
    // Host names may hold quotes and semicolons as far as URLs are concerned.
    let hosts = [
        "a;script-src'none'.example.net",
        "a',b.example.net",
        "$x\".example.net",
        "c.example.net/a;b,c'd\"e$f|g%zz(h)/",
    ];
    let policy = with(&[], &[("guard", &hosts)]);
    let csp = csp(&policy, State::Before);
    let due = "https://c.example.net:*/a%3Bb%2Cc%27d%22e%24f%7Cg%25zz%28h%29/";
    assert_eq!(
        directive(csp.value(), "style-src"),
        Some(format!("'self' {due}").as_str())
    );
    let unsure = csp
        .remarks()
        .iter()
        .filter(|remark| remark.matter == Matter::Unsure);
    assert_eq!(unsure.count(), 3, "{}", csp.told());
    for (format, _) in Format::ALL {
        let written = csp.write(format, false).expect("written");
        let doubled = if format == Format::Apache {
            "%%3B"
        } else {
            "%3B"
        };
        assert!(written.contains(&format!("/a{doubled}b")), "{written}");
    }
}

#[test]
fn a_policy_that_only_reports_the_undeclared_can_only_be_reported() {
    let mut policy = table_policy();
    policy.undeclared.requests = OnUndeclared::Report;
    let csp = csp(&policy, State::Before);
    assert!(csp.only_reports());
    for (format, _) in Format::ALL {
        assert_eq!(csp.write(format, false), Err(Refusal::Stricter));
        assert_eq!(csp.write(format, true).is_err(), format == Format::Meta);
    }
}

#[test]
fn a_policy_with_an_error_has_no_csp() {
    let policy = with(&["*.jp"], &[]);
    let findings = Csp::of(&policy, State::Before).expect_err("an error");
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == "host-public-suffix")
    );
}
