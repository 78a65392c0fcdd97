//! `sekisho csp`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{End, Files, Outcome, Place, report};
use crate::csp::{Csp, Format, State};
use crate::lint::check;

#[derive(Debug, Args)]
pub(super) struct Write {
    /// The policy, or `-` for the standard input.
    pub(super) policy: PathBuf,
    /// For pages before any choice, or after "Allow all cookies".
    #[arg(long, default_value = "before", value_parser = one_of(&State::ALL))]
    state: State,
    /// As a header's line, an element, or a piece of a server's configuration.
    #[arg(long, default_value = "header", value_parser = one_of(&Format::ALL))]
    format: Format,
    /// Block nothing; let the browser report what would be blocked.
    #[arg(long)]
    report_only: bool,
}

/// Reads a name of a table.
fn one_of<Value>(table: &'static [(Value, &'static str)]) -> impl TypedValueParser<Value = Value>
where
    Value: Copy + Default + Send + Sync + 'static,
{
    let names = table.iter().map(|(_, name)| *name);
    PossibleValuesParser::new(names).map(|name| {
        let found = table.iter().find(|(_, known)| *known == name);
        found.map_or(Value::default(), |(value, _)| *value)
    })
}

impl Write {
    pub fn run(&self, files: &Files) -> Result<Outcome, String> {
        let text = files.text(&Place::of(&self.policy))?;
        let checked = check(text);
        let policy = checked.policy.as_ref();
        let csp = policy.and_then(|policy| Csp::of(policy, self.state).ok());
        let Some(csp) = csp else {
            let name = self.policy.display().to_string();
            return Ok(report::refusal(&name, text, &checked.findings));
        };
        let written = csp.write(self.format, self.report_only);
        let written = written.map_err(|refusal| refusal.to_string())?;
        Ok(Outcome {
            told: csp.told(),
            ..Outcome::said(End::Clean, written)
        })
    }
}
