//! The command line: `sekisho check | build | explain | csp | schema`.
//!
//! Reads files and prints; every decision is the library's. It ends with 0 when all is well and with
//! 2 for errors, whether of the policy, of a file or of the call; `check` ends with 1 when there are
//! warnings alone.

mod build;
mod check;
mod csp;
mod explain;
mod literal;
mod report;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::lint::Severity;
use crate::policy::schema::schema_text;

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
    /// Print the JSON Schema of a policy.
    Schema,
}

/// How a verb ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Clean,
    Warnings,
    Errors,
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

/// Does what the arguments ask.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let done = match &arguments.verb {
        Verb::Check(check) => check.run(),
        Verb::Build(build) => build.run(),
        Verb::Explain(explain) => explain.run(),
        Verb::Csp(csp) => csp.run(),
        Verb::Schema => say(&schema_text()).map(|()| End::Clean),
    };
    match done {
        Ok(end) => ExitCode::from(end as u8),
        Err(failure) => {
            // Nobody is left to tell if this fails too.
            let _ = writeln!(io::stderr(), "error: {failure}");
            ExitCode::from(End::Errors as u8)
        }
    }
}

/// Prints to the standard output. A reader that has gone, such as `head`, has seen enough.
fn say(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot print: {error}"))
        }
        _ => Ok(()),
    }
}

/// Prints to the standard error.
fn tell(text: &str) {
    // What cannot be told changes nothing of what is done.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// A policy's text: a file's, or the standard input's for `-`.
fn read_text(path: &Path) -> Result<String, String> {
    let name = path.display();
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|error| format!("cannot read `{name}`: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("`{name}` is not UTF-8 from byte {at} on; save it as UTF-8")
    })
}

fn write_file(path: &PathBuf, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes)
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}
