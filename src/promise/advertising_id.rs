//! Advertising ids: a UUID that goes under the name of one. By itself it looks like any other.

use super::field::{is_part, name, plain};
use crate::scan::{first, rest};

/// The names, without what parts their words.
const NAMES: [&[u8]; 9] = [
    b"idfa",
    b"gaid",
    b"aaid",
    b"oaid",
    b"adid",
    b"rdid",
    b"ifa",
    b"advertisingid",
    b"googleadid",
];
/// A UUID: `0` for a hexadecimal digit.
const FORM: &[u8; 36] = b"00000000-0000-0000-0000-000000000000";

/// Whether there is one in the text.
pub(super) fn is_in(text: &[u8]) -> bool {
    (0..text.len()).any(|at| {
        let id = first(rest(text, at), FORM.len());
        is_uuid(id) && is_named(first(text, at))
    })
}

/// Zeros alone are what a device gives whose owner refused one.
fn is_uuid(id: &[u8]) -> bool {
    let fits = |(byte, form): (&u8, &u8)| match form {
        b'0' => byte.is_ascii_hexdigit(),
        form => byte == form,
    };
    id.len() == FORM.len() && id.iter().zip(FORM).all(fits) && id != FORM
}

/// Whether the name before a value is that of an advertising id: `idfa=`, `"advertising_id":"`.
fn is_named(before: &[u8]) -> bool {
    let is_assigned = before.last().is_some_and(|byte| !is_part(byte));
    let name = name(before);
    is_assigned
        && NAMES
            .iter()
            .any(|known| plain(name).eq(known.iter().copied()))
}
