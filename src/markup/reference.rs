//! Characters that are written as references (HTML Standard, 13.2.5.72 onwards), as they are read in attributes.
//!
//! Of the names only those of ASCII characters are known: the others change nothing of where an address leads
//! that is written in them by anyone but to hide it, and then it leads to no host that a policy declares.

use crate::scan::{first, rest};

/// The names of ASCII characters.
const NAMED: &str = "Tab\t NewLine\n excl! quot\" QUOT\" num# dollar$ percnt% amp& AMP& apos' lpar( rpar) ast* \
    midast* plus+ comma, period. sol/ colon: semi; lt< LT< equals= gt> GT> quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] \
    rbrack] Hat^ lowbar_ UnderBar_ grave` DiacriticalGrave` lcub{ lbrace{ verbar| vert| VerticalLine| rcub} rbrace}";
/// Those that need no semicolon.
const SHORT: [(&str, u8); 8] = [
    ("amp", b'&'),
    ("AMP", b'&'),
    ("lt", b'<'),
    ("LT", b'<'),
    ("gt", b'>'),
    ("GT", b'>'),
    ("quot", b'"'),
    ("QUOT", b'"'),
];
/// The longest that is looked for.
const LONGEST: usize = 24;

/// Gives `put` each byte of what a text means and the place where that is written.
pub(super) fn read(text: &[u8], mut put: impl FnMut(u8, usize)) {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let found = (*byte == b'&').then(|| reference(rest(text, at + 1)));
        let Some(Some((character, length))) = found else {
            put(*byte, at);
            at += 1;
            continue;
        };
        let mut bytes = [0; 4];
        for byte in character.encode_utf8(&mut bytes).bytes() {
            put(byte, at);
        }
        at += 1 + length;
    }
}

/// What a text means.
pub(super) fn meant(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    read(text, |byte, _| bytes.push(byte));
    bytes
}

/// The character that is written after an `&`, and in how many bytes.
fn reference(after: &[u8]) -> Option<(char, usize)> {
    if let [b'#', digits @ ..] = after {
        let (digits, base, mark) = match digits {
            [b'x' | b'X', digits @ ..] => (digits, 16, 2),
            digits => (digits, 10, 1),
        };
        return number(digits, base).map(|(character, length)| (character, mark + length));
    }
    named(after).or_else(|| short(after))
}

fn number(digits: &[u8], base: u32) -> Option<(char, usize)> {
    let is_digit = |byte: &&u8| char::from(**byte).is_digit(base);
    let length = digits.iter().take_while(is_digit).count();
    let value = first(digits, length).iter().fold(0_u32, |value, digit| {
        let digit = char::from(*digit).to_digit(base).unwrap_or_default();
        value.saturating_mul(base).saturating_add(digit)
    });
    let character = match value {
        0 => None,
        value => char::from_u32(value),
    };
    let end = usize::from(digits.get(length) == Some(&b';'));
    let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
    (length > 0).then_some((character, length + end))
}

fn named(after: &[u8]) -> Option<(char, usize)> {
    let length = first(after, LONGEST)
        .iter()
        .position(|byte| *byte == b';')?;
    let name = first(after, length);
    let means = |one: &str| {
        let character = one.chars().next_back()?;
        let known = one.get(..one.len() - character.len_utf8())?;
        (known.as_bytes() == name).then_some(character)
    };
    // A blank parts them, and none of them is one.
    let character = NAMED.split(' ').find_map(means)?;
    Some((character, length + 1))
}

/// A name without a semicolon counts in an attribute unless it seems to go on.
fn short(after: &[u8]) -> Option<(char, usize)> {
    let (name, byte) = SHORT
        .iter()
        .find(|(name, _)| after.starts_with(name.as_bytes()))?;
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'=';
    let is_whole = !after.get(name.len()).is_some_and(goes_on);
    is_whole.then_some((char::from(*byte), name.len()))
}
