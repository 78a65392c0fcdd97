//! `sekisho rewrite`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use url::Url;

use super::origin::origin;
use super::{End, Files, Outcome, Place, report};
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::lint::check;
use crate::markup::{Gate, Rewriter, Tally};

#[derive(Debug, Args)]
pub(super) struct Rewrite {
    /// Pages, folders of which every .html and .htm is one, or `-` for the standard input, which then goes to the
    /// standard output.
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pages: Vec<PathBuf>,
    /// The policy.
    #[arg(long, value_name = "FILE", default_value = "policy.json")]
    policy: PathBuf,
    /// The page's address, or that of a folder; the first of the policy's `sites` unless given.
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// Take the marks back; needs no policy.
    #[arg(long, conflicts_with_all = ["policy", "origin", "report"])]
    undo: bool,
    /// Write nothing, and end with 1 if a page would change.
    #[arg(long)]
    check: bool,
    /// Say what is marked, and why.
    #[arg(long)]
    report: bool,
}

impl Rewrite {
    pub fn reads(&self) -> Vec<Place> {
        match self.undo {
            true => Vec::new(),
            false => vec![Place::of(&self.policy)],
        }
    }

    pub fn begin(&self, files: &Files) -> Result<Rewriting, Outcome> {
        if let Some(page) = self.pages.iter().find(|page| is_xml(page)) {
            let name = page.display();
            return Err(failed(format!("browsers read `{name}` as XML; give HTML")));
        }
        let marking = match self.undo {
            true => None,
            false => Some(self.marking(files)?),
        };
        Ok(Rewriting {
            pages: self.pages.clone(),
            is_check: self.check,
            is_report: self.report,
            marking,
            told: String::new(),
            end: End::Clean,
        })
    }

    /// The gate and the address of the site.
    fn marking(&self, files: &Files) -> Result<(Arc<Gate>, Url), Outcome> {
        let text = files.text(&Place::of(&self.policy)).map_err(failed)?;
        let checked = check(text);
        let compiled = match &checked.policy {
            Some(policy) => compile(policy).ok().map(|bytes| (policy, bytes)),
            None => None,
        };
        let Some((policy, bytes)) = compiled else {
            let name = self.policy.display().to_string();
            return Err(report::refusal(&name, text, &checked.findings));
        };
        let site = origin(self.origin.as_deref(), policy).map_err(failed)?;
        let compiled = Compiled::open(bytes);
        let compiled =
            compiled.ok_or_else(|| failed("the compiled policy cannot be read".to_owned()))?;
        Ok((Arc::new(Gate::new(compiled, &site)), site))
    }
}

fn failed(why: String) -> Outcome {
    Outcome::told(End::Errors, format!("error: {why}\n"))
}

fn is_xml(page: &Path) -> bool {
    has_ending(page, &["xhtml", "xht", "xml", "svg"])
}

fn has_ending(path: &Path, known: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    known.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A call about pages, as far as it has got.
#[derive(Debug)]
pub struct Rewriting {
    pages: Vec<PathBuf>,
    is_check: bool,
    is_report: bool,
    marking: Option<(Arc<Gate>, Url)>,
    told: String,
    end: End,
}

/// How a page came out.
#[derive(Debug)]
pub struct Marked {
    /// Whether any byte of it is another.
    pub is_changed: bool,
    tally: Tally,
}

/// One page on its way.
pub struct Pass(Rewriter);

impl Rewriting {
    /// The files and folders that were named, `-` for the standard input.
    #[must_use]
    pub fn pages(&self) -> &[PathBuf] {
        &self.pages
    }

    /// Whether nothing is to be written.
    #[must_use]
    pub fn is_check(&self) -> bool {
        self.is_check
    }

    /// Whether a file of a folder is a page, by its name.
    #[must_use]
    pub fn is_page(path: &Path) -> bool {
        let ending = path.extension().unwrap_or_default();
        ["html", "htm"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    }

    /// Begins a page; of one in a folder the path from there, with `/`, else nothing.
    #[must_use]
    pub fn begin(&self, within: &str) -> Pass {
        Pass(match &self.marking {
            None => Rewriter::undo(),
            Some((gate, site)) => {
                let address = site.join(within);
                Rewriter::mark(gate, address.as_ref().unwrap_or(site))
            }
        })
    }

    /// Takes note of how a page came out, or of why it was left alone.
    pub fn finish(&mut self, name: &str, done: Result<Marked, String>) {
        let Marked { is_changed, tally } = match done {
            Ok(done) => done,
            Err(why) => {
                self.tell(&format!("error: `{name}` {why}\n"));
                self.end = End::Errors;
                return;
            }
        };
        if self.is_check && is_changed {
            self.tell(&format!("would change {name}\n"));
            if self.end == End::Clean {
                self.end = End::Warnings;
            }
        }
        if self.is_report {
            let text = self.report(name, &tally);
            self.tell(&text);
        }
    }

    /// How the call ends.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        Outcome::told(self.end, self.told)
    }

    fn tell(&mut self, text: &str) {
        self.told.push_str(text);
    }

    /// What was marked on a page, a line for each reason and place.
    fn report(&self, name: &str, tally: &Tally) -> String {
        let Some((gate, _)) = &self.marking else {
            return String::new();
        };
        let mut text = format!("{name}: {} marked\n", tally.marked);
        for row in tally.rows() {
            let part = |name, id: Option<&str>| id.map(|id| format!(", {name} {id}"));
            let service = part("service", gate.service(row.why)).unwrap_or_default();
            let clause = part("clause", gate.clause(row.why)).unwrap_or_default();
            let (count, reason) = (row.count, row.why.reason.name());
            // Infallible for a String.
            let _ = writeln!(
                text,
                "{count:>7}  {}  {reason}{service}{clause}",
                row.target
            );
        }
        if tally.others() > 0 {
            let _ = writeln!(text, "{:>7}  at more places", tally.others());
        }
        text
    }
}

impl Pass {
    /// Takes more of the page, and appends what has become of it.
    ///
    /// # Errors
    ///
    /// Why the page is left alone.
    pub fn write(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        self.0
            .write(bytes, out)
            .map_err(|refusal| refusal.to_string())
    }

    /// Appends the rest; gives back how the page came out.
    ///
    /// # Errors
    ///
    /// Why the page is left alone.
    pub fn end(mut self, out: &mut Vec<u8>) -> Result<Marked, String> {
        self.0.end(out).map_err(|refusal| refusal.to_string())?;
        Ok(Marked {
            is_changed: self.0.is_changed(),
            tally: self.0.tally(),
        })
    }
}
