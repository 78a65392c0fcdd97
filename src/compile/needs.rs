//! Which purposes must all be allowed for a service or a purpose to pass.

use crate::policy::{Basis, Purpose};

/// The places of the purposes with these ids.
pub fn places(purposes: &[Purpose], ids: &[String]) -> Vec<u16> {
    let place = |id: &String| purposes.iter().position(|purpose| purpose.id == *id);
    let found = ids.iter().filter_map(place);
    found
        .filter_map(|place| u16::try_from(place).ok())
        .collect()
}

/// The purposes with these ids and all that these depend on in turn, each once and before what it
/// depends on. What needs no consent depends on nothing.
pub fn needs(purposes: &[Purpose], ids: &[String]) -> Vec<u16> {
    let mut needed = Vec::new();
    add(purposes, ids, &mut needed);
    needed
}

fn add(purposes: &[Purpose], ids: &[String], needed: &mut Vec<u16>) {
    for place in places(purposes, ids) {
        if needed.contains(&place) {
            continue;
        }
        needed.push(place);
        if let Some(purpose) = purposes.get(usize::from(place))
            && purpose.basis == Basis::Consent
        {
            add(purposes, &purpose.depends_on, needed);
        }
    }
}
