//! What stands in a CSP, whatever the policy: its order, its closed doors, its characters, and when there is none.

use sekisho::csp::{Csp, Format, Matter, Refusal, State};
use sekisho::policy::OnUndeclared;

use crate::matcher::{PAGE, directive, lets_through};
use crate::policies::{csp, policies, with};
use crate::support::table_policy;

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
