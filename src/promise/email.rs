//! E-mail addresses.

use crate::scan::{first, rest};

/// Endings of files, which no domain has: `logo@2x.png`, `library@1.0.0.min.js.map`.
const FILES: &str = "png jpg jpeg gif webp avif heic bmp ico tiff svg js mjs cjs ts tsx css json map min wasm html txt \
    xml pdf woff ttf otf eot webm";

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
    let mut domain = first(text, end.unwrap_or(text.len()));
    // A sentence may end after it, or a pixel's path.
    while let Some((before, last)) = split_last(domain)
        && (last.iter().all(|byte| *byte == b'-') || is_file(last))
    {
        domain = before;
    }
    let Some((before, top)) = split_last(domain) else {
        return false;
    };
    let mut labels = before.split(|byte| *byte == b'.');
    let is_number = |label: &[u8]| label.iter().all(u8::is_ascii_digit);
    // That of a release, and no host's: `4.17.21`.
    let is_version = labels.clone().count() > 1 && labels.clone().take(2).all(is_number);
    is_top_level(top) && !is_version && labels.all(|label| !label.is_empty())
}

/// What is before the last dot, and what after it.
fn split_last(domain: &[u8]) -> Option<(&[u8], &[u8])> {
    let dot = domain.iter().rposition(|byte| *byte == b'.')?;
    Some((first(domain, dot), rest(domain, dot + 1)))
}

fn is_file(label: &[u8]) -> bool {
    let mut endings = FILES.split(' ').map(str::as_bytes);
    endings.any(|ending| label.eq_ignore_ascii_case(ending))
}

/// Letters, whatever a hyphen joins to them.
fn is_top_level(label: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let name = label.split(|byte| *byte == b'-').next().unwrap_or_default();
    (name.len() >= 2 && name.iter().all(is_letter)) || label.starts_with(b"xn--")
}
