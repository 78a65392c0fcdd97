//! The addresses in CSS text, found as the gate's hooks find them (`src/browser/hooks/css.js`), and where they are
//! written.

use super::reference;
use crate::scan::{first, rest};

/// What stops an address that may not pass: a scheme before it that asks for nothing.
pub(super) const STOP: &str = "data:,#";

/// An address in CSS.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// What it means, without its stop.
    pub text: Vec<u8>,
    /// Where it is written, after its stop.
    pub at: usize,
    /// Where its stop is written, if it has one.
    pub stop: Option<usize>,
}

/// Where an address is in a part, and how long the stop before it is.
struct Url {
    start: usize,
    end: usize,
    stop: usize,
}

/// CSS as it is meant, and where each byte of it is written.
struct Css {
    text: Vec<u8>,
    places: Vec<usize>,
}

/// The addresses of CSS as it is written; with references in it or without.
pub(super) fn addresses(written: &[u8], has_references: bool) -> Vec<Address> {
    let css = match has_references {
        true => {
            let (mut text, mut places) = (Vec::new(), Vec::new());
            reference::read(written, |byte, place| {
                text.push(byte);
                places.push(place);
            });
            plain(Css { text, places })
        }
        false => plain(Css {
            text: written.to_vec(),
            places: (0..written.len()).collect(),
        }),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < css.text.len() {
        let (length, url) = part(rest(&css.text, at));
        found.extend(url.and_then(|url| css.address(written, at, &url)));
        at += length.max(1);
    }
    found
}

impl Css {
    /// The address of a part that begins at `from`.
    fn address(&self, written: &[u8], from: usize, url: &Url) -> Option<Address> {
        let text = self.text.get(from + url.start..from + url.end)?;
        // Past the end of the text an address is empty, and an empty one asks for the page itself.
        let at = *self.places.get(from + url.start)?;
        let start = *self.places.get(from + url.start - url.stop)?;
        let is_ours = url.stop > 0 && rest(written, start).starts_with(STOP.as_bytes());
        // What is put after a reference without its semicolon would become part of it.
        let before = start.checked_sub(1).and_then(|at| written.get(at));
        let is_safe = !before.is_some_and(u8::is_ascii_alphanumeric);
        (is_safe && !begins(text, "data:")).then(|| Address {
            text: text.to_vec(),
            at,
            stop: is_ours.then_some(start),
        })
    }
}

/// CSS in which escaped letters stand for themselves.
fn plain(css: Css) -> Css {
    let (mut text, mut places) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let (Some(byte), Some(place)) = (css.text.get(at), css.places.get(at)) {
        let (letter, length) = letter(rest(&css.text, at)).unwrap_or((*byte, 1));
        text.push(letter);
        places.push(*place);
        at += length;
    }
    Css { text, places }
}

/// The letter that is escaped here, and in how many bytes.
fn letter(text: &[u8]) -> Option<(u8, usize)> {
    let [b'\\', escape @ ..] = text else {
        return None;
    };
    let zeros = escape.iter().take_while(|byte| **byte == b'0').count();
    if let [high @ (b'4'..=b'7'), low, after @ ..] = rest(escape, zeros)
        && let Some(low) = char::from(*low).to_digit(16)
    {
        let code = (high - b'0') << 4 | low as u8;
        if code.is_ascii_alphabetic() {
            let space = after.first().is_some_and(|byte| is_space(*byte));
            return Some((code, 3 + zeros + usize::from(space)));
        }
    }
    let letter = *escape.first()?;
    matches!(letter.to_ascii_lowercase(), b'g'..=b'z').then_some((letter, 2))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn spaces(text: &[u8]) -> usize {
    text.iter().take_while(|byte| is_space(**byte)).count()
}

fn begins(text: &[u8], word: &str) -> bool {
    first(text, word.len()).eq_ignore_ascii_case(word.as_bytes()) && text.len() >= word.len()
}

/// How much of a text its stop takes: nothing if it has none.
fn stop_length(text: &[u8]) -> usize {
    if begins(text, STOP) { STOP.len() } else { 0 }
}

/// How long the part is that CSS begins with, and its address if it is one; nothing where it is none of these.
fn part(text: &[u8]) -> (usize, Option<Url>) {
    match text {
        [b'\\', _, ..] => return (2, None),
        [b'/', b'*', comment @ ..] => {
            let end = comment.windows(2).position(|pair| pair == b"*/");
            return (end.map_or(0, |end| end + 4), None);
        }
        _ if begins(text, "@namespace") => {
            return (text.iter().take_while(|byte| **byte != b';').count(), None);
        }
        _ => {}
    }
    let unquoted = match begins(text, "url(") {
        true => unquoted(text),
        false => None,
    };
    match unquoted {
        Some(url) => (url.end, Some(url)),
        None => quoted(text),
    }
}

/// The address of an unquoted `url()`.
fn unquoted(text: &[u8]) -> Option<Url> {
    let from = 4 + spaces(rest(text, 4));
    let stop = stop_length(rest(text, from));
    let can_begin = |stop: usize| {
        let byte = text.get(from + stop)?;
        (!is_space(*byte) && !matches!(byte, b'"' | b'\'' | b'(' | b')')).then_some(stop)
    };
    let stop = can_begin(stop).or_else(|| can_begin(0))?;
    let start = from + stop;
    let goes_on = |byte: &&u8| **byte != b')' && !is_space(**byte);
    let length = rest(text, start).iter().take_while(goes_on).count();
    Some(Url {
        start,
        end: start + length,
        stop,
    })
}

/// How long a string is with what leads it, and its address if something does.
fn quoted(text: &[u8]) -> (usize, Option<Url>) {
    let lead = lead(text);
    let Some(quote @ (b'"' | b'\'')) = text.get(lead) else {
        return (0, None);
    };
    let stop = stop_length(rest(text, lead + 1));
    let start = lead + 1 + stop;
    let mut end = start;
    let length = loop {
        match rest(text, end) {
            [] => break end,
            [byte, ..] if byte == quote => break end + 1,
            [b'\\', _, ..] => end += 2,
            [b'\\'] | [b'\n', ..] => return (0, None),
            _ => end += 1,
        }
    };
    (length, (lead > 0).then_some(Url { start, end, stop }))
}

/// How long that is after which a string is an address.
fn lead(text: &[u8]) -> usize {
    for word in ["@import", "url(", "src(", "set("] {
        if begins(text, word) {
            return word.len() + spaces(rest(text, word.len()));
        }
    }
    let Some(b'x' | b'X' | b')') = text.first() else {
        return 0;
    };
    let comma = 1 + spaces(rest(text, 1));
    match text.get(comma) {
        Some(b',') => comma + 1 + spaces(rest(text, comma + 1)),
        _ => 0,
    }
}
