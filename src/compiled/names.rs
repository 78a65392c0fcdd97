//! Which service a cookie's name or a storage key belongs to.

use super::Compiled;
use super::layout::{Kind, entry};
use super::rules::seed;

impl Compiled {
    /// The service that declares the cookie or key `name`: an exact name before a pattern, the
    /// longer beginning before the shorter.
    #[must_use]
    pub fn find_name(&self, kind: Kind, name: &[u8]) -> Option<usize> {
        let mut hash = seed(kind);
        let mut found = None;
        for (at, byte) in name.iter().enumerate() {
            hash.add(*byte);
            found = self.fit_name(kind, name, at + 1, hash).or(found);
        }
        found
    }

    /// The service with an entry of this very length whose rest fits too.
    fn fit_name(
        &self,
        kind: Kind,
        name: &[u8],
        length: usize,
        hash: super::Fingerprint,
    ) -> Option<usize> {
        let whole = name.len() == length;
        let mut wide = None;
        for at in self.entries(hash) {
            let key = self.string(self.word(at + entry::KEY));
            if self.kind(at) != kind as usize || name.get(..length) != Some(key) {
                continue;
            }
            let service = self.half(at + entry::SERVICE);
            if self.byte(at + entry::FLAGS) & entry::WIDE == 0 {
                if whole {
                    return Some(service);
                }
            } else {
                let tail = self.string(self.word(at + entry::TAIL));
                if name.get(length..).is_some_and(|rest| rest.ends_with(tail)) {
                    wide = Some(service);
                }
            }
        }
        wide
    }

    /// The purpose with this id.
    #[must_use]
    pub fn find_purpose(&self, id: &[u8]) -> Option<usize> {
        (0..self.purpose_count()).find(|purpose| self.purpose_id_bytes(*purpose) == id)
    }

    /// The service with this id.
    #[must_use]
    pub fn find_service(&self, id: &[u8]) -> Option<usize> {
        (0..self.service_count()).find(|service| self.service_id_bytes(*service) == id)
    }
}
