//! The lints that keep the core from panicking hold only as long as no file waives them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::root;

/// Waived nowhere in what ships.
const NEVER: [&str; 9] = [
    "clippy::unwrap_used",
    "clippy::expect_used",
    "clippy::indexing_slicing",
    "clippy::string_slice",
    "clippy::panic",
    "clippy::unreachable",
    "clippy::todo",
    "clippy::all",
    "clippy::restriction",
];
/// Waived only where the code meets the browser: its exports are numbers and shared memory.
const AT_THE_BORDER: &str = "unsafe_code";
const BORDER: &str = "src/browser";

/// Fails if a source file of the crate waives a lint that it must not.
pub fn run() -> Result<(), String> {
    let mut found = Vec::new();
    for file in sources(&root().join("src"))? {
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let is_border = file.starts_with(root().join(BORDER));
        for lint in waived(&text) {
            if NEVER.contains(&lint) || (lint == AT_THE_BORDER && !is_border) {
                found.push(format!("{}: waives {lint}", file.display()));
            }
        }
    }
    match found.is_empty() {
        true => Ok(()),
        false => Err(found.join("\n")),
    }
}

/// The lints that the attributes of a text switch off.
fn waived(text: &str) -> Vec<&str> {
    let waivers = text
        .split("allow(")
        .skip(1)
        .chain(text.split("expect(").skip(1));
    waivers
        .filter_map(|rest| rest.split_once(')').map(|(lints, _)| lints))
        .flat_map(|lints| lints.split(','))
        .map(str::trim)
        .collect()
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::waived;

    #[test]
    fn a_waiver_is_seen_however_it_is_laid_out() {
        let text = "#![allow(clippy::panic)]\n#[expect(\n    unsafe_code,\n    reason = \"x\"\n)]";
        let lints = waived(text);
        assert!(lints.contains(&"clippy::panic"));
        assert!(lints.contains(&"unsafe_code"));
    }
}
