//! Cutting byte strings.
//!
//! The gate's own words for what `str` offers with searchers and decoders: those weigh more in a
//! page than all the rules do.

/// What stands before the first `at` and what after it; all and nothing if there is none.
#[must_use]
pub(crate) fn cut(text: &[u8], at: u8) -> (&[u8], &[u8]) {
    match text.iter().position(|byte| *byte == at) {
        Some(place) => (first(text, place), rest(text, place + 1)),
        None => (text, &[]),
    }
}

/// The first `length` bytes, or all.
#[must_use]
pub(crate) fn first(text: &[u8], length: usize) -> &[u8] {
    text.get(..length).unwrap_or(text)
}

/// What follows the first `from` bytes, or nothing.
#[must_use]
pub(crate) fn rest(text: &[u8], from: usize) -> &[u8] {
    text.get(from..).unwrap_or_default()
}
