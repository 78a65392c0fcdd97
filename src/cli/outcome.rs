//! What comes of a call.

use super::Place;
use crate::lint::Severity;

/// How a call ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All is well.
    Clean,
    /// The policy has warnings alone.
    Warnings,
    /// The policy, a file or the call has errors.
    Errors,
}

impl End {
    /// The exit code: 0, 1 or 2.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Warnings => 1,
            Self::Errors => 2,
        }
    }
}

impl From<Option<Severity>> for End {
    fn from(gravest: Option<Severity>) -> Self {
        match gravest {
            None => Self::Clean,
            Some(Severity::Warning) => Self::Warnings,
            Some(Severity::Error) => Self::Errors,
        }
    }
}

/// What to print, what to write and how to end. Texts may hold escape sequences for colours, which
/// the machine takes out where nobody would see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How the call ends if everything can be written.
    pub end: End,
    /// For the standard output.
    pub out: String,
    /// For the standard error.
    pub told: String,
    /// Files to write, each then to be told.
    pub files: Vec<(Place, Vec<u8>)>,
}

impl Outcome {
    /// One that prints to the standard output.
    pub(super) fn said(end: End, out: String) -> Self {
        Self {
            end,
            out,
            told: String::new(),
            files: Vec::new(),
        }
    }

    /// One that prints to the standard error.
    pub(super) fn told(end: End, told: String) -> Self {
        Self {
            told,
            ..Self::said(end, String::new())
        }
    }
}
