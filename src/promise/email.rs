//! E-mail addresses.

use crate::scan::{first, rest};

/// Endings of files, which no domain has: `logo@2x.png`, `library@1.0.min.js`.
const FILES: [&[u8]; 12] = [
    b"png", b"jpg", b"jpeg", b"gif", b"webp", b"avif", b"svg", b"js", b"mjs", b"css", b"json",
    b"html",
];

/// Whether there is an address in the text: something before an `@`, and after it a domain of two labels
/// or more whose last is of letters.
pub(super) fn is_in(text: &[u8]) -> bool {
    let mut ats = text.iter().enumerate().filter(|(_, byte)| **byte == b'@');
    ats.any(|(at, _)| {
        let before = first(text, at).last();
        before.is_some_and(|byte| is_local(*byte)) && begins_with_domain(rest(text, at + 1))
    })
}

/// A character of what is before the `@` (RFC 5322, atom), in any script.
fn is_local(byte: u8) -> bool {
    is_label(byte) || matches!(byte, b'_' | b'+' | b'!' | b'#' | b'$' | b'*' | b'~' | b'"')
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || !byte.is_ascii()
}

fn begins_with_domain(text: &[u8]) -> bool {
    let is_part = |byte: &u8| is_label(*byte) || *byte == b'.';
    let end = text.iter().position(|byte| !is_part(byte));
    let domain = first(text, end.unwrap_or(text.len()));
    // A sentence may end after it.
    let domain = domain.strip_suffix(b".").unwrap_or(domain);
    let mut labels = domain.rsplit(|byte| *byte == b'.');
    let is_top = labels.next().is_some_and(is_top_level);
    let mut others = labels.peekable();
    is_top && others.peek().is_some() && others.all(|label| !label.is_empty())
}

fn is_top_level(label: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let is_name = label.len() >= 2 && label.iter().all(is_letter);
    let is_file = FILES
        .iter()
        .any(|ending| label.eq_ignore_ascii_case(ending));
    (is_name && !is_file) || label.starts_with(b"xn--")
}
