//! What becomes of a way.

use super::run::Seen;

/// What became of it, by a sign of the table's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing arrived and nothing was kept.
    Stopped,
    /// The script was asked for, and did not run.
    NotRun,
    /// The parser asks while the script looks: it was stopped when it was measured, and need not be.
    Race,
    /// It reached the tracker, or kept what it wanted.
    Passes,
    /// It does nothing in this engine, with no means against it either.
    Unsupported,
}

impl Outcome {
    /// All of them, with their signs.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Stopped, "✓"),
        (Self::NotRun, "asked"),
        (Self::Race, "race"),
        (Self::Passes, "✗"),
        (Self::Unsupported, "–"),
    ];

    /// What is to be said of a way that was seen under some means and, before, under none.
    pub fn of(bare: &Seen, seen: &Seen) -> Self {
        match seen {
            _ if !bare.fires() => Self::Unsupported,
            Seen {
                asked: false,
                kept: false,
                ..
            } => Self::Stopped,
            Seen {
                ran: false,
                kept: false,
                ..
            } if bare.ran => Self::NotRun,
            _ => Self::Passes,
        }
    }

    /// Its sign.
    pub fn sign(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(one, _)| *one == self)
            .map_or("", |(_, sign)| sign)
    }

    /// What a sign stands for.
    pub fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, one)| *one == sign)
            .map(|(one, _)| *one)
    }
}
