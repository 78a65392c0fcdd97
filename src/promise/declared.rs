//! What the policy says identifies a person on its site: ids of those registered, and hashed addresses.

use super::PersonalData;
use super::field::{mark, name, plain, value};
use crate::scan::{first, next_line, rest};

/// What identifies a person on one site, beside what does on every (S11, S13).
#[derive(Debug, Clone, Copy, Default)]
pub struct Declared<'a> {
    /// The names of fields that hold an id of somebody registered, a line each, in small letters and
    /// without what parts their words.
    pub registered_ids: &'a [u8],
    /// Whether the hash of an e-mail address identifies who has it.
    pub hashed_email: bool,
}

/// Names of a field for an e-mail address that do not have the word in them.
const SHORT: [&[u8]; 3] = [b"em", b"hem", b"pdem"];

impl Declared<'_> {
    /// The first such thing in a text.
    pub(super) fn find(&self, text: &[u8]) -> Option<PersonalData> {
        if self.registered_ids.is_empty() && !self.hashed_email {
            return None;
        }
        (0..text.len()).find_map(|at| {
            let (before, after) = (first(text, at), rest(text, at));
            match (mark(after), after) {
                (Some(length), _) => self.kind(name(before), value(rest(after, length))),
                // `em=tv.1~em.` and the hash, as Google's tag writes it.
                (None, [b'.', hash @ ..]) if self.is_hash_of_email(name(before), value(hash)) => {
                    Some(PersonalData::HashedEmail)
                }
                _ => None,
            }
        })
    }

    fn kind(&self, name: &[u8], value: &[u8]) -> Option<PersonalData> {
        if is_something(value) && self.is_registered_id(name) {
            return Some(PersonalData::RegisteredId);
        }
        self.is_hash_of_email(name, value)
            .then_some(PersonalData::HashedEmail)
    }

    fn is_registered_id(&self, name: &[u8]) -> bool {
        let mut left = self.registered_ids;
        while let Some(id) = next_line(&mut left) {
            if plain(name).eq(id.iter().copied()) {
                return true;
            }
        }
        false
    }

    fn is_hash_of_email(&self, name: &[u8], value: &[u8]) -> bool {
        if !self.hashed_email || !is_hash(value) {
            return false;
        }
        let name: Vec<u8> = plain(name).collect();
        SHORT.contains(&name.as_slice()) || name.windows(4).any(|word| word == b"mail")
    }
}

/// Whether a value is more than a way to say that there is none.
fn is_something(value: &[u8]) -> bool {
    let nothing: [&[u8]; 7] = [b"", b"0", b"null", b"undefined", b"none", b"false", b"true"];
    !nothing.contains(&value)
}

/// Whether a value has the form of an MD5, a SHA-1 or one of SHA-2: in hexadecimal, or in base 64 with or
/// without what fills it up. Of the latter only what has capitals, small letters and digits: a word has not.
fn is_hash(value: &[u8]) -> bool {
    let fill = value.iter().rposition(|byte| *byte != b'=');
    let digits = first(value, fill.map_or(0, |last| last + 1));
    let has = |kind: fn(&u8) -> bool| digits.iter().any(kind);
    match digits.len() {
        32 | 40 | 128 => digits.iter().all(u8::is_ascii_hexdigit),
        64 | 96 if digits.iter().all(u8::is_ascii_hexdigit) => true,
        22 | 27 | 43 | 64 | 86 => {
            has(u8::is_ascii_uppercase)
                && has(u8::is_ascii_lowercase)
                && has(u8::is_ascii_digit)
                && digits.iter().all(is_digit)
        }
        _ => false,
    }
}

/// A digit of base 64 (RFC 4648, sections 4 and 5).
fn is_digit(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}
