//! The command line: explaining.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod program;

use program::{policy, run};
use serde_json::Value;

/// The first line of an explanation and its further lines without their indentation.
fn explain(arguments: &[&str]) -> Vec<String> {
    let policy = policy("policies/leverages.json");
    let run = run(&[&["explain", &policy], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.told);
    run.out.lines().map(|line| line.trim().to_owned()).collect()
}

const COLLECT: &str = "https://WWW.google-analytics.com:443/g/collect?v=2";

#[test]
fn explain_names_verdict_reason_service_purpose_and_clause() {
    let lines = explain(&[COLLECT, "--reject-all"]);
    assert_eq!(
        lines[0],
        "hold  https://www.google-analytics.com/g/collect?v=2"
    );
    assert!(
        lines[1].starts_with("reason   refused_purpose, rule 5: refused"),
        "{lines:?}"
    );
    assert!(
        lines[2].starts_with("service  google_analytics ("),
        "{lines:?}"
    );
    assert!(
        lines[3].starts_with("purpose  access_statistics ("),
        "{lines:?}"
    );
    assert!(lines[4].starts_with("clause   S08 ("), "{lines:?}");
}

#[test]
fn explain_follows_the_choices() {
    let table: [(&[&str], &str); 9] = [
        (&[COLLECT], "hold"),
        (&[COLLECT, "--allow-all"], "pass"),
        (&[COLLECT, "--notify"], "ask"),
        (&[COLLECT, "--allow", "access_statistics"], "hold"),
        (
            &[
                COLLECT,
                "--allow",
                "access_statistics",
                "service_improvement",
            ],
            "pass",
        ),
        (
            &[COLLECT, "--allow-all", "--refuse", "google_analytics"],
            "hold",
        ),
        (&["/privacy/", "--reject-all"], "pass"),
        (&["/auth/login", "--reject-all"], "pass"),
        (&["https://unknown.example/", "--allow-all"], "hold"),
    ];
    for (arguments, verdict) in table {
        let lines = explain(arguments);
        assert!(lines[0].starts_with(verdict), "{arguments:?}: {lines:?}");
    }
}

#[test]
fn explain_tells_programs_the_same_in_json() {
    let lines = explain(&[COLLECT, "--format", "json"]);
    let answer: Value = serde_json::from_str(&lines.join("\n")).expect("JSON");
    assert_eq!(answer["verdict"], "hold");
    assert_eq!(answer["reason"], "not_asked");
    assert_eq!(answer["rule"], 8);
    assert_eq!(answer["service"], "google_analytics");
}

#[test]
fn explain_says_what_breaks_a_promise() {
    let beacon = ["--allow-all", "--means", "beacon"];
    let lines = explain(&[&["/beacon/p.gif?u=taro@example.jp"], &beacon[..]].concat());
    assert!(
        lines[1].starts_with("reason   promise_broken, rule 3"),
        "{lines:?}"
    );
    assert_eq!(lines[2], "carries  email in its address");
    let json = [
        &["/beacon/p.gif?t=090-1234-5678", "--format", "json"],
        &beacon[..],
    ]
    .concat();
    let answer: Value = serde_json::from_str(&explain(&json).join("\n")).expect("JSON");
    assert_eq!(answer["carries"], "telephone");
    let clean = explain(&[&["/beacon/p.gif?page=top"], &beacon[..]].concat());
    assert!(
        clean.iter().all(|line| !line.starts_with("carries")),
        "{clean:?}"
    );
}

#[test]
fn explain_refuses_what_the_policy_does_not_know() {
    let policy = policy("policies/leverages.json");
    let id = run(&["explain", &policy, COLLECT, "--allow", "nothing"]);
    assert_eq!(id.code, 2);
    assert_eq!(
        id.told,
        "error: the policy has no service and no purpose `nothing`\n"
    );
    let means = run(&["explain", &policy, COLLECT, "--means", "smoke"]);
    assert_eq!(means.code, 2);
    let two = run(&["explain", &policy, COLLECT, "--notify", "--allow-all"]);
    assert_eq!(two.code, 2);
}
