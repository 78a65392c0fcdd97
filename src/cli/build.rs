//! `sekisho build`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::literal::bake;
use super::{End, Files, Outcome, Place, report};
use crate::compile::compile;
use crate::lint::check;

/// What the script loads from beside itself.
const COMPANIONS: [&str; 4] = [
    "sekisho-panel.js",
    "sekisho-panel.wasm",
    "sekisho-panel.nowasm.js",
    "sekisho.nowasm.js",
];
/// The service worker and the prelude of other workers, which have to have the policy in them.
const WORKERS: [&str; 2] = ["sekisho-sw.js", "sekisho-worker.js"];
/// The script that holds nothing.
const REPORT_ONLY: &str = "sekisho-report-only.js";

#[derive(Debug, Args)]
pub(super) struct Build {
    /// The policy, or `-` for the standard input.
    policy: PathBuf,
    /// `….js` for one script with the policy in it, and beside it a service worker and a prelude for
    /// workers; anything else for the compiled policy alone.
    #[arg(short, long, value_name = "FILE", default_value = "sekisho.js")]
    output: PathBuf,
    /// The package's sekisho.js; found beside this program, in the npm package or in pkg/dist
    /// unless given.
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// Take the script that holds nothing and tells the page what it would hold, for the first weeks.
    #[arg(long, conflicts_with = "script")]
    report_only: bool,
}

impl Build {
    /// The policy; to bake it, the script and its companions too.
    pub fn reads(&self, found: Option<&Path>) -> Vec<Place> {
        let mut reads = vec![Place::of(&self.policy)];
        if let Some(script) = self.script(found).filter(|_| self.is_script()) {
            reads.push(Place::of(&script));
            let beside = COMPANIONS.into_iter().chain(self.workers());
            reads.extend(beside.map(|name| Place::beside(&script, name)));
        }
        reads
    }

    pub fn run(&self, files: &Files, found: Option<&Path>) -> Result<Outcome, String> {
        let text = files.text(&Place::of(&self.policy))?;
        let checked = check(text);
        let name = self.policy.display().to_string();
        let compiled = match &checked.policy {
            Some(policy) => compile(policy).ok(),
            None => None,
        };
        let Some(compiled) = compiled else {
            return Ok(report::refusal(&name, text, &checked.findings));
        };
        let written = match self.is_script() {
            true => self.bake(files, found, &compiled)?,
            false => vec![(Place::of(&self.output), compiled)],
        };
        Ok(Outcome {
            files: written,
            ..Outcome::told(End::Clean, report::excerpts(&name, text, &checked.findings))
        })
    }

    fn is_script(&self) -> bool {
        self.output.extension().is_some_and(|ending| ending == "js")
    }

    fn script(&self, found: Option<&Path>) -> Option<PathBuf> {
        match &self.script {
            Some(script) => Some(script.clone()),
            None if self.report_only => found.map(|script| script.with_file_name(REPORT_ONLY)),
            None => found.map(Path::to_path_buf),
        }
    }

    /// The workers' names; a script that only reports has none.
    fn workers(&self) -> impl Iterator<Item = &'static str> + use<> {
        let count = if self.report_only { 0 } else { WORKERS.len() };
        WORKERS.into_iter().take(count)
    }

    /// The script and the workers with the policy in them, and the script's companions beside it.
    fn bake(
        &self,
        files: &Files,
        found: Option<&Path>,
        compiled: &[u8],
    ) -> Result<Vec<(Place, Vec<u8>)>, String> {
        let script = self.script(found).ok_or(
            "cannot find sekisho.js; name it with --script, or make it with `cargo xtask build`",
        )?;
        let beside = |name| {
            let output = Place::beside(&self.output, name);
            (Place::beside(&script, name), output)
        };
        let whole = (Place::of(&script), Place::of(&self.output));
        let parts = [whole].into_iter().chain(self.workers().map(beside));
        let mut written = Vec::new();
        for (place, output) in parts {
            let baked = bake(files.text(&place)?, compiled)
                .map_err(|problem| format!("{place} {problem}"))?;
            written.push((output, baked.into_bytes()));
        }
        for name in COMPANIONS {
            let (place, output) = beside(name);
            written.push((output, files.bytes(&place)?.to_vec()));
        }
        Ok(written)
    }
}
