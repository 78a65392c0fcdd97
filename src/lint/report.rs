//! What was found, for programs.

use serde_json::{Value, json};

use super::{Checked, Finding, Severity};

/// How many findings are errors, and how many warnings.
#[must_use]
pub fn count(findings: &[Finding]) -> (usize, usize) {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    (errors, findings.len() - errors)
}

impl Checked {
    /// The findings as a JSON object.
    #[must_use]
    pub fn json(&self) -> String {
        let (errors, warnings) = count(&self.findings);
        let list: Vec<Value> = self.findings.iter().map(finding_json).collect();
        format!(
            "{:#}\n",
            json!({ "errors": errors, "warnings": warnings, "findings": list })
        )
    }
}

fn finding_json(finding: &Finding) -> Value {
    let place = finding.place.as_ref();
    json!({
        "severity": finding.severity.name(),
        "code": finding.code,
        "path": finding.path,
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "rests_on": finding.rests_on,
        "message": finding.message,
        "help": finding.help,
    })
}
