//! The record of a choice: one line, safe in a cookie, under a thousand bytes.
//!
//! `1.20240710.1722470400.10.ID.ANSWERS`, every part but the last of fixed width: the revision, the
//! time in seconds since 1970, a digit for the mode and one that is `1` if Global Privacy Control was on, the
//! record's id, and seven characters an answer: `y`/`n` for a purpose, `Y`/`N` for a service, then
//! the id's fingerprint in base 64. What is handed to another module of the page, and never stored, has
//! `O` for a service that is allowed for now. Whatever does not read as exactly that is no record.

use super::{Answer, Mode};
use crate::compiled::identity;
use crate::line::Line;
use crate::scan::{first, rest};

/// A record as text.
pub type RecordLine = Line<1_000>;
/// A record's id; before there is one, hyphens alone.
pub type RecordId = [u8; 22];

/// A stored choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// The revision of the policy that was shown, as `20240710`.
    pub revised: u32,
    /// When it was chosen, in seconds since 1970: ten digits, until the year 2286.
    pub time: u64,
    /// The choice.
    pub mode: Mode,
    /// Whether Global Privacy Control was on.
    pub gpc: bool,
    /// A random id, so that a receipt can be matched.
    pub id: RecordId,
    /// The answers of its own, a [`token`] each.
    pub answers: &'a [u8],
}

/// The id of a record that has none.
pub const NO_ID: RecordId = [b'-'; 22];
/// The most answers a line of less than a thousand bytes has room for.
pub const MOST_ANSWERS: usize = 130;
/// A record with one answer, of which there may be any number: `0` for a decimal digit, `-` for one of
/// [`DIGITS`], `s` for an answer's sign.
const FORM: &[u8; HEAD + ANSWER_BYTES] = b"1.00000000.0000000000.00.----------------------.s------";
/// Bytes before the answers.
const HEAD: usize = 48;
/// The signs of an answer on a purpose; on a service they are capitals.
pub(super) const NO: u8 = b'n';
pub(super) const ONCE: u8 = b'o';
pub(super) const YES: u8 = b'y';
/// Digits of a fingerprint.
const DIGITS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
/// Bytes of an answer.
const ANSWER_BYTES: usize = 7;
/// An answer as a record has it.
pub type Token = [u8; ANSWER_BYTES];

impl<'a> Record<'a> {
    /// Writes the line.
    #[must_use]
    pub fn encode(&self) -> RecordLine {
        let mut line = Line::new();
        line.push(b'1');
        decimal(&mut line, u64::from(self.revised), 8);
        decimal(&mut line, self.time, 10);
        line.extend(&[
            b'.',
            b'0' + self.mode as u8,
            b'0' + u8::from(self.gpc),
            b'.',
        ]);
        line.extend(&self.id);
        line.push(b'.');
        line.extend(self.answers);
        line
    }

    /// Reads a line; nothing if it is not a whole record of this version.
    #[must_use]
    pub fn decode(line: &'a [u8]) -> Option<Self> {
        let (head, answers) = line.split_first_chunk::<HEAD>()?;
        let [mode, gpc, ..] = rest(head, 22) else {
            return None;
        };
        let mode = Mode::of_digit(*mode);
        (is_whole(line) && mode != Mode::Unasked).then_some(Self {
            revised: number(first(rest(head, 2), 8)) as u32,
            time: number(first(rest(head, 11), 10)),
            mode,
            gpc: *gpc == b'1',
            id: *rest(head, 25).first_chunk()?,
            answers,
        })
    }

    /// The answer on the subject whose refusal is this token. Should there be several, a refusal counts.
    pub(super) fn answer(&self, refusal: &Token) -> Answer {
        let [no, id @ ..] = refusal;
        let mut answer = Answer::Unset;
        for [sign, of @ ..] in self.answers.as_chunks::<ANSWER_BYTES>().0 {
            if of == id && answer != Answer::Refused {
                answer = match sign ^ no ^ NO {
                    NO => Answer::Refused,
                    ONCE => Answer::Once,
                    YES => Answer::Allowed,
                    _ => answer,
                };
            }
        }
        answer
    }
}

/// Whether a line has a record's form.
fn is_whole(line: &[u8]) -> bool {
    let mut place = 0;
    for byte in line {
        let fits = match FORM.get(place) {
            Some(b'0') => byte.is_ascii_digit(),
            Some(b'-') => is_digit(byte),
            Some(b's') => matches!(byte, b'y' | b'n' | b'Y' | b'N' | b'O'),
            form => form == Some(byte),
        };
        if !fits {
            return false;
        }
        place += 1;
        if place == FORM.len() {
            place = HEAD;
        }
    }
    place == HEAD
}

/// An answer on what has this id.
#[must_use]
pub fn token(sign: u8, id: &[u8]) -> Token {
    let mut left = identity(id);
    let mut token = [sign; ANSWER_BYTES];
    for digit in token.iter_mut().skip(1).rev() {
        *digit = DIGITS
            .get((left & 63) as usize)
            .copied()
            .unwrap_or_default();
        left >>= 6;
    }
    token
}

fn is_digit(byte: &u8) -> bool {
    DIGITS.iter().any(|digit| digit == byte)
}

/// The id that `text` is, if it has the form of one.
pub(super) fn read_id(text: &[u8]) -> Option<RecordId> {
    let id = *text.first_chunk()?;
    (text.len() == id.len() && text.iter().all(is_digit)).then_some(id)
}

/// A dot and then so many decimal digits.
fn decimal(line: &mut RecordLine, number: u64, digits: u32) {
    if digits == 0 {
        return line.push(b'.');
    }
    decimal(line, number / 10, digits - 1);
    line.push(b'0' + (number % 10) as u8);
}

/// Decimal digits as the number they are.
#[inline(never)]
fn number(digits: &[u8]) -> u64 {
    let add = |number, digit: &u8| number * 10 + u64::from(*digit & 15);
    digits.iter().fold(0, add)
}
