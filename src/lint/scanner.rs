//! Finds the parts of a JSON text that a parser has accepted.

use std::collections::BTreeMap;
use std::ops::Range;

use super::source::{Span, element, field};

pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    pub spans: BTreeMap<String, Span>,
    /// Fields written twice, with the second one's key.
    pub doubled: Vec<(String, Range<usize>)>,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            spans: BTreeMap::new(),
            doubled: Vec::new(),
        }
    }

    /// Reads the value that comes next, and what is in it.
    pub fn value(&mut self, path: &str, key: Option<Range<usize>>) {
        self.space();
        let start = self.at;
        match self.peek() {
            Some(b'{') => self.object(path),
            Some(b'[') => self.list(path),
            Some(b'"') => {
                self.string();
            }
            _ => {
                self.skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']' | b'}'))
            }
        }
        let value = start..self.at;
        if let Some(second) = key.as_ref().filter(|_| self.spans.contains_key(path)) {
            self.doubled.push((path.to_owned(), second.clone()));
        }
        self.spans.insert(path.to_owned(), Span { key, value });
    }

    fn object(&mut self, path: &str) {
        self.at += 1;
        while self.next_in(b'}') {
            let key = self.string();
            let written = self.text.get(key.clone()).unwrap_or_default();
            let name: String = serde_json::from_str(written).unwrap_or_default();
            self.space();
            // The colon.
            self.at += 1;
            self.value(&field(path, &name), Some(key));
        }
    }

    fn list(&mut self, path: &str) {
        self.at += 1;
        let mut number = 0;
        while self.next_in(b']') {
            self.value(&element(path, number), None);
            number += 1;
        }
    }

    /// Goes to the next member of an object or list; false at its end.
    fn next_in(&mut self, end: u8) -> bool {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b',');
        let ended = self.peek().is_none_or(|byte| byte == end);
        self.at += usize::from(ended);
        !ended
    }

    /// Reads a string, quotes and all.
    fn string(&mut self) -> Range<usize> {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += match byte {
                b'\\' => 2,
                _ => 1,
            };
            if byte == b'"' {
                break;
            }
        }
        start..self.at
    }

    fn space(&mut self) {
        self.skip(|byte| byte.is_ascii_whitespace());
    }

    fn skip(&mut self, what: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&what) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
