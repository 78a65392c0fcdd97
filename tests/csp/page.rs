//! What a page in strict mode puts over itself, beside the header of the moment.

use std::collections::BTreeSet;

use sekisho::consent::Session;
use sekisho::csp::Csp;
use sekisho::gate::Verdict;
use sekisho::policy::{OnUndeclared, Policy};

use crate::matcher::directive;
use crate::policies::policies;
use crate::support::{act, session, table_policy};

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
