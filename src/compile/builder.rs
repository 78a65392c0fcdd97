//! Lays the parts of a compiled policy out.

use std::collections::BTreeMap;
use std::slice;

use super::index::Index;
use super::needs::{needs, places};
use super::purpose_flags;
use crate::compiled::layout::{HEADER_WORDS, Header, MAGIC, checksum};
use crate::policy::{Choices, Purpose, Service};

/// A compiled policy in the making.
pub struct Builder {
    bytes: Vec<u8>,
    strings: BTreeMap<String, u32>,
}

impl Builder {
    /// An empty one: room for the header.
    pub fn new() -> Self {
        let mut bytes = vec![0; HEADER_WORDS * 4];
        bytes.splice(..MAGIC.len(), MAGIC);
        Self {
            bytes,
            strings: BTreeMap::new(),
        }
    }

    /// Revision, flags and days.
    pub fn head(&mut self, revised: u32, flags: u32, choices: &Choices) {
        self.set(Header::Revised, revised);
        self.set(Header::Flags, flags);
        let days = u32::from(choices.grant_days) | u32::from(choices.refusal_days) << 16;
        self.set(Header::Days, days);
    }

    /// The subjects' table: the purposes, then the services.
    pub fn subjects(
        &mut self,
        purposes: &[Purpose],
        services: &[Service],
        role: impl Fn(&Service) -> u32,
    ) {
        let mut words = Vec::new();
        for purpose in purposes {
            words.push(self.string(&purpose.id));
            words.push(self.string(purpose.clause.as_deref().unwrap_or_default()));
            words.push(purpose_flags(purpose));
            words.push(self.list(&needs(purposes, slice::from_ref(&purpose.id))));
            words.extend([0, 0]);
        }
        for service in services {
            words.push(self.string(&service.id));
            words.push(self.string(service.clause.as_deref().unwrap_or_default()));
            words.push(role(service));
            words.push(self.list(&needs(purposes, &service.purposes)));
            words.push(self.list(&places(purposes, &service.purposes)));
            words.push(self.string(service.stop.as_deref().unwrap_or_default()));
        }
        let counts = purposes.len() as u32 | (services.len() as u32) << 16;
        self.set(Header::Counts, counts);
        self.table(Header::Subjects, &words);
    }

    /// The clauses that reasons rest on, two for each.
    pub fn grounds(&mut self, clauses: &[[Option<&String>; 2]]) {
        let mut words = Vec::new();
        for clause in clauses.as_flattened() {
            words.push(clause.map_or(0, |clause| self.string(clause)));
        }
        self.table(Header::Grounds, &words);
    }

    /// The index and its entries.
    pub fn index(&mut self, index: &Index) {
        let slots = index.slots();
        self.set(Header::SlotMask, slots.len() as u32 - 1);
        self.table(Header::Slots, &slots);
        let mut words = Vec::new();
        for entry in &index.entries {
            words.push(self.string(&entry.key));
            words.push(self.string(&entry.tail));
            words.push(u32::from(entry.service) | u32::from(entry.port) << 16);
            words.push(u32::from(entry.flags));
        }
        self.table(Header::Entries, &words);
    }

    /// The languages with their texts.
    pub fn languages(&mut self, languages: &[(&str, Vec<String>)]) {
        let mut words = Vec::new();
        for (tag, texts) in languages {
            let tag = self.string(tag);
            words.extend([tag, self.texts(texts)]);
        }
        let tags: Vec<_> = languages
            .iter()
            .map(|(tag, _)| format!("\"{tag}\""))
            .collect();
        let tags = self.string(&format!("[{}]", tags.join(",")));
        self.set(Header::LanguageTags, tags);
        self.set(Header::LanguageCount, languages.len() as u32);
        self.table(Header::Languages, &words);
    }

    /// What a page's own CSP is made of.
    pub fn enforced(&mut self, texts: &[String]) {
        let table = self.texts(texts);
        self.set(Header::Enforced, table);
    }

    /// The whole, with length and checksum.
    pub fn finish(mut self) -> Vec<u8> {
        self.set(Header::Length, self.bytes.len() as u32);
        let sum = checksum(&self.bytes);
        self.set(Header::Checksum, sum);
        self.bytes
    }

    fn set(&mut self, field: Header, value: u32) {
        let at = field as usize * 4;
        self.bytes.splice(at..at + 4, value.to_le_bytes());
    }

    fn table(&mut self, field: Header, words: &[u32]) {
        let at = self.append(words);
        self.set(field, at);
    }

    fn append(&mut self, words: &[u32]) -> u32 {
        let at = self.bytes.len() as u32;
        self.bytes
            .extend(words.iter().flat_map(|word| word.to_le_bytes()));
        at
    }

    /// Texts of any length, and where each begins and the last ends.
    fn texts(&mut self, texts: &[String]) -> u32 {
        let mut offsets = Vec::new();
        for text in texts {
            offsets.push(self.bytes.len() as u32);
            self.bytes.extend(text.bytes());
        }
        offsets.push(self.bytes.len() as u32);
        self.append(&offsets)
    }

    /// A string, stored once; the empty one is offset 0.
    fn string(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(at) = self.strings.get(text) {
            return *at;
        }
        let at = self.bytes.len() as u32;
        self.bytes.extend((text.len() as u16).to_le_bytes());
        self.bytes.extend(text.bytes());
        self.strings.insert(text.to_owned(), at);
        at
    }

    fn list(&mut self, numbers: &[u16]) -> u32 {
        if numbers.is_empty() {
            return 0;
        }
        let at = self.bytes.len() as u32;
        self.bytes.extend((numbers.len() as u16).to_le_bytes());
        self.bytes
            .extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        at
    }
}
