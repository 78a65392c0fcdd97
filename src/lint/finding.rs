//! What the lint found.

use std::fmt;

/// Whether a finding keeps a policy from compiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It should be looked at.
    Warning,
    /// The policy compiles to nothing.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it keeps the policy from compiling.
    pub severity: Severity,
    /// A stable name, such as `host-public-suffix`.
    pub code: &'static str,
    /// Where in the document: `services[2].hosts[0]`.
    pub path: String,
    /// The clause it concerns.
    pub clause: Option<&'static str>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Finding {
    /// An error.
    #[must_use]
    pub fn error(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            code,
            path: path.into(),
            clause: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A warning.
    #[must_use]
    pub fn warning(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, path, message, help)
        }
    }

    /// The same, resting on a clause.
    #[must_use]
    pub fn of_clause(self, clause: &'static str) -> Self {
        Self {
            clause: Some(clause),
            ..self
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.path, self.message, self.help)
    }
}
