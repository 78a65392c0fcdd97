//! The compiled policy: compact bytes that the gate reads in place.
//!
//! Nothing is parsed when a page starts; a question is answered by reading a few words of the
//! table it concerns. Bytes that are not a whole compiled policy are refused by [`Compiled::open`],
//! and a read beyond the end gives zero or nothing, never a panic.

mod fingerprint;
pub mod layout;
mod rules;
#[cfg(any(feature = "author", feature = "panel"))]
pub mod texts;

pub use fingerprint::{Fingerprint, identity};
pub use rules::{Key, NOBODY, SITE};

use layout::{Field, Header, SUBJECT_BYTES};

/// A compiled policy, checked once and read in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    bytes: Vec<u8>,
}

impl Compiled {
    /// No policy: it declares nothing.
    pub(crate) const NONE: Self = Self { bytes: Vec::new() };

    /// Takes `bytes` if they are a whole compiled policy of this release's layout, that is: magic,
    /// length and checksum agree.
    #[must_use]
    pub fn open(bytes: Vec<u8>) -> Option<Self> {
        let policy = Self { bytes };
        let whole = policy.header(Header::Magic) == u32::from_le_bytes(layout::MAGIC)
            && policy.header(Header::Length) as usize == policy.bytes.len()
            && policy.header(Header::Checksum) == layout::checksum(&policy.bytes);
        whole.then_some(policy)
    }

    /// The bytes it was opened from.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The day of the last revision as a number, `20240710`.
    #[must_use]
    pub fn revised(&self) -> u32 {
        self.header(Header::Revised)
    }

    /// Whether the policy sets this flag (`layout::flag`).
    #[must_use]
    pub fn has(&self, flag: u32) -> bool {
        self.header(Header::Flags) & flag != 0
    }

    /// Days for which a grant and a refusal hold.
    #[must_use]
    pub fn days(&self) -> (u32, u32) {
        let days = self.header(Header::Days);
        (days & 0xffff, days >> 16)
    }

    /// How many purposes there are.
    #[must_use]
    pub fn purpose_count(&self) -> usize {
        (self.header(Header::Counts) & 0xffff) as usize
    }

    /// How many services there are.
    #[must_use]
    pub fn service_count(&self) -> usize {
        (self.header(Header::Counts) >> 16) as usize
    }

    /// How many languages there are; the first is the default.
    #[must_use]
    pub fn language_count(&self) -> usize {
        self.header(Header::LanguageCount) as usize
    }

    /// The languages' tags as a JSON array.
    #[cfg(feature = "gate")]
    pub(crate) fn language_tags(&self) -> &[u8] {
        self.string(self.header(Header::LanguageTags))
    }

    /// The tag of a language.
    #[must_use]
    pub fn language(&self, language: usize) -> &str {
        read(self.string(self.word(self.language_at(language))))
    }

    /// The `n`-th text of a language.
    #[must_use]
    pub fn text(&self, language: usize, n: usize) -> &str {
        read(self.text_bytes(language, n))
    }

    pub(crate) fn text_bytes(&self, language: usize, n: usize) -> &[u8] {
        self.nth(self.word(self.language_at(language) + 4), n)
    }

    /// What a page's own Content-Security-Policy is made of. 0: its directives, `@` standing for the
    /// sources of what passes, or nothing where what is not declared passes; 1: the sources of the
    /// group's own sites; from 2 on: those of the services in order. A source begins with a blank
    /// and has the scheme `http`, which covers `https`.
    #[must_use]
    pub fn enforced(&self, n: usize) -> &str {
        read(self.enforced_bytes(n))
    }

    pub(crate) fn enforced_bytes(&self, n: usize) -> &[u8] {
        self.nth(self.header(Header::Enforced), n)
    }

