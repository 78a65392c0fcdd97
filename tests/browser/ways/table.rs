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
/// What the columns of the table of all ways come after.
const WAYS: &str = "way | what its page does";
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
        let known = text.lines().find_map(known).unwrap_or_default();
        Self(text.lines().filter_map(|line| row(line, &known)).collect())
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
        let is_race = way.is_raced && means == Means::Hooks && outcome == Outcome::Stopped;
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
        text.push_str(&heading(WAYS));
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
    let names: Vec<String> = columns().map(word).collect();
    let rules = "|---".repeat(first.split('|').count() + names.len());
    format!("| {first} | {} |\n{rules}|\n", names.join(" | "))
}

fn columns() -> impl Iterator<Item = Column> {
    let means = |engine| Means::ALL.into_iter().map(move |means| (engine, means));
    Engine::ALL.into_iter().flat_map(means)
}

fn word((engine, means): Column) -> String {
    format!("{engine:?} {}", means.word())
}

/// The columns that the file has, if a line is the heading of its table; none for one that is no more.
fn known(line: &str) -> Option<Vec<Option<Column>>> {
    let names = line.strip_prefix(&format!("| {WAYS} | "))?;
    let names = names.trim_end_matches(" |").split(" | ");
    let column = |name| columns().find(|column| word(*column) == name);
    Some(names.map(column).collect())
}

/// A way's name and what became of it in the columns that the file has, if a line is its row.
fn row(line: &str, columns: &[Option<Column>]) -> Option<(String, BTreeMap<Column, Outcome>)> {
    let (name, rest) = line.strip_prefix("| `")?.split_once('`')?;
    let signs = rest.trim_end_matches(" |").rsplit(" | ");
    let outcomes = columns.iter().rev().zip(signs);
    let known = outcomes.filter_map(|(column, sign)| Some(((*column)?, Outcome::from_sign(sign)?)));
    Some((name.to_owned(), known.collect()))
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ways.md")
}
