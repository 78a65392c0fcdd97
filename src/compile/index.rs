//! The index: what every host, path, cookie and key belongs to.

use crate::compiled::Fingerprint;
use crate::compiled::layout::{Kind, entry};
use crate::policy::{HostPattern, NamePattern, Policy, Service};

/// All entries, in an order of their own.
pub struct Index {
    pub entries: Vec<Entry>,
}

/// One entry, before it has a place in the bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// What its slot is found by.
    pub hash: u32,
    pub key: String,
    pub tail: String,
    pub service: u16,
    pub port: u16,
    /// With its kind.
    pub flags: u16,
}

impl Index {
    /// The entries of a policy whose services are already in their final order. Patterns that do
    /// not parse are errors of the lint and never come here.
    pub fn of(policy: &Policy) -> Self {
        let mut entries = Vec::new();
        for site in &policy.sites {
            if let Ok(pattern) = HostPattern::parse(site) {
                host(&mut entries, &pattern, entry::SITE as u16);
            }
        }
        for (number, service) in policy.services.iter().enumerate() {
            of_service(&mut entries, service, number as u16);
        }
        entries.sort();
        entries.dedup();
        Self { entries }
    }

    /// The slots: entry number + 1 or 0, at most half of them taken.
    pub fn slots(&self) -> Vec<u32> {
        let size = (self.entries.len() * 2 + 1).next_power_of_two();
        let mut slots = vec![0_u32; size];
        for (number, entry) in self.entries.iter().enumerate() {
            let start = entry.hash as usize & (size - 1);
            let order = (start..size).chain(0..start);
            let free = order.into_iter().find(|slot| slots.get(*slot) == Some(&0));
            if let Some(slot) = free.and_then(|slot| slots.get_mut(slot)) {
                *slot = number as u32 + 1;
            }
        }
        slots
    }
}

fn of_service(entries: &mut Vec<Entry>, service: &Service, number: u16) {
    for written in &service.hosts {
        if let Ok(pattern) = HostPattern::parse(written) {
            host(entries, &pattern, number);
        }
    }
    for cookie in &service.cookies {
        name(entries, Kind::Cookie, &cookie.name, number);
    }
    for kept in &service.storage {
        name(entries, Kind::Storage, &kept.key, number);
    }
}

fn host(entries: &mut Vec<Entry>, pattern: &HostPattern, service: u16) {
    let host = pattern.host.clone().unwrap_or_default();
    let path = pattern.path.clone().unwrap_or_default();
    let key: String = host.chars().rev().collect();
    let entry = |hash: Fingerprint, tail: &str, port: u16, flags: usize| Entry {
        hash: hash.value(),
        key: key.clone(),
        tail: tail.to_owned(),
        service,
        port,
        flags: (Kind::Host as usize | flags) as u16,
    };
    let on_host = fingerprint(Kind::Host, key.bytes());
    if !path.is_empty() {
        // The same for every service, so that the marks of two services are one.
        entries.push(Entry {
            service: 0,
            ..entry(on_host, "", 0, entry::PATHS)
        });
    }
    let directory = path
        .rfind('/')
        .map_or("", |slash| path.get(..=slash).unwrap_or_default());
    let hash = fingerprint(Kind::Host, key.bytes().chain(directory.bytes()));
    let wide = if pattern.subdomains { entry::WIDE } else { 0 };
    entries.push(entry(hash, &path, pattern.port.unwrap_or(0), wide));
}

fn name(entries: &mut Vec<Entry>, kind: Kind, written: &str, service: u16) {
    if let Ok(pattern) = NamePattern::parse(written) {
        entries.push(Entry {
            hash: fingerprint(kind, pattern.prefix.bytes()).value(),
            flags: (kind as usize | pattern.suffix.as_ref().map_or(0, |_| entry::WIDE)) as u16,
            key: pattern.prefix,
            tail: pattern.suffix.unwrap_or_default(),
            service,
            port: 0,
        });
    }
}

fn fingerprint(kind: Kind, bytes: impl Iterator<Item = u8>) -> Fingerprint {
    let mut hash = Fingerprint::new();
    hash.add(kind as u8);
    bytes.for_each(|byte| hash.add(byte));
    hash
}
