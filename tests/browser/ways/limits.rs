//! What a page cannot stop (`docs/limits.md`), made from the table of ways.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use super::table::Table;
use super::way::{Way, ways};
use crate::engine::Engine;
use crate::means::Means;

const TEXT: &str = include_str!("limits.md");

/// Writes it.
pub fn write(table: &Table) {
    fs::write(file(), text(table)).expect("it is written");
}

/// What it is on disk.
pub fn read() -> String {
    fs::read_to_string(file()).unwrap_or_default()
}

/// What the table makes of it.
pub fn text(table: &Table) -> String {
    let ways = ways();
    let engines = Engine::ALL.map(|engine| format!("{engine:?}"));
    let is_late = |way: &&Way| {
        let hooks = table.get(Engine::Chromium, Means::Hooks, way);
        hooks == Some(Outcome::Passes) && !passes(table, Engine::Chromium, way)
    };
    let late: Vec<_> = ways.iter().filter(is_late).collect();
    let mut some = String::new();
    for way in late.iter().filter(|way| way.is_first) {
        let _ = writeln!(some, "- `{}`: {}", way.name, way.what);
    }
    TEXT.replace("{{engines}}", &engines.join(" | "))
        .replace("{{rules}}", &"---|".repeat(2 + engines.len()))
        .replace("{{none}}", rows(table, &ways).trim_end())
        .replace("{{count}}", &late.len().to_string())
        .replace("{{some}}", some.trim_end())
}

/// A row for each way that some engine lets pass under every means.
fn rows(table: &Table, ways: &[Way]) -> String {
    let mut rows = String::new();
    for way in ways {
        let signs = Engine::ALL.map(|engine| {
            if passes(table, engine, way) {
                "✗"
            } else {
                ""
            }
        });
        if signs.iter().any(|sign| !sign.is_empty()) {
            let what = way.what.replace('|', "\\|").replace('<', "&lt;");
            let _ = writeln!(rows, "| `{}` | {what} | {} |", way.name, signs.join(" | "));
        }
    }
    rows
}

/// Whether an engine lets a way pass under each of the means that were measured.
fn passes(table: &Table, engine: Engine, way: &Way) -> bool {
    let measured = Means::ALL.map(|means| table.get(engine, means, way));
    let mut known = measured.into_iter().flatten().peekable();
    known.peek().is_some() && known.all(|outcome| outcome == Outcome::Passes)
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/limits.md")
}
