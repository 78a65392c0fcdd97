//! Which service a host and path belong to.

use super::layout::{Header, Kind, entry};
use super::{Compiled, Fingerprint};

/// Where a request goes, as the index is asked for it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The host in any case, without a trailing dot; empty for the site's own origin.
    pub host: &'a [u8],
    /// The port.
    pub port: u16,
    /// The path.
    pub path: &'a [u8],
}

/// Whose a place or a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The group's own.
    Site,
    /// A service's, by index.
    Service(usize),
}

/// How closely an entry fits; the closest wins, so the order of services does not matter.
type Fit = (usize, bool, bool, usize);

impl Compiled {
    /// The closest entry for a place: the longest host, an exact host before a wide one, a named
    /// port before any, the longest path. The cost is that of the host's and path's length.
    #[must_use]
    pub fn find_place(&self, place: &Place) -> Option<Found> {
        let host = place.host;
        let mut hash = seed(Kind::Host);
        let mut best: Option<(Fit, usize)> = None;
        let mut from = host.len();
        loop {
            let boundary = from == 0 || (from < host.len() && host.get(from - 1) == Some(&b'.'));
            if boundary {
                let suffix = host.get(from..).unwrap_or_default();
                self.fit_host(hash, place, suffix, &mut best);
            }
            if from == 0 {
                break;
            }
            from -= 1;
            hash.add(
                host.get(from)
                    .copied()
                    .unwrap_or_default()
                    .to_ascii_lowercase(),
            );
        }
        best.map(|(_, service)| whose(service))
    }

    fn fit_host(
        &self,
        hash: Fingerprint,
        place: &Place,
        suffix: &[u8],
        best: &mut Option<(Fit, usize)>,
    ) {
        if !self.fit_entries(hash, place, suffix, best) {
            return;
        }
        let mut hash = hash;
        for byte in place.path {
            hash.add(*byte);
            if *byte == b'/' {
                self.fit_entries(hash, place, suffix, best);
            }
        }
    }

    /// Takes the entries of one slot run into account; true if the host has entries with paths.
    fn fit_entries(
        &self,
        hash: Fingerprint,
        place: &Place,
        suffix: &[u8],
        best: &mut Option<(Fit, usize)>,
    ) -> bool {
        let mut paths = false;
        for at in self.entries(hash) {
            let key = self.string(self.word(at + entry::KEY));
            if self.kind(at) != Kind::Host as usize || !key.eq_ignore_ascii_case(suffix) {
                continue;
            }
            let flags = self.byte(at + entry::FLAGS);
            if flags & entry::PATHS != 0 {
                paths = true;
                continue;
            }
            let exact = flags & entry::WIDE == 0;
            let port = self.half(at + entry::PORT);
            let path = self.string(self.word(at + entry::TAIL));
            if (exact && suffix.len() != place.host.len())
                || (port != 0 && port != usize::from(place.port))
                || !place.path.starts_with(path)
            {
                continue;
            }
            let fit = (suffix.len(), exact, port != 0, path.len());
            if best.is_none_or(|(than, _)| fit > than) {
                *best = Some((fit, self.half(at + entry::SERVICE)));
            }
        }
        paths
    }

    /// The entries in the slot run that `hash` begins.
    pub(super) fn entries(&self, hash: Fingerprint) -> impl Iterator<Item = usize> {
        let mask = self.header(Header::SlotMask);
        let slots = self.header(Header::Slots) as usize;
        let entries = self.header(Header::Entries) as usize;
        let mut slot = hash.value() & mask;
        let mut left = mask;
        core::iter::from_fn(move || {
            let number = self.word(slots + slot as usize * 4) as usize;
            if number == 0 || left == 0 {
                return None;
            }
            left -= 1;
            slot = (slot + 1) & mask;
            Some(entries + (number - 1) * entry::BYTES)
        })
    }

    pub(super) fn kind(&self, at: usize) -> usize {
        self.byte(at + entry::KIND)
    }

    pub(super) fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).copied().map_or(0, usize::from)
    }
}

/// The fingerprint that a key of this kind begins with.
pub(super) fn seed(kind: Kind) -> Fingerprint {
    let mut hash = Fingerprint::new();
    hash.add(kind as u8);
    hash
}

fn whose(service: usize) -> Found {
    match service {
        entry::SITE => Found::Site,
        service => Found::Service(service),
    }
}
