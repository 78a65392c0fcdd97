//! Cutting byte strings.
//!
//! The gate's own words for what `str` offers with searchers and decoders: those weigh more in a
//! page than all the rules do.

/// Where the first byte of `set` stands in `text`, or its length.
#[must_use]
#[inline(never)]
pub(crate) fn find(text: &[u8], set: &[u8]) -> usize {
    let known = |byte: &u8| set.iter().any(|one| one == byte);
    text.iter().position(known).unwrap_or(text.len())
}

/// What stands before the first `at` and what after it; all and nothing if there is none.
#[must_use]
pub(crate) fn cut(text: &[u8], at: u8) -> (&[u8], &[u8]) {
    let place = find(text, &[at]);
    (first(text, place), rest(text, place + 1))
}

/// Takes the next line off; nothing when none is left.
pub(crate) fn next_line<'a>(left: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (line, after) = cut(left, b'\n');
    let is_there = !left.is_empty();
    *left = after;
    is_there.then_some(line)
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
