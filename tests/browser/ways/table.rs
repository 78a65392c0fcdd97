//! The table of ways (`docs/ways.md`), which is written and read here and nowhere else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::outcome::Outcome;
use super::way::{Way, ways};
use crate::engine::Engine;
use crate::means::Means;

const TOP: &str = include_str!("table.md");
/// Engines are measured beside each other, and one file is written.
static PEN: Mutex<()> = Mutex::new(());

/// A column of it.
type Column = (Engine, Means);

/// What became of each way by engine and means.
#[derive(Default)]
pub struct Table(BTreeMap<String, BTreeMap<Column, Outcome>>);

impl Table {
    /// Reads it; of what it does not have nothing is said.
    pub fn read() -> Self {
        let text = fs::read_to_string(file()).unwrap_or_default();
        let known: Vec<_> = text.lines().find_map(written).unwrap_or_default();
        let rows = text.lines().filter_map(|line| row(line, &known));
        Self(rows.collect())
    }

    /// Changes it on disk.
    pub fn change(act: impl FnOnce(&mut Self)) {
        let _pen = PEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut table = Self::read();
        act(&mut table);
        fs::write(file(), table.text()).expect("it is written");
    }

    /// What became of a way.
    pub fn get(&self, engine: Engine, means: Means, way: &Way) -> Option<Outcome> {
        let outcome = self.0.get(&way.name)?.get(&(engine, means)).copied()?;
        let is_raced = match means {
            Means::Hooks => true,
            // Chromium looks ahead at nothing of a page in which it sees such an element.
            Means::Strict => engine != Engine::Chromium,
            _ => false,
        };
        let is_race = way.is_raced && is_raced && outcome == Outcome::Stopped;
        Some(if is_race { Outcome::Race } else { outcome })
    }

    /// Puts in what became of ways.
    pub fn set(&mut self, engine: Engine, means: Means, ways: &[Way], outcomes: &[Outcome]) {
        for (way, outcome) in ways.iter().zip(outcomes) {
            let row = self.0.entry(way.name.clone()).or_default();
            row.insert((engine, means), *outcome);
        }
    }

    fn text(&self) -> String {
        let ways = ways();
        let first: Vec<_> = ways.iter().filter(|way| way.is_first).cloned().collect();
        let mut text = TOP.replace("{{first}}", &self.sums(&first));
        text = text.replace("{{all}}", &self.sums(&ways));
        text.push_str(&heading("way | what its page does"));
        for way in &ways {
            let Way {
                name,
                what,
                is_first,
                ..
            } = way;
            let first = if *is_first { " ·" } else { "" };
            let signs: Vec<&str> = columns()
                .map(|(engine, means)| self.get(engine, means, way).map_or("?", Outcome::sign))
                .collect();
            let what = what.replace('|', "\\|").replace('<', "&lt;");
            let _ = writeln!(text, "| `{name}`{first} | {what} | {} |", signs.join(" | "));
        }
        text
    }

    /// How many ways came to what, a line for each outcome.
    fn sums(&self, ways: &[Way]) -> String {
        let mut text = heading(&format!("of {} ways", ways.len()));
        for (outcome, sign) in Outcome::ALL {
            let numbers = columns().map(|(engine, means)| {
                let has = |way: &&Way| self.get(engine, means, way) == Some(outcome);
                ways.iter().filter(has).count().to_string()
            });
            let numbers: Vec<String> = numbers.collect();
            let _ = writeln!(text, "| {sign} | {} |", numbers.join(" | "));
        }
        text.trim_end().to_owned()
    }
}

/// A table's first two lines.
fn heading(first: &str) -> String {
    let names: Vec<String> = columns().map(title).collect();
    let rules = "|---".repeat(first.split('|').count() + names.len());
    format!("| {first} | {} |\n{rules}|\n", names.join(" | "))
}

/// What a column is called.
fn title((engine, means): Column) -> String {
    format!("{engine:?} {}", means.word())
}

fn columns() -> impl Iterator<Item = Column> {
    let means = |engine| Means::ALL.into_iter().map(move |means| (engine, means));
    Engine::ALL.into_iter().flat_map(means)
}

/// The columns that a file has, if a line is the heading of its ways. It may be older than one of ours.
fn written(line: &str) -> Option<Vec<Option<Column>>> {
    let names = line.strip_prefix("| way | ")?.trim_end_matches(" |");
    let named = |name: &str| columns().find(|column| title(*column) == name);
    Some(names.split(" | ").skip(1).map(named).collect())
}

/// A way's name and what became of it, if a line is its row.
fn row(line: &str, known: &[Option<Column>]) -> Option<(String, BTreeMap<Column, Outcome>)> {
    let (name, rest) = line.strip_prefix("| `")?.split_once('`')?;
    let signs = rest.trim_end_matches(" |").rsplit(" | ");
    let outcomes = known.iter().rev().zip(signs);
    let told = outcomes.filter_map(|(column, sign)| Some(((*column)?, Outcome::from_sign(sign)?)));
    Some((name.to_owned(), told.collect()))
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ways.md")
}
