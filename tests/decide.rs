//! The precedence, as the table a lawyer could read: `tests/decide/precedence.txt`.

#![allow(clippy::panic, reason = "a test that cannot go on stops")]

mod support;

use sekisho::policy::{Gpc, OnUndeclared, Policy};
use support::{act, ask, session, table_policy};

/// Checks each line of a table against a policy, and that it has so many at least.
fn hold(table: &str, policy: &Policy, least: usize) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (number, line) in table.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        lines += 1;
        let [did, asks, verdict, reason] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("line {}: four columns are needed", number + 1);
        };
        let (did, gpc) = match did.strip_suffix(", signal") {
            Some(did) => (did, true),
            None => (did, false),
        };
        let mut session = session(policy, gpc);
        act(&mut session, did);
        let why = ask(&session, asks);
        let answer = (why.verdict().name(), why.reason.name());
        if answer != (verdict, reason) {
            wrong.push(format!("{}: {line}\n    but {answer:?}", number + 1));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {lines} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(lines >= least, "only {lines} lines");
}

#[test]
fn every_line_of_the_precedence_table_holds() {
    let table = include_str!("decide/precedence.txt");
    hold(table, &table_policy(), 150);
}

/// The same policy, save that it reports what it does not declare and takes no signal for an answer.
#[test]
fn every_line_of_the_lenient_table_holds() {
    let mut policy = table_policy();
    policy.undeclared.requests = OnUndeclared::Report;
    policy.undeclared.cookies = OnUndeclared::Report;
    policy.signals.gpc = Gpc::Ignore;
    hold(include_str!("decide/lenient.txt"), &policy, 30);
}

/// What the first policy says of each kind of verdict: did | asks | clause, `-` for none.
const CLAUSES: &str = "\
unasked | fetch https://www.google-analytics.com/g/collect | S08
allow all | fetch https://www.google-analytics.com/g/collect | S08
unasked | fetch https://unknown.example.com/ | S15
unasked | cookie nobody_declared | S15
unasked | key nobody_declared | S15
unasked | mark nobody | S15
unasked | fetch https://www.example.jp/ | -
unasked | fetch data:, | -
unasked | cookie sks | -
unasked | fetch https://host:99999/ | -";

#[test]
fn a_verdict_names_the_clause_it_rests_on_and_no_other() {
    let policy = include_str!("../policies/leverages.json");
    let policy: Policy = serde_json::from_str(policy).expect("the policy reads");
    for line in CLAUSES.lines() {
        let [did, asks, clause] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{line}: three columns are needed");
        };
        let mut session = session(&policy, false);
        act(&mut session, did);
        let found = String::from_utf8_lossy(session.clause(ask(&session, asks)));
        assert_eq!(found, if clause == "-" { "" } else { clause }, "{line}");
    }
}
