//! The command line: checking a policy, and the schema.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod program;

use program::{altered, directory, policy, run};
use serde_json::Value;

/// The number of the line that holds `text`.
fn line_of(path: &str, text: &str) -> usize {
    let policy = std::fs::read_to_string(path).expect("the policy");
    let before = policy.lines().take_while(|line| !line.contains(text));
    before.count() + 1
}

#[test]
fn check_ends_with_0_when_nothing_is_found() {
    let run = run(&["check", &policy("policies/minimal.json")]);
    assert_eq!(run.code, 0);
    assert!(
        run.out.ends_with("minimal.json: nothing found\n"),
        "{}",
        run.out
    );
}

#[test]
fn check_ends_with_1_for_warnings_alone() {
    let path = altered(&directory("warnings"), "Cookies", "Cookeis");
    let run = run(&["check", &path]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("warning[text-misspelt]"), "{}", run.out);
    assert!(run.out.ends_with(": 1 warning\n"), "{}", run.out);
}

#[test]
fn check_ends_with_2_for_errors_and_shows_where_they_are() {
    let path = altered(&directory("errors"), "\"counter.example\"", "\"*.jp\"");
    let run = run(&["check", &path]);
    assert_eq!(run.code, 2);
    let shown = run.out.replace(&path, "policy.json");
    let line = line_of(&path, "\"*.jp\"").to_string();
    let due = "\
error[host-public-suffix]: `*.jp` covers a public suffix
  --> policy.json:57:17
   |
57 |       \"hosts\": [\"*.jp\"],
   |                 ^^^^^^
   |
   = help: name the host
   = note: at `services[0].hosts[0]`, rests on S15 of the Leverages policy

policy.json: 1 error
";
    assert_eq!(shown, due.replace("57", &line));
    assert_eq!(run.told, "");
}

#[test]
fn check_tells_programs_the_same_in_json() {
    let path = altered(&directory("json"), "\"counter.example\"", "\"*.jp\"");
    let run = run(&["check", "--format", "json", &path]);
    assert_eq!(run.code, 2);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let due = serde_json::json!({
        "errors": 1,
        "warnings": 0,
        "findings": [{
            "severity": "error",
            "code": "host-public-suffix",
            "path": "services[0].hosts[0]",
            "line": line_of(&path, "\"*.jp\""),
            "column": 17,
            "rests_on": "S15 of the Leverages policy",
            "message": "`*.jp` covers a public suffix",
            "help": "name the host",
        }],
    });
    assert_eq!(report, due);
}

#[test]
fn a_file_that_is_not_there_and_a_call_that_makes_no_sense_end_with_2() {
    let missing = run(&["check", "no-such-policy.json"]);
    assert_eq!(missing.code, 2);
    assert!(
        missing
            .told
            .starts_with("error: cannot read `no-such-policy.json`: ")
    );
    assert_eq!(run(&["chekc"]).code, 2);
    assert_eq!(run(&["check"]).code, 2);
    let directory = directory("encoding");
    let path = directory.join("policy.json");
    std::fs::write(&path, [b'"', 0x82, 0xa0, b'"']).expect("written");
    let encoded = run(&["check", &path.display().to_string()]);
    assert_eq!(encoded.code, 2);
    assert!(
        encoded
            .told
            .contains("is not UTF-8 from byte 1 on; save it as UTF-8")
    );
}

#[test]
fn schema_prints_the_committed_schema() {
    let run = run(&["schema"]);
    let committed = std::fs::read_to_string(policy("pkg/policy.schema.json")).expect("the schema");
    assert_eq!((run.code, run.out), (0, committed));
}
