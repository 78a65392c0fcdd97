//! The record of a choice: one line, safe in a cookie, under a thousand bytes.
//!
//! `1.REVISION.TIME.MODE.GPC.ID.ANSWERS`: the revision as `20240710` and the time in seconds since
//! 1970, both in base 36, a letter for the mode, `1` if Global Privacy Control was on, the record's
//! id, and seven characters an answer: `y`/`n` for a purpose, `Y`/`N` for a service, then the id's
//! fingerprint in base 64. Whatever does not read as exactly that is no record.

use super::Mode;
use crate::scan::{cut, first, rest};

/// A stored choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The revision of the policy that was shown.
    pub revised: u32,
    /// When it was chosen, in seconds since 1970.
    pub time: u64,
    /// The choice.
    pub mode: Mode,
    /// Whether Global Privacy Control was on.
    pub gpc: bool,
    /// A random id of 22 characters, so that a receipt can be matched; or none.
    pub id: String,
    /// The answers of its own.
    pub entries: Vec<Entry>,
}

/// One answer in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Yes or no.
    pub allowed: bool,
    /// On what.
    pub subject: Subject,
    /// The fingerprint of its id ([`crate::compiled::identity`]).
    pub identity: u64,
}

/// What an answer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A service.
    Service,
    /// A purpose.
    Purpose,
}

/// The most answers a line of less than a thousand bytes has room for.
const MOST_ENTRIES: usize = 130;
/// Digits, then letters: base 36 takes the first 36 of them.
const DIGITS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const VERSION: &[u8] = b"1";
const ENTRY_BYTES: usize = 7;
const DOTS: usize = 6;
const ID_BYTES: usize = 22;

impl Record {
    /// Writes the line. If there are more answers than it has room for, grants are left out, so
    /// that the visitor is asked again; if the refusals alone are too many, the record says that
    /// all was refused, which is no more than the truth allows.
    #[must_use]
    pub fn encode(&self) -> String {
        let refusals = self.entries.iter().filter(|entry| !entry.allowed).count();
        let full = refusals > MOST_ENTRIES;
        let mode = if full { Mode::RejectAll } else { self.mode };
        let mut line = String::from("1.");
        push(&mut line, u64::from(self.revised), 36, 1);
        line.push('.');
        push(&mut line, self.time, 36, 1);
        line.push('.');
        line.push(mode.letter() as char);
        line.push_str(if self.gpc { ".1." } else { ".0." });
        line.push_str(&self.id);
        line.push('.');
        let mut room = if full { 0 } else { MOST_ENTRIES };
        // Refusals first, so that they outlast grants.
        for allowed in [false, true] {
            for entry in self.entries.iter().filter(|entry| entry.allowed == allowed) {
                if room > 0 {
                    room -= 1;
                    line.push(entry.sign() as char);
                    push(&mut line, entry.identity, 64, ENTRY_BYTES - 1);
                }
            }
        }
        line
    }

    /// Reads a line; nothing if it is not a whole record of this version.
    #[must_use]
    pub fn decode(line: &[u8]) -> Option<Self> {
        let (version, after) = cut(line, b'.');
        let (revised, after) = cut(after, b'.');
        let (time, after) = cut(after, b'.');
        let (mode, after) = cut(after, b'.');
        let (gpc, after) = cut(after, b'.');
        let (id, mut answers) = cut(after, b'.');
        let dots = line.iter().filter(|byte| **byte == b'.').count();
        if version != VERSION
            || dots != DOTS
            || !matches!(gpc, b"0" | b"1")
            || !(id.is_empty() || is_id(id))
        {
            return None;
        }
        let mut entries = Vec::new();
        while !answers.is_empty() {
            entries.push(Entry::decode(first(answers, ENTRY_BYTES))?);
            answers = rest(answers, ENTRY_BYTES);
        }
        Some(Self {
            revised: number(revised, 36)? as u32,
            time: number(time, 36)?,
            mode: Mode::of_letter(mode)?,
            gpc: gpc == b"1",
            id: id.iter().map(|byte| *byte as char).collect(),
            entries,
        })
    }
}

impl Entry {
    fn sign(self) -> u8 {
        match (self.subject, self.allowed) {
            (Subject::Purpose, true) => b'y',
            (Subject::Purpose, false) => b'n',
            (Subject::Service, true) => b'Y',
            (Subject::Service, false) => b'N',
        }
    }

    fn decode(token: &[u8]) -> Option<Self> {
        let (sign, digits) = token.split_first()?;
        let subject = if sign & 0x20 == 0 {
            Subject::Service
        } else {
            Subject::Purpose
        };
        let allowed = match sign | 0x20 {
            b'y' => true,
            b'n' => false,
            _ => return None,
        };
        if digits.len() != ENTRY_BYTES - 1 {
            return None;
        }
        Some(Self {
            allowed,
            subject,
            identity: number(digits, 64)?,
        })
    }
}

/// Whether `id` has the form of a record id: 16 bytes in base 64.
pub(super) fn is_id(id: &[u8]) -> bool {
    id.len() == ID_BYTES && id.iter().all(|byte| digit(*byte).is_some())
}

fn push(line: &mut String, number: u64, base: u64, least: usize) {
    if number >= base || least > 1 {
        push(line, number / base, base, least.saturating_sub(1));
    }
    line.push(
        DIGITS
            .get((number % base) as usize)
            .copied()
            .unwrap_or_default() as char,
    );
}

fn number(digits: &[u8], base: u64) -> Option<u64> {
    let mut number = 0_u64;
    for byte in digits {
        let digit = digit(*byte)?;
        if digit >= base {
            return None;
        }
        number = number.checked_mul(base)?.checked_add(digit)?;
    }
    (!digits.is_empty()).then_some(number)
}

fn digit(byte: u8) -> Option<u64> {
    DIGITS
        .iter()
        .position(|known| *known == byte)
        .map(|digit| digit as u64)
}
