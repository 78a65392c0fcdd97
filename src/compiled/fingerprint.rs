//! Fingerprints of short strings (FNV-1a), for the index and the record.

/// A running 32-bit fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// The fingerprint of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(0x811c_9dc5)
    }

    /// Goes on by one byte.
    pub const fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u32).wrapping_mul(0x0100_0193);
    }

    /// The fingerprint so far. The high half is folded in, since an index takes the low bits.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.0 ^ (self.0 >> 15)
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self::new()
    }
}

/// A 36-bit fingerprint by which a record remembers an id, whatever becomes of its place in the
/// policy. Two ids of one policy never share it: compiling refuses that.
#[must_use]
pub fn identity(id: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    sum >> 28
}
