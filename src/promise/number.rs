//! Numbers that tell who someone is: of telephones, persons, cards and devices.
//!
//! A number is a run of digits that stands alone: no letter, dot or underscore touches it. Its groups may
//! be parted by a hyphen, a space, a bracket, or the plus that is a space in a query. Where it is not a
//! hyphen that parts two groups, they may be of two numbers.

use super::PersonalData;
use crate::scan::{first, rest};

/// The longest number there is, a card's.
const MOST: usize = 19;
/// The most groups that one has.
const GROUPS: usize = 5;

/// The first such number in a text.
pub(super) fn find(text: &[u8]) -> Option<PersonalData> {
    let mut at = 0;
    while let Some(skipped) = rest(text, at).iter().position(u8::is_ascii_digit) {
        let from = at + skipped;
        let groups = groups(text, from);
        at = groups.last().map_or(from + 1, |group| group.to);
        let found = (0..groups.len()).find_map(|at| begun(text, rest_of(&groups, at)));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Where a group of digits is, and whether a number may begin with it.
#[derive(Clone, Copy)]
struct Group {
    from: usize,
    to: usize,
    is_first: bool,
}

/// The groups of the run of digits at `from`.
fn groups(text: &[u8], mut from: usize) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut is_first = true;
    loop {
        let left = rest(text, from);
        let digits = left.iter().position(|byte| !byte.is_ascii_digit());
        let to = from + digits.unwrap_or(left.len());
        groups.push(Group { from, to, is_first });
        let parted = match rest(text, to) {
            [b'-', b'0'..=b'9', ..] => 1,
            [b' ' | b'+' | b'(' | b')', b'0'..=b'9', ..] => 1,
            [b')', b'-' | b' ' | b'+', b'0'..=b'9', ..] => 2,
            [b'-' | b' ' | b'+', b'(', b'0'..=b'9', ..] => 2,
            _ => return groups,
        };
        is_first = !(parted == 1 && rest(text, to).starts_with(b"-"));
        from = to + parted;
    }
}

fn rest_of(groups: &[Group], at: usize) -> &[Group] {
    groups.get(at..).unwrap_or_default()
}

/// The number that begins with the first of these groups, the longest there is.
fn begun(text: &[u8], groups: &[Group]) -> Option<PersonalData> {
    let begin = groups.first().filter(|group| group.is_first)?;
    let before = first(text, begin.from);
    (1..=groups.len().min(GROUPS)).rev().find_map(|count| {
        let end = groups.get(count - 1)?;
        let ends = groups.get(count).is_none_or(|next| next.is_first);
        let (within, after) = (first(text, end.to), rest(text, end.to));
        let number = Number::of(rest(within, begin.from), groups.get(..count)?);
        (ends && stands_alone(before, after))
            .then(|| number.kind(has_plus(before)))
            .flatten()
    })
}

/// Whether nothing makes a number part of something else: of a word, a fraction, an escape, or another id.
fn stands_alone(before: &[u8], after: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%');
    let begins = match before {
        [.., b'-'] => false,
        [.., last] => !is_part(last),
        [] => true,
    };
    let ends = match after {
        // A full stop may end a sentence.
        [b'.' | b'-', next, ..] => !next.is_ascii_alphanumeric(),
        [b'.' | b'-' | b'%', ..] | [] => true,
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
    /// The lengths of the groups.
    groups: [usize; GROUPS],
    /// How many groups there are.
    parts: usize,
}

impl Number {
    fn of(text: &[u8], groups: &[Group]) -> Self {
        let mut number = Self {
            digits: [0; MOST],
            length: 0,
            groups: [0; GROUPS],
            parts: groups.len(),
        };
        for (length, group) in number.groups.iter_mut().zip(groups) {
            *length = group.to - group.from;
        }
        number.length = number.groups.iter().sum();
        let digits = text.iter().filter(|byte| byte.is_ascii_digit());
        for (slot, digit) in number.digits.iter_mut().zip(digits) {
            *slot = digit - b'0';
        }
        number
    }

    fn digits(&self) -> &[u8] {
        first(&self.digits, self.length)
    }

    /// The lengths of its groups; one of no digits if there are too many of those.
    fn groups(&self) -> &[usize] {
        if self.length > MOST {
            return &[0];
        }
        first_of(&self.groups, self.parts)
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
    /// digits, or ten of a mobile or an IP telephone; of three groups the last is of four digits or, of a
    /// number that is free of charge, of three.
    fn is_telephone(&self, plus: bool) -> bool {
        if plus && self.digits.first() != Some(&0) {
            return (8..=15).contains(&self.length);
        }
        let fits = match self.digits() {
            [0, 5 | 7 | 8 | 9, 0, ..] => self.length == 11,
            [0, 1..=9, ..] => self.length == 10,
            _ => false,
        };
        fits && matches!(self.groups(), [_] | [2..=7, _] | [2..=5, _, 4] | [4, 3, 3])
    }

    /// Twelve digits, the last of which follows from the others (Ordinance No. 85 of the Ministry of
    /// Internal Affairs and Communications, 2014, Article 5).
    fn is_my_number(&self) -> bool {
        let [numbers @ .., check] = self.digits() else {
            return false;
        };
        if !matches!(self.groups(), [12] | [4, 4, 4]) || self.is_minute() {
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

    /// Whether its digits are a year's of these centuries, a month's, a day's, an hour's and a minute's.
    fn is_minute(&self) -> bool {
        let pair = |at: usize| match rest(&self.digits, at) {
            [tens, ones, ..] => tens * 10 + ones,
            _ => 0,
        };
        matches!(pair(0), 19 | 20)
            && matches!(pair(4), 1..=12)
            && matches!(pair(6), 1..=31)
            && pair(8) < 24
            && pair(10) < 60
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

fn first_of(lengths: &[usize], count: usize) -> &[usize] {
    lengths.get(..count).unwrap_or(lengths)
}
