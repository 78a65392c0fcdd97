//! Which service a host and path, a cookie or a key belongs to.

use super::layout::{Header, Kind, entry};
use super::{Compiled, Fingerprint};
use crate::scan::{first, rest};

/// What is looked up in the index.
#[derive(Debug, Clone, Copy)]
pub struct Key<'a> {
    /// What it is.
    pub kind: Kind,
    /// A cookie's or key's name; a host from its last byte to its first, in lower case, or nothing
    /// for the site's own origin.
    pub name: &'a [u8],
    /// The port of a host.
    pub port: u16,
    /// The path on a host.
    pub path: &'a [u8],
}

/// In place of a service: the host is the group's own.
pub const SITE: usize = entry::SITE;
/// In place of a service: no entry covers it.
pub const NOBODY: usize = SITE + 1;
/// The most bytes of a pattern's beginning; the lint refuses more.
const LONGEST: usize = 1_024;

/// The closest entry so far and how closely it fits; the order of services does not matter.
struct Best {
    fit: usize,
    service: usize,
}

impl Compiled {
    /// The service whose a key is, [`SITE`] or [`NOBODY`], by the closest entry: the longest beginning of a name or domain of a host, an
    /// exact one before a wide one, a named port before any, the longest path or end. The cost is
    /// that of the key's length.
    #[must_use]
    pub fn find(&self, key: &Key) -> usize {
        let mut best = Best {
            fit: 0,
            service: NOBODY,
        };
        let mut hash = seed(key.kind);
        for length in 0..=key.name.len().min(LONGEST) {
            let next = rest(key.name, length).first();
            // A part of a domain ends at a dot, and a whole one at its end.
            if key.kind != Kind::Host || matches!(next, None | Some(b'.')) {
                let has_paths = self.fit(hash, key, length, &mut best);
                let mut hash = hash;
                for byte in if has_paths { key.path } else { &[] } {
                    hash.add(*byte);
                    if *byte == b'/' {
                        self.fit(hash, key, length, &mut best);
                    }
                }
            }
            hash.add(next.copied().unwrap_or_default());
        }
        best.service
    }

    /// Takes the entries of one slot run into account; true if the host has entries with paths.
    #[inline(never)]
    fn fit(&self, hash: Fingerprint, key: &Key, length: usize, best: &mut Best) -> bool {
        let mask = self.header(Header::SlotMask);
        let mut slot = hash.value();
        let mut has_paths = false;
        // At most half of the slots are taken; a damaged index must not go on for ever.
        for _ in 0..=mask {
            slot &= mask;
            let number = self.word((self.header(Header::Slots) + slot * 4) as usize);
            if number == 0 {
                break;
            }
            slot += 1;
            let at = (self.header(Header::Entries) + number * entry::BYTES) as usize
                - entry::BYTES as usize;
            let flags = self.half(at + entry::FLAGS);
            let (is_wide, port) = (flags & entry::WIDE != 0, self.half(at + entry::PORT));
            let (left, tail) = (
                rest(key.name, length),
                self.string(self.word(at + entry::TAIL)),
            );
            let fits = flags & entry::KIND == key.kind as usize
                && self.string(self.word(at + entry::KEY)) == first(key.name, length)
                && (is_wide || left.is_empty());
            if fits && flags & entry::PATHS != 0 {
                has_paths = true;
            } else if fits
                && (port == 0 || port == usize::from(key.port))
                && (key.path.starts_with(tail) || (key.kind != Kind::Host && left.ends_with(tail)))
            {
                let fit = (length << 16)
                    | (usize::from(!is_wide) << 15)
                    | (usize::from(port != 0) << 14)
                    | (tail.len() + 1);
                if fit > best.fit {
                    *best = Best {
                        fit,
                        service: self.half(at + entry::SERVICE),
                    };
                }
            }
        }
        has_paths
    }
}

/// The fingerprint that a key of this kind begins with.
fn seed(kind: Kind) -> Fingerprint {
    let mut hash = Fingerprint::new();
    hash.add(kind as u8);
    hash
}
