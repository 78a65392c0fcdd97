//! Fields: a name and what is given under it, as queries, forms, headers and JSON write them.

use crate::scan::{first, rest};

/// The longest name that is read, in bytes.
pub const LONGEST: usize = 64;
/// The most bytes that are read of a value.
const MOST: usize = 136;

/// The name that ends before a value, as it is written: `idfa=`, `"advertising_id": "`, `user[em]=`.
pub(super) fn name(before: &[u8]) -> &[u8] {
    let near = rest(before, before.len().saturating_sub(LONGEST + 4));
    let end = near.iter().rposition(is_part).map_or(0, |last| last + 1);
    let name = first(near, end);
    let other = name.iter().rposition(|byte| !is_part(byte));
    rest(name, other.map_or(0, |other| other + 1))
}

/// A byte of a name, in any script.
pub(super) fn is_part(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || !byte.is_ascii()
}

/// A name in small letters and without what parts its words: `Member-Id`, `memberId` and `member_id` are one.
pub fn plain(name: &[u8]) -> impl Iterator<Item = u8> {
    let letters = name.iter().filter(|byte| !matches!(byte, b'_' | b'-'));
    letters.map(u8::to_ascii_lowercase)
}

/// How long what a text begins with is, if that is what parts a name from its value: an equals sign, a
/// colon, or the empty line under a name in multipart data (RFC 7578); nothing if it is none.
pub(super) fn mark(text: &[u8]) -> Option<usize> {
    match text {
        [b'=' | b':', ..] => Some(1),
        [b'\n', b'\n', ..] => Some(2),
        [b'\n', b'\r', b'\n', ..] => Some(3),
        _ => None,
    }
}

/// The value that follows a mark; nothing of what is empty, a list of nothing, or written in an
/// encoding that has yet to be undone.
pub(super) fn value(after: &[u8]) -> &[u8] {
    let list = skip(after, b" \t[");
    let quote = skip(list, b"\\");
    let value = match quote {
        [b'"' | b'\'', value @ ..] => value,
        _ => list,
    };
    let near = first(value, MOST);
    first(near, near.iter().position(ends).unwrap_or(near.len()))
}

fn skip<'a>(text: &'a [u8], set: &[u8]) -> &'a [u8] {
    let kept = text.iter().position(|byte| !set.contains(byte));
    rest(text, kept.unwrap_or(text.len()))
}

/// Whether a byte is of a value no more.
fn ends(byte: &u8) -> bool {
    *byte <= b' ' || b"\"'&,;<>()[]{}%\\".contains(byte)
}
