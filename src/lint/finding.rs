//! What the lint found.

use std::fmt;

use super::Place;

/// The policy whose clauses the rules name.
const FIRST: &str = "the Leverages policy";
/// What a rule rests on that comes of no law and no clause.
const FORM: &str = "the document's form";

/// Whether a finding keeps a policy from compiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It should be looked at.
    Warning,
    /// The policy compiles to nothing.
    Error,
}

impl Severity {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule of the lint: what every finding of its kind has in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// A stable name, such as `host-public-suffix`.
    pub code: &'static str,
    /// Whether it keeps a policy from compiling.
    pub severity: Severity,
    /// The law, the standard or what else it rests on; `None` if only a clause, or the document's
    /// form.
    pub source: Option<&'static str>,
    /// The clause of the first policy that states it; other policies may state it in other words.
    pub clause: Option<&'static str>,
    /// What to do.
    pub help: &'static str,
}

impl Rule {
    /// A rule whose findings keep a policy from compiling.
    #[must_use]
    pub const fn error(code: &'static str, help: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Error,
            source: None,
            clause: None,
            help,
        }
    }

    /// A rule whose findings should be looked at.
    #[must_use]
    pub const fn warning(code: &'static str, help: &'static str) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, help)
        }
    }

    /// The same, resting on a law, a standard or the like.
    #[must_use]
    pub const fn under(self, source: &'static str) -> Self {
        Self {
            source: Some(source),
            ..self
        }
    }

    /// The same, resting on a clause of the first policy.
    #[must_use]
    pub const fn of_clause(self, clause: &'static str) -> Self {
        Self {
            clause: Some(clause),
            ..self
        }
    }

    /// What it rests on, in words that hold for any policy.
    #[must_use]
    pub fn rests_on(&self) -> String {
        let clause = self.clause.map(|clause| format!("{clause} of {FIRST}"));
        match (self.source, clause) {
            (Some(source), Some(clause)) => format!("{source}; {clause}"),
            (Some(source), None) => source.to_owned(),
            (None, Some(clause)) => clause,
            (None, None) => FORM.to_owned(),
        }
    }

    /// A finding of this rule.
    #[must_use]
    pub fn at(&self, path: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding {
            severity: self.severity,
            code: self.code,
            path: path.into(),
            place: None,
            rests_on: self.rests_on(),
            message: message.into(),
            help: self.help.to_owned(),
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it keeps the policy from compiling.
    pub severity: Severity,
    /// A stable name, such as `host-public-suffix`.
    pub code: &'static str,
    /// Where in the document: `services[2].hosts[0]`; empty for the document as a whole.
    pub path: String,
    /// Where in the text, if the text is at hand.
    pub place: Option<Place>,
    /// What its rule rests on.
    pub rests_on: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Finding {
    /// The same, with advice of its own.
    #[must_use]
    pub fn advising(self, help: impl Into<String>) -> Self {
        Self {
            help: help.into(),
            ..self
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}: ", place.line, place.column)?;
        }
        write!(f, "{}[{}]", self.severity.name(), self.code)?;
        if !self.path.is_empty() {
            write!(f, " {}", self.path)?;
        }
        write!(
            f,
            ": {}; {} (rests on {})",
            self.message, self.help, self.rests_on
        )
    }
}
