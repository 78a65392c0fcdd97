//! Findings on the screen.

use std::io::{IsTerminal, stdout};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};

use crate::lint::{Finding, Severity};

/// Each finding with the lines it concerns.
pub(super) fn excerpts(name: &str, text: &str, findings: &[Finding]) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let renderer = if in_color() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    findings
        .iter()
        .map(|finding| renderer.render(&[excerpt(name, text, finding)]) + "\n\n")
        .collect()
}

fn in_color() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    stdout().is_terminal() && !refused
}

fn excerpt<'a>(name: &'a str, text: &'a str, finding: &'a Finding) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = finding.place.as_ref();
    let bytes = place.map_or(0..0, |place| place.bytes.clone());
    let mark = AnnotationKind::Primary.span(bytes);
    let group = level
        .primary_title(&finding.message)
        .id(finding.code)
        .element(Snippet::source(text).path(name).annotation(mark));
    let group = group.element(Level::HELP.message(&finding.help));
    match whereabouts(finding) {
        Some(note) => group.element(Level::NOTE.message(note)),
        None => group,
    }
}

/// Path and clause.
fn whereabouts(finding: &Finding) -> Option<String> {
    let path = (!finding.path.is_empty()).then(|| format!("at `{}`", finding.path));
    let clause = finding.clause.map(|clause| format!("clause {clause}"));
    let parts: Vec<String> = path.into_iter().chain(clause).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How many there are.
pub(super) fn summary(name: &str, findings: &[Finding]) -> String {
    let (errors, warnings) = count(findings);
    let number = |count: usize, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{plural}")
    };
    match (errors, warnings) {
        (0, 0) => format!("{name}: nothing found\n"),
        (0, _) => format!("{name}: {}\n", number(warnings, "warning")),
        (_, 0) => format!("{name}: {}\n", number(errors, "error")),
        _ => {
            let (errors, warnings) = (number(errors, "error"), number(warnings, "warning"));
            format!("{name}: {errors}, {warnings}\n")
        }
    }
}

/// The findings as a JSON object.
pub(super) fn json(findings: &[Finding]) -> String {
    let (errors, warnings) = count(findings);
    let list: Vec<Value> = findings.iter().map(finding_json).collect();
    format!(
        "{:#}\n",
        json!({ "errors": errors, "warnings": warnings, "findings": list })
    )
}

fn finding_json(finding: &Finding) -> Value {
    let place = finding.place.as_ref();
    json!({
        "severity": finding.severity.name(),
        "code": finding.code,
        "path": finding.path,
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "clause": finding.clause,
        "message": finding.message,
        "help": finding.help,
    })
}

fn count(findings: &[Finding]) -> (usize, usize) {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    (errors, findings.len() - errors)
}
