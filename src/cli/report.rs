//! Findings on the screen.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{End, Outcome};
use crate::lint::{Finding, Severity, count};

/// Each finding with the lines it concerns, in colours.
pub(super) fn excerpts(name: &str, text: &str, findings: &[Finding]) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let renderer = Renderer::styled();
    findings
        .iter()
        .map(|finding| renderer.render(&[excerpt(name, text, finding)]) + "\n\n")
        .collect()
}

/// What is told of a policy that nothing can be made of.
pub(super) fn refusal(name: &str, text: &str, findings: &[Finding]) -> Outcome {
    let told = excerpts(name, text, findings) + &summary(name, findings);
    Outcome::told(End::Errors, told)
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
    group.element(Level::NOTE.message(whereabouts(finding)))
}

/// Path, and what the rule rests on.
fn whereabouts(finding: &Finding) -> String {
    let ground = format!("rests on {}", finding.rests_on);
    match finding.path.as_str() {
        "" => ground,
        path => format!("at `{path}`, {ground}"),
    }
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
