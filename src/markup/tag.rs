//! A tag: its name and its attributes, by where they stand (HTML Standard, 13.2.5.6 to 13.2.5.40).

use std::ops::Range;

use crate::scan::rest;

/// A tag, by the places of its parts in its own bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name, as written.
    pub name: Range<usize>,
    /// Its attributes in order, those that an earlier one of their name makes void among them.
    pub attributes: Vec<Attribute>,
    /// Whether it ends in `/>`.
    pub closes_itself: bool,
}

/// An attribute of a tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attribute {
    /// Its name, as written.
    pub name: Range<usize>,
    /// Its value without quotes; nothing if it has none.
    pub value: Option<Range<usize>>,
}

impl Attribute {
    /// Whether it has this name, given in lower case.
    pub fn is_named(&self, bytes: &[u8], name: &str) -> bool {
        let own = bytes.get(self.name.clone()).unwrap_or_default();
        own.eq_ignore_ascii_case(name.as_bytes())
    }
}

impl Tag {
    /// The attribute of a name that counts: the first. The name is given in lower case.
    pub fn attribute(&self, bytes: &[u8], name: &str) -> Option<&Attribute> {
        let mut all = self.attributes.iter();
        all.find(|attribute| attribute.is_named(bytes, name))
    }

    /// Its value as written, empty if it has none.
    pub fn value<'a>(&self, bytes: &'a [u8], name: &str) -> Option<&'a [u8]> {
        let value = self.attribute(bytes, name)?.value.clone();
        Some(value.and_then(|place| bytes.get(place)).unwrap_or_default())
    }
}

/// What is read next.
#[derive(Debug, Clone, Copy)]
enum State {
    TagName,
    /// Between attributes, and whether a slash is the last thing there.
    Between(bool),
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

/// Reads a tag byte by byte, so that one that comes in pieces is not read twice.
#[derive(Debug)]
pub(super) struct TagScan {
    state: State,
    at: usize,
    start: usize,
    tag: Tag,
}

/// White space of HTML; a carriage return becomes a line feed before a tokenizer sees it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

impl TagScan {
    /// For bytes that begin `<x` or `</x`.
    pub fn new(is_end: bool) -> Self {
        let start = if is_end { 2 } else { 1 };
        Self {
            state: State::TagName,
            at: start,
            start,
            tag: Tag::default(),
        }
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Reads on in the tag's bytes until it ends. `stops` says of what begins with `<` whether to read on.
    /// The tag, once it is complete.
    pub fn read(&mut self, bytes: &[u8], stops: impl Fn(&[u8]) -> bool) -> Option<Tag> {
        while let Some(byte) = bytes.get(self.at).copied() {
            if byte == b'<' && stops(rest(bytes, self.at)) {
                return None;
            }
            let is_complete = self.step(byte);
            self.at += 1;
            if is_complete {
                return Some(std::mem::take(&mut self.tag));
            }
        }
        None
    }

    /// Reads one byte. True if it ends the tag.
    fn step(&mut self, byte: u8) -> bool {
        match (self.state, byte) {
            (State::Quoted(quote), _) if byte == quote => self.end_value(),
            (State::Quoted(_), _) => {}
            (_, b'>') => {
                self.end_part();
                self.tag.closes_itself = matches!(self.state, State::Between(true));
                return true;
            }
            (State::BeforeValue | State::Unquoted, _) => self.value(byte),
            (_, b'/') => {
                self.end_part();
                self.state = State::Between(true);
            }
            (State::Name | State::AfterName, b'=') => {
                self.end_part();
                self.state = State::BeforeValue;
            }
            _ if is_space(byte) => {
                self.end_part();
                self.state = match self.state {
                    State::Name | State::AfterName => State::AfterName,
                    _ => State::Between(false),
                };
            }
            (State::AfterName | State::Between(_), _) => {
                self.start = self.at;
                self.state = State::Name;
            }
            _ => {}
        }
        false
    }

    /// Reads a byte where a value begins or, without quotes, goes on.
    fn value(&mut self, byte: u8) {
        match (self.state, byte) {
            (State::Unquoted, _) if is_space(byte) => self.end_value(),
            (State::BeforeValue, b'"' | b'\'') => {
                self.start = self.at + 1;
                self.state = State::Quoted(byte);
            }
            (State::BeforeValue, _) if !is_space(byte) => {
                self.start = self.at;
                self.state = State::Unquoted;
            }
            _ => {}
        }
    }

    /// Ends the name that is being read, if one is.
    fn end_part(&mut self) {
        match self.state {
            State::TagName => self.tag.name = self.start..self.at,
            State::Name => self.tag.attributes.push(Attribute {
                name: self.start..self.at,
                value: None,
            }),
            State::Unquoted => self.end_value(),
            _ => {}
        }
    }

    fn end_value(&mut self) {
        if let Some(last) = self.tag.attributes.last_mut() {
            last.value = Some(self.start..self.at);
        }
        self.state = State::Between(false);
    }
}
