//! What a beacon must never carry.
//!
//! Looks for the shapes of an e-mail address and of a telephone number in what follows the host.
//! It reads plain and percent-encoded text in one pass, and does not look into bodies, headers or
//! other encodings.

use super::target::hex;

/// Whether the text after a URL's host carries an e-mail address or a telephone number (S09, S11).
#[must_use]
pub fn carries_personal_data(rest: &[u8]) -> bool {
    let mut word = Word::default();
    let mut at = 0;
    let mut before = b' ';
    while let Some(byte) = rest.get(at) {
        let (read, length) = match *byte {
            b'%' => decoded(rest, at),
            // In a query a bare plus is a space, but at a value's beginning nobody means one.
            b'+' if before != b'=' => (b' ', 1),
            byte => (byte, 1),
        };
        if word.ends_at(read) {
            return true;
        }
        (before, at) = (*byte, at + length);
    }
    word.ends_at(b' ')
}

/// The byte that the escape at `at` stands for, and the escape's length; a bare `%` ends a word.
fn decoded(text: &[u8], at: usize) -> (u8, usize) {
    let digit = |from: usize| text.get(at + from).map_or(0x100, |digit| hex(*digit));
    match digit(1) << 4 | digit(2) {
        byte @ ..=0xff => (byte as u8, 3),
        _ => (b' ', 1),
    }
}

/// What is known of the run of characters being read.
#[derive(Default)]
struct Word {
    /// Characters an address may have before its `@`.
    local: u32,
    /// Seen an `@` after such characters.
    at: bool,
    /// Labels closed by a dot since the `@`.
    labels: u32,
    /// In a label since the `@`.
    label: bool,
    /// Digits in a row, hyphens between them left out.
    digits: u32,
    /// The number began with `+`.
    plus: bool,
    /// The first three digits.
    prefix: u32,
}

impl Word {
    /// Goes on by one byte; true if an address or a number ended before it.
    fn ends_at(&mut self, byte: u8) -> bool {
        let number = self.number(byte);
        let address = self.address(byte);
        number || address
    }

    fn address(&mut self, byte: u8) -> bool {
        match byte {
            b'@' => (self.at, self.labels, self.label) = (self.local > 0, 0, false),
            b'.' if self.at => {
                self.labels += u32::from(self.label);
                self.label = false;
            }
            _ if byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'-' | b'.' | b'_' | b'+' | b'!' | b'#' | b'$' | b'*' | b'~'
                ) =>
            {
                self.label = true
            }
            _ => {
                let found = self.at && self.labels + u32::from(self.label) >= 2;
                (self.at, self.local) = (false, 0);
                return found;
            }
        }
        self.local += u32::from(byte != b'@');
        false
    }

    /// An E.164 number begins with `+` and a country code; a Japanese mobile number has eleven
    /// digits and begins with 070, 080 or 090. Other runs of digits are left alone: they are times
    /// and counters far more often.
    fn number(&mut self, byte: u8) -> bool {
        if byte.is_ascii_digit() {
            if self.digits < 3 {
                self.prefix = self.prefix * 10 + u32::from(byte - b'0');
            }
            self.digits += 1;
            return false;
        }
        if byte == b'-' && self.digits > 0 {
            return false;
        }
        let mobile = self.digits == 11 && matches!(self.prefix, 70 | 80 | 90);
        let found = mobile || (self.plus && (8..=15).contains(&self.digits) && self.prefix >= 100);
        (self.digits, self.prefix, self.plus) = (0, 0, byte == b'+');
        found
    }
}
