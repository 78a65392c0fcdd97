//! The command line: `sekisho check | build | explain | csp | rewrite | schema`.
//!
//! It does no I/O: [`parse`] says which files a call reads, [`Call::run`] takes what was read and
//! says what to print and to write. The program does that natively, the npm package's command with
//! the same code as WebAssembly. Pages are not read whole: [`Call::rewriting`] takes and gives them in
//! pieces. A call ends with 0 when all is well and with 2 for errors, whether
//! of the policy, of a file or of the call; `check` ends with 1 when there are warnings alone, and
//! `rewrite --check` when a page would change.

mod build;
mod check;
mod csp;
mod explain;
mod files;
mod literal;
mod origin;
mod outcome;
mod report;
mod rewrite;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use files::{Files, Place};
pub use outcome::{End, Outcome};
pub use rewrite::{Marked, Pass, Rewriting};

use crate::policy::schema::schema_text;

/// The script of the package, which `build` bakes a policy into.
pub const SCRIPT: &str = "sekisho.js";

/// Checks, compiles and explains a Sekisho policy.
#[derive(Debug, Parser)]
#[command(name = "sekisho", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Say everything that is wrong with a policy, where, and what to do.
    Check(check::Check),
    /// Compile a policy to bytes, or bake it into sekisho.js.
    Build(build::Build),
    /// Say what the gate does with a request, and why.
    Explain(explain::Explain),
    /// Write the Content-Security-Policy that says what the policy says.
    Csp(csp::Write),
    /// Mark what the policy holds in static HTML, so that no browser asks for it before a choice.
    Rewrite(rewrite::Rewrite),
    /// Print the JSON Schema of a policy.
    Schema,
}

/// A call that makes sense.
#[derive(Debug)]
pub struct Call {
    verb: Verb,
    /// Where the package's script is, if the machine found it.
    script: Option<PathBuf>,
}

/// Reads the words of a call, the program's name first.
///
/// # Errors
///
/// What to say of a call that is not carried out: a mistake, or what it asks for is help.
pub fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    script: Option<PathBuf>,
) -> Result<Call, Outcome> {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments { verb }) => Ok(Call { verb, script }),
        Err(error) => {
            let said = error.render().ansi().to_string();
            Err(match error.use_stderr() {
                true => Outcome::told(End::Errors, said),
                false => Outcome::said(End::Clean, said),
            })
        }
    }
}

impl Call {
    /// The files that [`Call::run`] wants to have been read, or to know why they cannot be.
    #[must_use]
    pub fn reads(&self) -> Vec<Place> {
        match &self.verb {
            Verb::Check(check) => vec![Place::of(&check.policy)],
            Verb::Build(build) => build.reads(self.script.as_deref()),
            Verb::Explain(explain) => vec![Place::of(&explain.policy)],
            Verb::Csp(csp) => vec![Place::of(&csp.policy)],
            Verb::Rewrite(rewrite) => rewrite.reads(),
            Verb::Schema => Vec::new(),
        }
    }

    /// Does what was asked.
    #[must_use]
    pub fn run(&self, files: &Files) -> Outcome {
        let done = match &self.verb {
            Verb::Check(check) => check.run(files),
            Verb::Build(build) => build.run(files, self.script.as_deref()),
            Verb::Explain(explain) => explain.run(files),
            Verb::Csp(csp) => csp.run(files),
            Verb::Rewrite(rewrite) => match rewrite.begin(files) {
                Ok(rewriting) => Ok(rewriting.outcome()),
                Err(outcome) => return outcome,
            },
            Verb::Schema => Ok(Outcome::said(End::Clean, schema_text())),
        };
        done.unwrap_or_else(|failure| Outcome::told(End::Errors, format!("error: {failure}\n")))
    }

    /// What is to be done with pages, if the call is about pages: those are then handed over in pieces, and
    /// [`Call::run`] has nothing to do.
    ///
    /// # Errors
    ///
    /// What to say of it if it cannot begin.
    pub fn rewriting(&self, files: &Files) -> Option<Result<Rewriting, Outcome>> {
        match &self.verb {
            Verb::Rewrite(rewrite) => Some(rewrite.begin(files)),
            _ => None,
        }
    }
}
