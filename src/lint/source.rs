//! A policy's text, and where in it each of its parts stands.
//!
//! Findings are made on the typed policy and know a path; an index over the text, made once, says
//! which line and column that is. The index reads only text that a JSON parser has accepted.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scanner::Scanner;
use super::{Finding, Rule};

pub(super) const RULES: &[Rule] = &[DOUBLED];

const DOUBLED: Rule = Rule::error(
    "field-doubled",
    "keep one of them; readers would silently take the last",
);

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes it covers.
    pub bytes: Range<usize>,
}

impl Place {
    /// The place of `bytes` in `text`.
    #[must_use]
    pub fn of(text: &str, bytes: Range<usize>) -> Self {
        let before = text.get(..bytes.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line,
            column: last.chars().count() + 1,
            bytes,
        }
    }

    /// The place of a line and a column, both from 1.
    #[must_use]
    pub fn at(text: &str, line: usize, column: usize) -> Self {
        let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
        let start: usize = lines.map(str::len).sum::<usize>() + column.saturating_sub(1);
        let start = text.floor_char_boundary(start);
        let next = text.get(start..).and_then(|rest| rest.chars().next());
        Self::of(text, start..start + next.map_or(0, char::len_utf8))
    }
}

/// Where a part of the document stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// Its key, if it is a field.
    pub key: Option<Range<usize>>,
    /// Its value.
    pub value: Range<usize>,
}

/// An index over a policy's text.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    text: &'a str,
    spans: BTreeMap<String, Span>,
    doubled: Vec<(String, Range<usize>)>,
}

impl<'a> Source<'a> {
    /// Indexes a text that is JSON.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut scanner = Scanner::new(text);
        scanner.value("", None);
        Self {
            text,
            spans: scanner.spans,
            doubled: scanner.doubled,
        }
    }

    /// Where the part at `path` stands, or the closest part around it that there is.
    #[must_use]
    pub fn place(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(span) = self.spans.get(path) {
                return Place::of(self.text, self.shown(span));
            }
            let Some(cut) = path.rfind(['.', '[']) else {
                return Place::of(self.text, 0..0);
            };
            path = path.get(..cut).unwrap_or_default();
        }
    }

    /// Where the name of the field at `path` stands.
    #[must_use]
    pub fn key(&self, path: &str) -> Place {
        match self.spans.get(path).and_then(|span| span.key.clone()) {
            Some(key) => Place::of(self.text, key),
            None => self.place(path),
        }
    }

    /// Fields written twice.
    #[must_use]
    pub fn doubled(&self) -> Vec<Finding> {
        let finding = |(path, bytes): &(String, Range<usize>)| {
            let name = path.rsplit('.').next().unwrap_or_default();
            let mut finding = DOUBLED.at(path.clone(), format!("`{name}` is written twice"));
            finding.place = Some(Place::of(self.text, bytes.clone()));
            finding
        };
        self.doubled.iter().map(finding).collect()
    }

    /// Says of each finding where it stands, and puts them in the order of the text.
    pub fn locate(&self, findings: &mut [Finding]) {
        for finding in findings.iter_mut() {
            if finding.place.is_none() {
                finding.place = Some(self.place(&finding.path));
            }
        }
        findings.sort_by_key(|finding| finding.place.as_ref().map_or(0, |at| at.bytes.start));
    }

    /// The value, or the key of one that runs over several lines.
    fn shown(&self, span: &Span) -> Range<usize> {
        let value = self.text.get(span.value.clone()).unwrap_or_default();
        match &span.key {
            Some(key) if value.contains('\n') => key.clone(),
            None if value.contains('\n') => span.value.start..span.value.start + 1,
            _ => span.value.clone(),
        }
    }
}

/// The path of a field of what is at `path`.
#[must_use]
pub fn field(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// The path of an element of the list at `path`.
#[must_use]
pub fn element(path: &str, number: usize) -> String {
    format!("{path}[{number}]")
}
