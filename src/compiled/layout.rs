//! The layout of a compiled policy: little-endian words, offsets from its first byte.
//!
//! [`crate::compile`] writes it and [`super::Compiled`] reads it; both take every number from here.

use crate::scan::rest;

/// The first four bytes; the digit is the layout's version, which a release raises.
pub const MAGIC: [u8; 4] = *b"SKS1";

/// Where the part that the checksum covers begins.
const CHECKED_FROM: usize = 8;

/// The words of the header, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Header {
    /// [`MAGIC`].
    Magic,
    /// [`checksum`] of all that follows it.
    Checksum,
    /// Bytes in all.
    Length,
    /// The day of the last revision, `20240710`.
    Revised,
    /// [`flag`]s of the policy.
    Flags,
    /// Days for a grant (low half) and for a refusal (high half).
    Days,
    /// Purposes (low half) and services (high half).
    Counts,
    /// The table of [`Field`]s: the purposes, then the services.
    Subjects,
    /// Two clauses for every [`crate::gate::Reason`]: what it rests on before its purpose's and service's
    /// own clause, and after them.
    Grounds,
    /// Slots of the index less one; their number is a power of two.
    SlotMask,
    /// The index: entry number + 1, or 0, a word each.
    Slots,
    /// The entries' table.
    Entries,
    /// The languages' tags as a JSON array, ready to be handed out.
    LanguageTags,
    /// Languages.
    LanguageCount,
    /// The languages' table: tag and text table of each.
    Languages,
    /// The text table of what a page's own CSP is made of.
    Enforced,
}

/// Words in the header.
pub const HEADER_WORDS: usize = Header::Enforced as usize + 1;

/// The words of a purpose or a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Field {
    /// Its id.
    Id,
    /// Its clause.
    Clause,
    /// [`purpose`] or [`service`] flags.
    Flags,
    /// The purposes that must all be allowed: of a purpose itself first, of both all that is needed
    /// in turn. What is free needs nothing.
    Needs,
    /// The purposes of a service as declared.
    Purposes,
    /// The stop call of a service.
    Stop,
}

/// Bytes of a purpose or a service.
pub const SUBJECT_BYTES: usize = (Field::Stop as usize + 1) * 4;

/// An entry of the index: key, tail, then halves: service, port, flags and nothing.
pub mod entry {
    /// Where the key is: a host in lower case from its end, or the fixed beginning of a name.
    pub const KEY: usize = 0;
    /// Where the tail is: a path's beginning, or the fixed end of a name.
    pub const TAIL: usize = 4;
    /// The service, or [`SITE`].
    pub const SERVICE: usize = 8;
    /// The only port it covers, or 0 for all.
    pub const PORT: usize = 10;
    /// [`super::Kind`], [`WIDE`], [`PATHS`].
    pub const FLAGS: usize = 12;
    /// Bytes of an entry.
    pub const BYTES: u32 = 16;
    /// In place of a service: the host is the group's own.
    pub const SITE: usize = 0xffff;
    /// Which flags are the kind's.
    pub const KIND: usize = 3;
    /// Covers all under the host, or any middle of the name.
    pub const WIDE: usize = 4;
    /// Says only that the host has entries with paths.
    pub const PATHS: usize = 8;
}

/// What an entry's key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A host; a path on the site's own origin has the empty host.
    Host,
    /// A cookie's name.
    Cookie,
    /// A web storage key.
    Storage,
}

/// Flags of the policy.
pub mod flag {
    /// Undeclared requests pass and are reported.
    pub const REPORT_REQUESTS: u32 = 1;
    /// Undeclared cookies pass and are reported.
    pub const REPORT_COOKIES: u32 = 2;
    /// Global Privacy Control counts as nothing.
    pub const IGNORE_GPC: u32 = 4;
    /// The answer holds for the whole registrable domain.
    pub const SHARED: u32 = 8;
}

/// Flags of a purpose.
pub mod purpose {
    /// Needs no consent: necessary, or exempt on a stated basis.
    pub const FREE: u32 = 1;
    /// Needs a yes of its own.
    pub const EXPLICIT: u32 = 2;
    /// Handles sensitive information.
    pub const SENSITIVE: u32 = 4;
    /// Is targeted advertising.
    pub const TARGETED: u32 = 8;
}

/// Flags of a service.
pub mod service {
    /// Its recipient is a third party.
    pub const THIRD_PARTY: u32 = 1;
    /// It promises to send nothing that may identify a person.
    pub const ANONYMOUS: u32 = 2;
    /// It collects by web beacons.
    pub const WEB_BEACON: u32 = 4;
}

/// A checksum of all but magic and checksum: it tells damage, not malice.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = super::Fingerprint::new();
    for byte in rest(bytes, CHECKED_FROM) {
        sum.add(*byte);
    }
    sum.value()
}
