//! Percent escapes (RFC 3986, section 2.1) and the escapes of JSON (RFC 8259, section 7).

use crate::scan::rest;

/// Undoes one layer of them in place, since nothing grows by it. False if there was none.
pub(super) fn undo(text: &mut Vec<u8>) -> bool {
    let (mut from, mut to) = (0, 0);
    while from < text.len() {
        let (bytes, length, taken) = one(rest(text, from));
        for byte in bytes.into_iter().take(length) {
            if let Some(slot) = text.get_mut(to) {
                *slot = byte;
            }
            to += 1;
        }
        from += taken;
    }
    let is_shorter = to < text.len();
    text.truncate(to);
    is_shorter
}

/// What a text begins with: the bytes it stands for, how many those are, and how many it takes.
fn one(text: &[u8]) -> ([u8; 4], usize, usize) {
    match text {
        [b'%', high, low, ..] => match number(&[*high, *low]) {
            Some(byte) => ([byte as u8, 0, 0, 0], 1, 3),
            None => ([b'%', 0, 0, 0], 1, 1),
        },
        [b'\\', b'u', a, b, c, d, ..] => match number(&[*a, *b, *c, *d]).and_then(char::from_u32) {
            Some(character) => {
                let mut bytes = [0; 4];
                let length = character.encode_utf8(&mut bytes).len();
                (bytes, length, 6)
            }
            // Half of a pair.
            None => ([0xff, 0, 0, 0], 1, 6),
        },
        [b'\\', b'b' | b'f' | b'n' | b'r' | b't', ..] => ([b' ', 0, 0, 0], 1, 2),
        [b'\\', escaped @ (b'"' | b'\\' | b'/'), ..] => ([*escaped, 0, 0, 0], 1, 2),
        [byte, ..] => ([*byte, 0, 0, 0], 1, 1),
        [] => ([0; 4], 0, 1),
    }
}

/// Hexadecimal digits as the number they are.
fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0;
    for digit in digits {
        number = number << 4 | char::from(*digit).to_digit(16)?;
    }
    Some(number)
}
