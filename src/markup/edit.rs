//! What is changed of a stretch of bytes.

use crate::scan::rest;

/// A change: so many bytes at a place give way to others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub at: usize,
    pub removed: usize,
    pub added: &'static str,
}

impl Edit {
    /// Puts something in.
    pub fn add(at: usize, added: &'static str) -> Self {
        Self {
            at,
            removed: 0,
            added,
        }
    }

    /// Takes something out.
    pub fn remove(at: usize, removed: usize) -> Self {
        Self {
            at,
            removed,
            added: "",
        }
    }
}

/// Appends the bytes with changes made, whatever order those are in. True if there are any.
pub(super) fn apply(bytes: &[u8], mut edits: Vec<Edit>, out: &mut Vec<u8>) -> bool {
    edits.sort_by_key(|edit| edit.at);
    let mut from = 0;
    for edit in &edits {
        out.extend(bytes.get(from..edit.at).unwrap_or_default());
        out.extend(edit.added.as_bytes());
        from = edit.at + edit.removed;
    }
    out.extend(rest(bytes, from));
    !edits.is_empty()
}
