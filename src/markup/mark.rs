//! Marking: what a start tag or a style sheet asks for that may not pass is held, as the gate holds it.

use std::sync::Arc;

use url::Url;

use super::css::{self, STOP};
use super::edit::Edit;
use super::element::{Element, PLAIN, PLAIN_WITHOUT};
use super::gate::{Gate, Held};
use super::rewriter::Rewriter;
use super::tally::Tally;
use super::watched::{HELD, STYLED, asks, watched};
use crate::gate::Means;
use crate::scan::rest;

/// So deep in one another documents in attributes are looked into; one that is deeper is held.
const DEEPEST: u8 = 8;

/// Marks one page.
pub(super) struct Marker {
    gate: Arc<Gate>,
    base: Url,
    has_base: bool,
    depth: u8,
    /// Whether the style sheet that comes next is let be.
    is_ignored: bool,
    pub tally: Tally,
    /// The first that was held.
    pub first: Option<Held>,
}

impl Marker {
    /// For a page at an address.
    pub fn new(gate: &Arc<Gate>, page: &Url) -> Self {
        Self {
            gate: Arc::clone(gate),
            base: page.clone(),
            has_base: false,
            depth: 0,
            is_ignored: false,
            tally: Tally::default(),
            first: None,
        }
    }

    /// What is to be changed of a start tag; `is_plain` if it is in no template and in no `<noscript>`.
    pub fn tag(&mut self, element: &Element, is_plain: bool) -> Vec<Edit> {
        if is_plain && element.name == "base" {
            self.rebase(element);
        }
        self.is_ignored = element.has("data-sks-ignore");
        let mut edits = Vec::new();
        if element.is_marked() || element.is_gate() {
            return edits;
        }
        if !element.is_parked() {
            self.attributes(element, &mut edits);
        }
        for name in STYLED {
            let value = element.tag.attribute(element.bytes, name);
            let Some(place) = value.and_then(|one| one.value.clone()) else {
                continue;
            };
            let css = element.bytes.get(place.clone()).unwrap_or_default();
            self.stop(css, true, place.start, &mut edits);
        }
        self.tally.marked += u64::from(!edits.is_empty());
        edits
    }

    /// What is to be changed of the text of a style sheet.
    pub fn sheet(&mut self, css: &[u8], has_references: bool) -> Vec<Edit> {
        let mut edits = Vec::new();
        if !self.is_ignored {
            self.stop(css, has_references, 0, &mut edits);
            self.tally.marked += u64::from(!edits.is_empty());
        }
        edits
    }

    /// The first base counts, for what comes after it.
    fn rebase(&mut self, element: &Element) {
        let Some(address) = element.value("href") else {
            return;
        };
        if self.has_base {
            return;
        }
        self.has_base = true;
        let base = self.base.join(&String::from_utf8_lossy(&address));
        if let Ok(base) = base
            && !matches!(base.scheme(), "data" | "javascript")
        {
            self.base = base;
        }
    }

    fn attributes(&mut self, element: &Element, edits: &mut Vec<Edit>) {
        for (name, means) in watched(&element.name) {
            let Some(value) = element.value(name).filter(|_| !element.holds(name)) else {
                continue;
            };
            let Some(held) = self.attribute(element, name, *means, &value) else {
                continue;
            };
            self.note(held);
            let is_script = element.name == "script";
            if is_script && edits.is_empty() {
                park(element, edits);
            }
            // Chromium's scanner asks for a script of a drawing whatever its type is.
            if !is_script || *name != "src" {
                rename(element, name, edits);
            }
        }
    }

    /// What is held of an attribute, if anything.
    fn attribute(&self, element: &Element, name: &str, means: Means, value: &[u8]) -> Option<Held> {
        if name == "srcdoc" {
            return self.document(value);
        }
        if means == Means::Style && !asks(&element.value("rel").unwrap_or_default()) {
            return None;
        }
        match name.ends_with("set") || name == "ping" {
            true => candidates(value).find_map(|one| self.gate.held(means, &self.base, one)),
            false => self.gate.held(means, &self.base, value),
        }
    }

    /// What is held of a whole document, if anything.
    fn document(&self, html: &[u8]) -> Option<Held> {
        let mut inner = Self::new(&self.gate, &self.base);
        inner.depth = self.depth + 1;
        if inner.depth > DEEPEST {
            return Some(Held::unreadable());
        }
        let mut rewriter = Rewriter::of(inner);
        let mut out = Vec::new();
        let read = rewriter.write(html, &mut out);
        match read.and_then(|()| rewriter.end(&mut out)) {
            Ok(()) => rewriter.first_held(),
            Err(_) => Some(Held::unreadable()),
        }
    }

    fn stop(&mut self, css: &[u8], has_references: bool, from: usize, edits: &mut Vec<Edit>) {
        for address in css::addresses(css, has_references) {
            if address.stop.is_some() {
                continue;
            }
            if let Some(held) = self.gate.held(Means::Css, &self.base, &address.text) {
                self.note(held);
                edits.push(Edit::add(from + address.at, STOP));
            }
        }
    }

    fn note(&mut self, held: Held) {
        if self.first.is_none() {
            self.first = Some(held.clone());
        }
        self.tally.note(held);
    }
}

/// Keeps a script from being a program.
fn park(element: &Element, edits: &mut Vec<Edit>) {
    let at = element.tag.name.end;
    edits.push(match element.has("type") {
        true => Edit::add(at, PLAIN),
        false => Edit::add(at, PLAIN_WITHOUT),
    });
    let types = element.all("type");
    edits.extend(types.map(|one| Edit::add(one.name.start, HELD)));
}

/// Holds all attributes of a name: without the first the next one would count.
fn rename(element: &Element, name: &str, edits: &mut Vec<Edit>) {
    // The gate gives an address of this prefix back without it, unless there is one without it already.
    let is_split = name == "xlink:href" && !element.has("href") && !element.holds("href");
    for one in element.all(name) {
        edits.push(Edit::add(one.name.start, HELD));
        if is_split {
            edits.push(Edit {
                at: one.name.start + "xlink".len(),
                removed: 1,
                added: " data-sks-",
            });
        }
    }
}

/// The candidates of a list, and their descriptors, which lead nowhere.
fn candidates(list: &[u8]) -> impl Iterator<Item = &[u8]> {
    let words = list.split(|byte| matches!(byte, b'\t'..=b'\r' | b' '));
    words.filter_map(|word| {
        let start = word.iter().take_while(|byte| **byte == b',').count();
        let word = rest(word, start);
        let end = word.iter().rposition(|byte| *byte != b',')?;
        word.get(..=end).filter(|word| word.len() > 1)
    })
}
