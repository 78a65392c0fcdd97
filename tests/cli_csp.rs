//! The command line: writing a Content-Security-Policy.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod program;

use program::{altered, directory, policy, run};
use serde_json::Value;

/// What the minimal policy allows before any choice: the site itself.
const BEFORE: &str = "default-src 'self' blob: data:; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self' blob: data:; worker-src 'self' blob:; \
    object-src 'none'; base-uri 'self'; form-action 'self'";

/// And after "Allow all cookies": its one service too.
const ALLOWED: &str = "default-src 'self' blob: data: https://counter.example:*; \
    script-src 'self' 'wasm-unsafe-eval' https://counter.example:*; \
    style-src 'self' https://counter.example:*; \
    connect-src 'self' blob: data: https://counter.example:* wss://counter.example:*; \
    worker-src 'self' blob:; object-src 'none'; base-uri 'self'; \
    form-action 'self' https://counter.example:*";

/// What is printed for the minimal policy, with nothing said beside it.
fn written(arguments: &[&str]) -> String {
    let policy = policy("policies/minimal.json");
    let run = run(&[&["csp", &policy], arguments].concat());
    assert_eq!((run.code, run.told.as_str()), (0, ""), "{arguments:?}");
    run.out
}

#[test]
fn csp_writes_a_header_for_pages_before_any_choice() {
    let due = format!("Content-Security-Policy: {BEFORE}\n");
    assert_eq!(written(&[]), due);
    assert_eq!(written(&["--state", "before", "--format", "header"]), due);
}

#[test]
fn csp_writes_each_form() {
    let table = [
        ("header", format!("Content-Security-Policy: {ALLOWED}\n")),
        (
            "meta",
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{ALLOWED}\">\n"),
        ),
        (
            "nginx",
            format!("add_header Content-Security-Policy \"{ALLOWED}\" always;\n"),
        ),
        (
            "apache",
            format!("Header always set Content-Security-Policy \"{ALLOWED}\"\n"),
        ),
        (
            "netlify",
            format!("/*\n  Content-Security-Policy: {ALLOWED}\n"),
        ),
    ];
    for (format, due) in table {
        assert_eq!(written(&["--state", "allowed", "--format", format]), due);
    }
    let vercel = written(&["--state", "allowed", "--format", "vercel"]);
    let vercel: Value = serde_json::from_str(&vercel).expect("JSON");
    let header = serde_json::json!({ "key": "Content-Security-Policy", "value": ALLOWED });
    let rule = serde_json::json!({ "source": "/(.*)", "headers": [header] });
    assert_eq!(vercel, serde_json::json!({ "headers": [rule] }));
}

#[test]
fn csp_only_reports_where_asked_to() {
    for format in ["header", "nginx", "apache", "vercel", "netlify"] {
        let blocks = written(&["--format", format]);
        let reports = written(&["--format", format, "--report-only"]);
        let name = "Content-Security-Policy";
        let due = blocks.replace(name, &format!("{name}-Report-Only"));
        assert_eq!(reports, due);
    }
    let policy = policy("policies/minimal.json");
    let meta = run(&["csp", &policy, "--format", "meta", "--report-only"]);
    assert_eq!((meta.code, meta.out.as_str()), (2, ""));
    assert_eq!(
        meta.told,
        "error: browsers do not read a CSP that only reports from a `<meta>`; choose another \
         --format\n"
    );
}

#[test]
fn csp_names_what_it_cannot_say() {
    let policy = policy("policies/leverages.json");
    let run = run(&["csp", &policy, "--state", "allowed"]);
    assert_eq!(run.code, 0, "{}", run.told);
    let notes: Vec<&str> = run.told.lines().collect();
    let places: Vec<&str> = run
        .told
        .lines()
        .filter(|line| line.starts_with("  "))
        .collect();
    assert_eq!(
        places,
        [
            "  services[6].hosts[0] `/log/match/`",
            "  services[7].hosts[0] `/survey/invite/`",
            "  services[8].hosts[0] `/group/profile/`",
            "  services[9].hosts[0] `/forms/care/`",
            "  services[10].hosts[0] `www.googletagmanager.com/gtm.js`",
            "  services[10].hosts[1] `www.googletagmanager.com/ns.html`",
            "  services[21].hosts[1] `www.facebook.com/tr`",
            "  services[24].hosts[2] `t.co/i/adsct`",
            "  services[24].hosts[3] `t.co/1/i/adsct`",
        ]
    );
    let last = notes.last().expect("a line");
    assert!(last.starts_with("note: the header is 9"), "{last}");
}

#[test]
fn csp_blocks_nothing_for_a_policy_that_reports_the_undeclared() {
    let path = altered(
        &directory("csp_reports"),
        "\"choices\": {",
        "\"undeclared\": { \"requests\": \"report\" },\n  \"choices\": {",
    );
    let refused = run(&["csp", &path]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert_eq!(refused.told.lines().count(), 1);
    let due = "error: `undeclared.requests` is `report`: ";
    assert!(refused.told.starts_with(due), "{}", refused.told);
    assert!(refused.told.contains("--report-only"), "{}", refused.told);
    let reported = run(&["csp", &path, "--report-only"]);
    let due = format!("Content-Security-Policy-Report-Only: {BEFORE}\n");
    assert_eq!((reported.code, reported.out), (0, due));
}

#[test]
fn csp_makes_nothing_of_a_policy_with_an_error() {
    let path = altered(&directory("csp_refused"), "\"counter.example\"", "\"*.jp\"");
    let run = run(&["csp", &path]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let finding = "error[host-public-suffix]: `*.jp` covers a public suffix";
    assert!(run.told.starts_with(finding), "{}", run.told);
    assert!(run.told.ends_with(": 1 error\n"), "{}", run.told);
}

#[test]
fn csp_refuses_a_call_that_makes_no_sense() {
    let policy = policy("policies/minimal.json");
    for arguments in [["--state", "refused"], ["--format", "iis"]] {
        let run = run(&[&["csp", &policy], &arguments[..]].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.told.contains("possible values"), "{}", run.told);
    }
}
