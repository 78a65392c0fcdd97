//! `sekisho build`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::literal::bake;
use super::{End, read_text, report, tell, write_file};
use crate::compile::compile;
use crate::lint::check;

/// The script as the package brings it, and what it loads from beside itself.
const SCRIPT: &str = "sekisho.js";
const COMPANIONS: [&str; 2] = ["sekisho-panel.js", "sekisho-panel.wasm"];
/// Where `cargo xtask build` puts them.
const BUILT: &str = "pkg/dist";

#[derive(Debug, Args)]
pub(super) struct Build {
    /// The policy, or `-` for the standard input.
    policy: PathBuf,
    /// `….js` for one script with the policy in it, anything else for the compiled policy alone.
    #[arg(short, long, value_name = "FILE", default_value = "sekisho.js")]
    output: PathBuf,
    /// The package's sekisho.js; looked for beside this program and in pkg/dist unless given.
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
}

impl Build {
    pub fn run(&self) -> Result<End, String> {
        let text = read_text(&self.policy)?;
        let checked = check(&text);
        let name = self.policy.display().to_string();
        tell(&report::excerpts(&name, &text, &checked.findings));
        let compiled = match &checked.policy {
            Some(policy) => compile(policy).ok(),
            None => None,
        };
        let Some(compiled) = compiled else {
            tell(&report::summary(&name, &checked.findings));
            return Ok(End::Errors);
        };
        let is_script = self.output.extension().is_some_and(|ending| ending == "js");
        let written = if is_script {
            self.bake(&compiled)?
        } else {
            write_file(&self.output, &compiled)?;
            vec![self.output.clone()]
        };
        for path in written {
            tell(&format!("wrote {}\n", path.display()));
        }
        Ok(End::Clean)
    }

    /// Writes the script with the policy in it, and its companions beside it.
    fn bake(&self, compiled: &[u8]) -> Result<Vec<PathBuf>, String> {
        let script = self.find_script()?;
        let text = read_text(&script)?;
        let baked =
            bake(&text, compiled).map_err(|problem| format!("`{}` {problem}", script.display()))?;
        write_file(&self.output, baked.as_bytes())?;
        let mut written = vec![self.output.clone()];
        for name in COMPANIONS {
            let from = script.with_file_name(name);
            let to = self.output.with_file_name(name);
            if !is_same(&from, &to) {
                std::fs::copy(&from, &to).map_err(|error| {
                    let (from, to) = (from.display(), to.display());
                    format!("cannot copy `{from}` to `{to}`: {error}")
                })?;
                written.push(to);
            }
        }
        Ok(written)
    }

    fn find_script(&self) -> Result<PathBuf, String> {
        if let Some(script) = &self.script {
            return Ok(script.clone());
        }
        let program = std::env::current_exe().ok();
        let beside = program.map(|program| program.with_file_name(SCRIPT));
        let built = Path::new(BUILT).join(SCRIPT);
        beside
            .into_iter()
            .chain([built])
            .find(|path| path.is_file())
            .ok_or_else(|| {
                format!("cannot find {SCRIPT}; name it with --script, or make it with `cargo xtask build`")
            })
    }
}

/// Whether two paths lead to one file.
fn is_same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
