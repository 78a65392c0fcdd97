//! Base 64, in both alphabets (RFC 4648, sections 4 and 5).

use super::PersonalData;

/// The fewest characters that could hide anything: those of `a@bc.de` and more.
const FEWEST: usize = 10;

/// Has `look` read what each run of the text stands for, if that is text, until it finds something.
pub(super) fn find(
    text: &[u8],
    mut look: impl FnMut(Vec<u8>) -> Option<PersonalData>,
) -> Option<PersonalData> {
    let mut read = |run: &[u8]| decoded(run).and_then(&mut look);
    for run in text.split(|byte| value(*byte).is_none()) {
        let found = read(run);
        if found.is_some() {
            return found;
        }
        // A slash is a digit, but in a path it parts one run from the next.
        let mut parts = run.split(|byte| *byte == b'/');
        if run.contains(&b'/')
            && let Some(found) = parts.find_map(&mut read)
        {
            return Some(found);
        }
    }
    None
}

/// The text that a run stands for; nothing if that is none.
fn decoded(run: &[u8]) -> Option<Vec<u8>> {
    if run.len() < FEWEST {
        return None;
    }
    let mut bytes = Vec::with_capacity(run.len());
    let (mut bits, mut held) = (0_u32, 0_u32);
    for digit in run {
        bits = bits << 6 | value(*digit)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    let text = core::str::from_utf8(&bytes).ok()?;
    let is_text = !text.contains(|c: char| c.is_control() && !c.is_whitespace());
    is_text.then_some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}