    /// The `n`-th text of a table.
    fn nth(&self, table: u32, n: usize) -> &[u8] {
        let place = table as usize + n * 4;
        let (from, to) = (self.word(place) as usize, self.word(place + 4) as usize);
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// The id of a purpose.
    #[must_use]
    pub fn purpose_id(&self, purpose: usize) -> &str {
        read(self.subject_text(purpose, Field::Id))
    }

    /// The clause that states a purpose, or an empty string.
    #[must_use]
    pub fn purpose_clause(&self, purpose: usize) -> &str {
        read(self.subject_text(purpose, Field::Clause))
    }

    /// Whether a purpose has this flag (`layout::purpose`).
    #[must_use]
    pub fn purpose_has(&self, purpose: usize, flag: u32) -> bool {
        self.subject(purpose, Field::Flags) & flag != 0
    }

    /// The place of a service among the subjects, which are the purposes and then the services.
    pub(crate) fn subject_of(&self, service: usize) -> usize {
        self.purpose_count() + service
    }

    /// The id of a service.
    #[must_use]
    pub fn service_id(&self, service: usize) -> &str {
        read(self.subject_text(self.subject_of(service), Field::Id))
    }

    /// The clause that covers a service, or an empty string.
    #[must_use]
    pub fn service_clause(&self, service: usize) -> &str {
        read(self.subject_text(self.subject_of(service), Field::Clause))
    }

    /// Whether a service has this flag (`layout::service`).
    #[must_use]
    pub fn service_has(&self, service: usize, flag: u32) -> bool {
        self.subject(self.subject_of(service), Field::Flags) & flag != 0
    }

    /// The purposes of a service, as declared.
    pub fn service_purposes(&self, service: usize) -> impl Iterator<Item = usize> {
        self.list(self.subject(self.subject_of(service), Field::Purposes))
    }

    /// The call that makes a service stop on a running page, or an empty string.
    #[must_use]
    pub fn service_stop(&self, service: usize) -> &str {
        read(self.stop_call(service))
    }

    pub(crate) fn stop_call(&self, service: usize) -> &[u8] {
        self.subject_text(self.subject_of(service), Field::Stop)
    }

    /// The service with this id.
    #[must_use]
    pub fn find_service(&self, id: &[u8]) -> Option<usize> {
        let purposes = self.purpose_count();
        self.find_subject(id, purposes, self.subject_count())
            .map(|subject| usize::from(subject) - purposes)
    }

    /// The subject with this id among those from `from` and before `to`.
    pub(crate) fn find_subject(&self, id: &[u8], from: usize, to: usize) -> Option<u16> {
        (from..to)
            .rev()
            .find(|subject| self.subject_text(*subject, Field::Id) == id)
            .map(|subject| subject as u16)
    }

    /// The `n`-th clause of the reasons' table.
    pub(crate) fn ground(&self, n: usize) -> &[u8] {
        self.string(self.word(self.header(Header::Grounds) as usize + n * 4))
    }

    pub(crate) fn subject_count(&self) -> usize {
        self.subject_of(self.service_count())
    }

    /// The purposes that must all be allowed for a purpose or service.
    pub(crate) fn needs(&self, subject: usize) -> impl Iterator<Item = usize> {
        self.list(self.subject(subject, Field::Needs))
    }

    pub(crate) fn subject_text(&self, subject: usize, field: Field) -> &[u8] {
        self.string(self.subject(subject, field))
    }

    #[inline(never)]
    fn subject(&self, subject: usize, field: Field) -> u32 {
        let table = self.header(Header::Subjects) as usize;
        self.word(table + subject * SUBJECT_BYTES + field as usize * 4)
    }

    fn language_at(&self, language: usize) -> usize {
        self.header(Header::Languages) as usize + language * 8
    }

    fn header(&self, field: Header) -> u32 {
        self.word(field as usize * 4)
    }

    #[inline(never)]
    fn word(&self, at: usize) -> u32 {
        match self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(word) => u32::from_le_bytes(*word),
            None => 0,
        }
    }

    #[inline(never)]
    fn half(&self, at: usize) -> usize {
        match self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(half) => u16::from_le_bytes(*half) as usize,
            None => 0,
        }
    }

    /// A string with its length before it; offset 0 is the empty string.
    fn string(&self, at: u32) -> &[u8] {
        let at = at as usize;
        if at == 0 {
            return &[];
        }
        self.bytes
            .get(at + 2..at + 2 + self.half(at))
            .unwrap_or_default()
    }

    /// A list of 16-bit numbers with its length before it; offset 0 is the empty list.
    fn list(&self, at: u32) -> impl Iterator<Item = usize> {
        let at = at as usize;
        let length = if at == 0 { 0 } else { self.half(at) };
        (1..=length).map(move |n| self.half(at + n * 2))
    }
}

/// Bytes as text; the compiler writes nothing but UTF-8.
#[inline(never)]
fn read(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}
