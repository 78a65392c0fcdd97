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

/// Prints the table and fails if a file is over its budget or has none.
pub fn run() -> Result<(), String> {
    let path = root().join("budgets.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("budgets.json: {error}"))?;
    let budgets: BTreeMap<String, Budget> =
        serde_json::from_str(&text).map_err(|error| format!("budgets.json: {error}"))?;
    println!(
        "{:<24}{:>10}{:>10}{:>10}{:>10}",
        "file", "raw", "gzip -9", "brotli", "budget"
    );
    let mut over = Vec::new();
    for name in shipped()? {
        let bytes = fs::read(root().join("pkg/dist").join(&name))
            .map_err(|error| format!("pkg/dist/{name}: {error}"))?;
        let brotli = brotli(&bytes)?;
        let budget = budgets.get(&name).map(|budget| budget.brotli);
        let shown = budget.map_or("none".to_owned(), |budget| budget.to_string());
        println!(
            "{name:<24}{:>10}{:>10}{brotli:>10}{shown:>10}",
            bytes.len(),
            gzip(&bytes)?
        );
        match budget {
            Some(budget) if brotli <= budget => {}
            Some(budget) => over.push(format!(
                "{name} is {} bytes over its budget",
                brotli - budget
            )),
            None => over.push(format!("{name} has no budget in budgets.json")),
        }
    }
    match over.is_empty() {
        true => Ok(()),
        false => Err(over.join("\n")),
    }
}

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
        lgwin: 24,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(out.len())
}
