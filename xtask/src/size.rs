//! The bytes of what ships, against the budgets written down beside their reasons.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use crate::command::{program, root, said};

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

/// What one file weighs, in bytes.
#[derive(Deserialize)]
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table and fails if a file is over its budget or has none, or a budget has no file.
pub fn run() -> Result<(), String> {
    let mut budgets = budgets()?;
    println!(
        "{:<24}{:>10}{:>10}{:>11}{:>10}",
        "file", "raw", "gzip -9", "brotli-11", "budget"
    );
    let mut wrong = Vec::new();
    for weight in weights()? {
        wrong.extend(row(&weight, budgets.remove(&weight.name)));
    }
    wrong.extend(
        budgets
            .keys()
            .map(|name| format!("{name} has a budget in budgets.json but is not built")),
    );
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(wrong.join("\n")),
    }
}

/// Prints a file's row; what is wrong with it comes back.
fn row(weight: &Weight, budget: Option<Budget>) -> Option<String> {
    let Weight {
        name,
        raw,
        gzip,
        brotli,
    } = weight;
    let shown = budget
        .as_ref()
        .map_or("none".to_owned(), |budget| budget.brotli.to_string());
    println!("{name:<24}{raw:>10}{gzip:>10}{brotli:>11}{shown:>10}");
    let Some(Budget { brotli: most, .. }) = budget else {
        return Some(format!("{name} has no budget in budgets.json"));
    };
    (*brotli > most).then(|| format!("{name} is {} bytes over its budget", brotli - most))
}

fn budgets() -> Result<BTreeMap<String, Budget>, String> {
    let text = fs::read_to_string(root().join("budgets.json"))
        .map_err(|error| format!("budgets.json: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("budgets.json: {error}"))
}

fn weights() -> Result<Vec<Weight>, String> {
    let weighed = said(program("node").args(["xtask/weigh.mjs", "pkg/dist"]))
        .ok_or("xtask/weigh.mjs cannot weigh pkg/dist: run `cargo xtask build` first")?;
    serde_json::from_str(&weighed).map_err(|error| format!("xtask/weigh.mjs: {error}"))
}
