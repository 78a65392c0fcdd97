//! Numbers that tell who someone is: of telephones, persons, cards and devices.
//!
//! A number is a run of digits that stands alone: no letter, dot or underscore touches it. Its groups may
//! be parted by a hyphen, a space, a bracket, or the plus that is a space in a query.

use super::PersonalData;
use crate::scan::{first, rest};

/// The longest number there is, a card's.
const MOST: usize = 19;

/// The first such number in a text.
pub(super) fn find(text: &[u8]) -> Option<PersonalData> {
    let mut at = 0;
    while let Some(skipped) = rest(text, at).iter().position(u8::is_ascii_digit) {
        let from = at + skipped;
        let (number, length) = Number::read(rest(text, from));
        at = from + length;
        let (before, after) = (first(text, from), rest(text, at));
        if stands_alone(before, after)
            && let Some(kind) = number.kind(has_plus(before))
        {
            return Some(kind);
        }
    }
    None
}

/// Whether nothing makes a number part of something else: of a word, a fraction, or another id.
fn stands_alone(before: &[u8], after: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
    let begins = match before {
        [.., b'-'] => false,
        [.., last] => !is_part(last),
        [] => true,
    };
    let ends = match after {
        // A full stop may end a sentence.
        [b'.' | b'-', next, ..] => !next.is_ascii_alphanumeric(),
        [b'.' | b'-'] | [] => true,
        [next, ..] => !is_part(next),
    };
    begins && ends
}

/// Whether a plus, and no space that a query writes so, is before a number.
fn has_plus(before: &[u8]) -> bool {
    match before {
        [.., word, b'+'] => !word.is_ascii_alphanumeric(),
        [b'+'] => true,
        _ => false,
    }
}

/// Digits in groups.
struct Number {
    digits: [u8; MOST],
    /// How many digits there are, be they more than are kept.
    length: usize,
    /// The lengths of the groups, the last one's at its end.
    groups: [usize; 5],
    /// How many groups there are, be they more than are kept.
    parts: usize,
}

impl Number {
    /// Reads the number that a text begins with, and tells how many bytes it takes.
    fn read(text: &[u8]) -> (Self, usize) {
        let mut number = Self {
            digits: [0; MOST],
            length: 0,
            groups: [0; 5],
            parts: 1,
        };
        let mut at = 0;
        loop {
            match rest(text, at) {
                [digit @ b'0'..=b'9', ..] => {
                    number.push(digit - b'0');
                    at += 1;
                }
                [b'-' | b' ' | b'+' | b'(' | b')', b'0'..=b'9', ..] => {
                    number.parts += 1;
                    at += 1;
                }
                [b')', b'-' | b' ' | b'+', b'0'..=b'9', ..]
                | [b'-' | b' ' | b'+', b'(', b'0'..=b'9', ..] => {
                    number.parts += 1;
                    at += 2;
                }
                _ => return (number, at),
            }
        }
    }

    fn push(&mut self, digit: u8) {
        if let Some(slot) = self.digits.get_mut(self.length) {
            *slot = digit;
        }
        self.length += 1;
        if let Some(group) = self.groups.get_mut(self.parts - 1) {
            *group += 1;
        }
    }

    fn digits(&self) -> &[u8] {
        first(&self.digits, self.length)
    }

    /// The lengths of its groups; one of no digits if there are too many.
    fn groups(&self) -> &[usize] {
        if self.parts > self.groups.len() || self.length > MOST {
            return &[0];
        }
        self.groups.get(..self.parts).unwrap_or_default()
    }

    fn kind(&self, plus: bool) -> Option<PersonalData> {
        if self.is_telephone(plus) {
            Some(PersonalData::Telephone)
        } else if self.is_my_number() {
            Some(PersonalData::MyNumber)
        } else if self.is_card() {
            Some(PersonalData::Card)
        } else if self.is_imei() {
            Some(PersonalData::Imei)
        } else {
            None
        }
    }

    /// With a country's code eight to fifteen digits (E.164). Without, a Japanese number: `0`, then nine
    /// digits, or ten of a mobile or an IP telephone; in groups, the last is of four digits or, of a number
    /// that is free of charge, of three.
    fn is_telephone(&self, plus: bool) -> bool {
        if plus {
            return (8..=15).contains(&self.length) && self.digits.first() != Some(&0);
        }
        let fits = match self.digits() {
            [0, 5 | 7 | 8 | 9, 0, ..] => self.length == 11,
            [0, 1..=9, ..] => self.length == 10,
            _ => false,
        };
        fits && matches!(self.groups(), [10 | 11] | [2..=5, _, 4] | [4, 3, 3])
    }

    /// Twelve digits, the last of which follows from the others (Ordinance No. 85 of the Ministry of
    /// Internal Affairs and Communications, 2014, Article 5).
    fn is_my_number(&self) -> bool {
        let [numbers @ .., check] = self.digits() else {
            return false;
        };
        if !matches!(self.groups(), [12] | [4, 4, 4]) {
            return false;
        }
        let weights = (2..=7).chain(2..=6);
        let digits = numbers.iter().rev().map(|digit| u32::from(*digit));
        let sum: u32 = digits
            .zip(weights)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let expected = match sum % 11 {
            0 | 1 => 0,
            left => 11 - left,
        };
        u32::from(*check) == expected
    }

    /// The length that the issuer of its first digits gives (ISO/IEC 7812), and the check digit.
    fn is_card(&self) -> bool {
        let issued = match *self.digits() {
            [4, ..] => matches!(self.length, 13 | 16 | 19),
            [5, 1..=5, ..] | [2, 2..=7, ..] => self.length == 16,
            [3, 4 | 7, ..] => self.length == 15,
            [3, 5, 2..=8, ..] | [6, 0, 1, 1, ..] | [6, 5, ..] | [6, 2, ..] => self.length >= 16,
            [3, 0 | 6 | 8 | 9, ..] => self.length == 14,
            _ => false,
        };
        let grouped = matches!(
            self.groups(),
            [13..=19] | [4, 4, 4, 4] | [4, 4, 4, 4, 3] | [4, 6, 4 | 5]
        );
        issued && grouped && self.is_luhn()
    }

    /// Fifteen digits that begin with a body that gives out type codes (GSMA TS.06), and the check digit.
    fn is_imei(&self) -> bool {
        let issued = matches!(
            self.digits(),
            [0, 1, ..] | [3, 5, ..] | [8, 6, ..] | [9, 1 | 8 | 9, ..]
        );
        issued && matches!(self.groups(), [15] | [2, 6, 6, 1]) && self.is_luhn()
    }

    /// The check digit of cards and devices (ISO/IEC 7812, annex B).
    fn is_luhn(&self) -> bool {
        let digits = self.digits().iter().rev().map(|digit| u32::from(*digit));
        let sum: u32 = digits
            .zip([1, 2].into_iter().cycle())
            .map(|(digit, weight)| digit * weight)
            .map(|product| product / 10 + product % 10)
            .sum();
        sum.is_multiple_of(10)
    }
}
