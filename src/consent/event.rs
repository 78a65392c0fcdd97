//! What happens to a session and what is to be done about it.

use super::RecordLine;

/// What happens. Time comes in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The page starts: its origin, whether the browser sends Global Privacy Control, and every
    /// stored record that was found, one a line.
    Started {
        /// The page's URL or origin.
        origin: &'a [u8],
        /// Whether Global Privacy Control is on.
        gpc: bool,
        /// Stored records, one a line.
        records: &'a [u8],
    },
    /// The visitor chose on the first layer.
    Chose(Choice, &'a [u8]),
    /// The visitor chose one by one: lines `p+id`, `p-id`, `s+id`, `s-id`.
    Picked {
        /// The lines.
        lines: &'a [u8],
        /// A fresh record id.
        id: &'a [u8],
    },
    /// The visitor answered a prompt for these services, one id a line.
    Answered(PromptAnswer, &'a [u8]),
    /// The visitor withdrew.
    Withdrew(&'a [u8]),
}

/// A choice of the first layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// "Allow all cookies".
    AllowAll,
    /// "Reject all cookies".
    RejectAll,
    /// "Notify me when cookies are received".
    Notify,
}

/// An answer to a prompt (S04).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptAnswer {
    /// This time.
    Once,
    /// From now on.
    Always,
    /// Never.
    Never,
}

/// What is to be done, in this order. `L` is a record's line, lent or owned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect<L = RecordLine> {
    /// Show the notice.
    Show,
    /// Hide the notice.
    Hide,
    /// Keep an earlier record among the kept ones.
    Keep(L),
    /// Store this record for so many seconds.
    Save(L, u64),
    /// Make the running service with this index call what the policy says stops it.
    Stop(usize),
    /// Erase the cookies and keys of every service that may not pass.
    Erase,
    /// Ask anew about everything that is held.
    Recheck,
    /// Say that a reload ends what already runs, and offer it.
    OfferReload,
    /// Tell the page what was chosen.
    Tell(Told),
}

impl Effect<&RecordLine> {
    /// The same with a line of its own.
    #[must_use]
    pub fn to_owned(self) -> Effect {
        match self {
            Self::Show => Effect::Show,
            Self::Hide => Effect::Hide,
            Self::Keep(line) => Effect::Keep(*line),
            Self::Save(line, seconds) => Effect::Save(*line, seconds),
            Self::Stop(service) => Effect::Stop(service),
            Self::Erase => Effect::Erase,
            Self::Recheck => Effect::Recheck,
            Self::OfferReload => Effect::OfferReload,
            Self::Tell(told) => Effect::Tell(told),
        }
    }
}

/// What the page is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A choice of the first layer.
    Chose(Choice),
    /// Chosen one by one.
    Picked,
    /// A prompt was answered.
    Answered,
    /// Withdrawn.
    Withdrew,
}
