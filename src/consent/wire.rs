//! Events as they cross from the page: a number and lines of text.

use super::{Choice, Event, PromptAnswer};
use crate::scan::cut;

/// The numbers by which the page names events.
pub mod op {
    /// The page starts: its URL, `1` if Global Privacy Control is on, and the stored records.
    pub const START: u32 = 0;
    /// Allow all: a fresh record id, as in all that begin a record.
    pub const ALLOW_ALL: u32 = 1;
    /// Reject all.
    pub const REJECT_ALL: u32 = 2;
    /// Notify me.
    pub const NOTIFY: u32 = 3;
    /// Chosen one by one: a record id, then the switches.
    pub const PICK: u32 = 4;
    /// A prompt's answer for these services: this time.
    pub const ONCE: u32 = 5;
    /// From now on.
    pub const ALWAYS: u32 = 6;
    /// Never.
    pub const NEVER: u32 = 7;
    /// Withdrawal.
    pub const WITHDRAW: u32 = 8;
}

/// Reads an event; nothing if it is none.
#[must_use]
pub fn event(op: u32, text: &[u8]) -> Option<Event<'_>> {
    let (first, rest) = cut(text, b'\n');
    Some(match op {
        op::START => {
            let (origin, gpc, records) = started(text);
            Event::Started {
                origin,
                gpc,
                records,
            }
        }
        op::ALLOW_ALL => Event::Chose(Choice::AllowAll, first),
        op::REJECT_ALL => Event::Chose(Choice::RejectAll, first),
        op::NOTIFY => Event::Chose(Choice::Notify, first),
        op::PICK => Event::Picked {
            id: first,
            lines: rest,
        },
        op::ONCE => Event::Answered(PromptAnswer::Once, text),
        op::ALWAYS => Event::Answered(PromptAnswer::Always, text),
        op::NEVER => Event::Answered(PromptAnswer::Never, text),
        op::WITHDRAW => Event::Withdrew(first),
        _ => return None,
    })
}

/// The start of a page: its URL, whether Global Privacy Control is on, and the stored records, one a
/// line.
#[must_use]
pub fn started(text: &[u8]) -> (&[u8], bool, &[u8]) {
    let (page, rest) = cut(text, b'\n');
    let (gpc, records) = cut(rest, b'\n');
    (page, gpc == b"1", records)
}
