//! `sekisho check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{End, read_text, report, say};
use crate::lint::check;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The policy, or `-` for the standard input.
    policy: PathBuf,
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
    pub fn run(&self) -> Result<End, String> {
        let text = read_text(&self.policy)?;
        let checked = check(&text);
        let name = self.policy.display().to_string();
        let report = match self.format {
            Format::Text => {
                let mut report = report::excerpts(&name, &text, &checked.findings);
                report.push_str(&report::summary(&name, &checked.findings));
                report
            }
            Format::Json => report::json(&checked.findings),
        };
        say(&report)?;
        Ok(checked.severity().into())
    }
}
