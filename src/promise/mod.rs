//! What a beacon must never carry (S09, S11): what tells who someone is.
//!
//! A text is read plain and in every layer of encoding it has: percent escapes, the escapes of JSON, and
//! base 64, one within the other. A layer is read from left to right and never gone back in, and there are
//! at most [`LAYERS`], so the time grows with the length alone. What it does not see: names and postal
//! addresses, a site's own ids, and what is compressed or encrypted.

mod advertising_id;
mod base64;
mod email;
mod escapes;
mod number;

/// A kind of data that tells who someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalData {
    /// An e-mail address.
    Email,
    /// A telephone number, Japanese or with its country's code (E.164).
    Telephone,
    /// A number of Japan's My Number system, by its check digit.
    MyNumber,
    /// A payment card's number, by its issuer and its check digit.
    Card,
    /// A mobile device's IMEI, by its issuer and its check digit.
    Imei,
    /// An advertising id, by the name it goes under.
    AdvertisingId,
}

/// How many encodings, one within the other, are looked into.
const LAYERS: usize = 6;

/// Whether a text, such as what follows a URL's host, carries personal data.
#[must_use]
pub fn carries_personal_data(text: &[u8]) -> bool {
    personal_data(text).is_some()
}

/// The first kind of personal data that is found in a text.
#[must_use]
pub fn personal_data(text: &[u8]) -> Option<PersonalData> {
    within(text.to_vec(), LAYERS)
}

fn within(mut text: Vec<u8>, layers: usize) -> Option<PersonalData> {
    for layers in (0..layers).rev() {
        let inner = |text: &[u8]| base64::find(text, |inner| within(inner, layers));
        let found = plain(&text).or_else(|| inner(&text));
        if found.is_some() || !escapes::undo(&mut text) {
            return found;
        }
    }
    None
}

fn plain(text: &[u8]) -> Option<PersonalData> {
    if email::is_in(text) {
        return Some(PersonalData::Email);
    }
    if advertising_id::is_in(text) {
        return Some(PersonalData::AdvertisingId);
    }
    number::find(text)
}
