//! How much was marked, and why.

use std::collections::BTreeMap;

use super::gate::Held;
use crate::gate::Why;

/// Of more different places than this only the number is kept, so that it does not grow with what is read.
const MOST: usize = 1_000;

/// What was marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many tags and style sheets.
    pub marked: u64,
    rows: BTreeMap<(u32, String), u64>,
    others: u64,
}

/// How often something was marked for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// How often.
    pub count: u64,
    /// Why.
    pub why: Why,
    /// Where it would have gone, without the path; empty if that cannot be read.
    pub target: &'a str,
}

impl Tally {
    /// A row for each reason and place, in an order that does not change.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|((word, target), count)| Row {
            count: *count,
            why: Why::from_word(*word),
            target,
        })
    }

    /// How many addresses are in no row, since there were too many places.
    #[must_use]
    pub fn others(&self) -> u64 {
        self.others
    }

    /// Adds what another page came to.
    pub fn add(&mut self, other: &Self) {
        self.marked += other.marked;
        self.others += other.others;
        for ((word, target), count) in &other.rows {
            self.count(*word, target.clone(), *count);
        }
    }

    pub(super) fn note(&mut self, held: Held) {
        self.count(held.why.word(), held.target, 1);
    }

    fn count(&mut self, word: u32, target: String, count: u64) {
        let key = (word, target);
        let has_room = self.rows.len() < MOST;
        match self.rows.get_mut(&key) {
            Some(known) => *known += count,
            None if has_room => {
                self.rows.insert(key, count);
            }
            None => self.others += count,
        }
    }
}
