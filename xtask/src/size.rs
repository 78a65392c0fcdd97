//! The bytes of what ships, against the budgets written down beside their reasons.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;

use serde::Deserialize;

use crate::command::root;

/// What one file may weigh.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// Bytes after brotli at its best.
    brotli: usize,
    /// What they buy.
    #[serde(rename = "why")]
    _why: String,
}

/// Prints the table and fails if a file is over its budget or has none, or a budget has no file.
pub fn run() -> Result<(), String> {
    let budgets = budgets()?;
    let names = shipped()?;
    println!(
        "{:<24}{:>10}{:>10}{:>11}{:>10}",
        "file", "raw", "gzip -9", "brotli-11", "budget"
    );
    let mut wrong = Vec::new();
    for name in &names {
        wrong.extend(row(name, budgets.get(name))?);
    }
    let absent = budgets.keys().filter(|name| !names.contains(name));
    wrong
        .extend(absent.map(|name| format!("{name} has a budget in budgets.json but is not built")));
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(wrong.join("\n")),
    }
}

/// Prints a file's row; what is wrong with it comes back.
fn row(name: &str, budget: Option<&Budget>) -> Result<Option<String>, String> {
    let bytes = fs::read(root().join("pkg/dist").join(name))
        .map_err(|error| format!("pkg/dist/{name}: {error}"))?;
    let (gzip, brotli) = (gzip(&bytes)?, brotli(&bytes)?);
    let shown = budget.map_or("none".to_owned(), |budget| budget.brotli.to_string());
    println!(
        "{name:<24}{:>10}{gzip:>10}{brotli:>11}{shown:>10}",
        bytes.len()
    );
    Ok(match budget {
        Some(budget) if brotli <= budget.brotli => None,
        Some(budget) => Some(format!(
            "{name} is {} bytes over its budget",
            brotli - budget.brotli
        )),
        None => Some(format!("{name} has no budget in budgets.json")),
    })
}

fn budgets() -> Result<BTreeMap<String, Budget>, String> {
    let text = fs::read_to_string(root().join("budgets.json"))
        .map_err(|error| format!("budgets.json: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("budgets.json: {error}"))
}

/// What was built.
fn shipped() -> Result<Vec<String>, String> {
    let folder =
        fs::read_dir(root().join("pkg/dist")).map_err(|error| format!("pkg/dist: {error}"))?;
    let mut names: Vec<_> = folder
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn gzip(bytes: &[u8]) -> Result<usize, String> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written
        .map(|out| out.len())
        .map_err(|error| format!("gzip: {error}"))
}

fn brotli(bytes: &[u8]) -> Result<usize, String> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(out.len())
}
