//! `sekisho check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Files, Outcome, Place, report};
use crate::lint::check;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The policy, or `-` for the standard input.
    pub(super) policy: PathBuf,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Lines to read.
    Text,
    /// A JSON object.
    Json,
}

impl Check {
    pub fn run(&self, files: &Files) -> Result<Outcome, String> {
        let text = files.text(&Place::of(&self.policy))?;
        let checked = check(text);
        let name = self.policy.display().to_string();
        let report = match self.format {
            Format::Text => {
                report::excerpts(&name, text, &checked.findings)
                    + &report::summary(&name, &checked.findings)
            }
            Format::Json => checked.json(),
        };
        Ok(Outcome::said(checked.severity().into(), report))
    }
}
