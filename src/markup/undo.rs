//! Taking marks back.

use super::css::{self, STOP};
use super::edit::Edit;
use super::element::{Element, PLAIN, PLAIN_WITHOUT};
use super::tag::{Attribute, is_space};
use super::watched::{HELD, STYLED, watched};
use crate::scan::rest;

/// What is to be changed of a start tag.
pub(super) fn tag(element: &Element) -> Vec<Edit> {
    let mut edits = Vec::new();
    if element.name == "script" {
        script(element, &mut edits);
    }
    let mut attributes = element.tag.attributes.iter().peekable();
    while let Some(one) = attributes.next() {
        let next = attributes
            .peek()
            .filter(|next| is_split(element, one, next));
        if next.is_some() {
            edits.push(Edit::remove(one.name.start, HELD.len()));
            edits.push(Edit {
                at: one.name.end,
                removed: 1 + HELD.len(),
                added: ":",
            });
            attributes.next();
        } else if is_held(element, one) {
            edits.push(Edit::remove(one.name.start, HELD.len()));
        }
    }
    for name in STYLED {
        let value = element.tag.attribute(element.bytes, name);
        let Some(place) = value.and_then(|one| one.value.clone()) else {
            continue;
        };
        let css = element.bytes.get(place.clone()).unwrap_or_default();
        edits.extend(stops(css, true, place.start));
    }
    edits
}

/// What is to be changed of the text of a style sheet.
pub(super) fn sheet(css: &[u8], has_references: bool) -> Vec<Edit> {
    stops(css, has_references, 0).collect()
}

fn stops(css: &[u8], has_references: bool, from: usize) -> impl Iterator<Item = Edit> {
    let stops = css::addresses(css, has_references).into_iter();
    stops.filter_map(move |address| Some(Edit::remove(from + address.stop?, STOP.len())))
}

/// The name of an attribute as it was before it was held.
fn freed<'a>(element: &Element<'a>, one: &Attribute) -> Option<&'a [u8]> {
    let name = element.bytes.get(one.name.clone())?;
    name.strip_prefix(HELD.as_bytes())
}

fn is_held(element: &Element, one: &Attribute) -> bool {
    let name = freed(element, one).unwrap_or_default();
    let is_kept = |known: &str| element.name == "script" && known == "src";
    let mut names = watched(&element.name).iter();
    names.any(|(known, _)| name.eq_ignore_ascii_case(known.as_bytes()) && !is_kept(known))
}

/// Whether two attributes were one with a prefix.
fn is_split(element: &Element, one: &Attribute, next: &Attribute) -> bool {
    let is = |one, word: &str| {
        let name = freed(element, one);
        name.is_some_and(|name| name.eq_ignore_ascii_case(word.as_bytes()))
    };
    let between = element.bytes.get(one.name.end..next.name.start);
    let mut names = watched(&element.name).iter();
    let is_watched = names.any(|(known, _)| *known == "xlink:href");
    is_watched && is(one, "xlink") && is(next, "href") && between == Some(b" ")
}

fn script(element: &Element, edits: &mut Vec<Edit>) {
    let at = element.tag.name.end;
    let after = rest(element.bytes, at);
    let has = |word: &str| {
        let end = after.get(word.len());
        let is_end = end.is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        is_end && after.starts_with(word.as_bytes())
    };
    if has(PLAIN_WITHOUT) {
        edits.push(Edit::remove(at, PLAIN_WITHOUT.len()));
    } else if has(PLAIN) && element.holds("type") {
        edits.push(Edit::remove(at, PLAIN.len()));
        let types = element.all("data-sks-type");
        let ours = types.filter(|one| freed(element, one).is_some());
        edits.extend(ours.map(|one| Edit::remove(one.name.start, HELD.len())));
    }
}
