//! What a beacon must never carry (S09, S11): what tells who someone is.
//!
//! A text is read plain and in every layer of encoding it has: percent escapes, the escapes of JSON, and
//! base 64, one within the other. A layer is read from left to right and never gone back in, and there are
//! at most [`LAYERS`], so the time grows with the length alone. What it does not see: names and postal
//! addresses, a site's own ids that the policy does not name, and what is compressed or encrypted.

mod advertising_id;
mod base64;
mod declared;
mod email;
mod escapes;
mod field;
mod number;

pub use declared::Declared;
pub use field::{LONGEST, plain as plain_name};

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
    /// An id of somebody registered, by a name that the policy gives.
    RegisteredId,
    /// A hashed e-mail address, by its form and its name, where the policy declares such.
    HashedEmail,
}

impl PersonalData {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Telephone => "telephone",
            Self::MyNumber => "my_number",
            Self::Card => "card",
            Self::Imei => "imei",
            Self::AdvertisingId => "advertising_id",
            Self::RegisteredId => "registered_id",
            Self::HashedEmail => "hashed_email",
        }
    }
}

/// How many encodings, one within the other, are looked into.
const LAYERS: usize = 6;

/// Whether a text, such as what follows a URL's host or a body, carries personal data.
#[must_use]
pub fn carries_personal_data(text: &[u8], declared: &Declared) -> bool {
    personal_data(text, declared).is_some()
}

/// The first kind of personal data that is found in a text, by what the policy declares as well.
#[must_use]
pub fn personal_data(text: &[u8], declared: &Declared) -> Option<PersonalData> {
    within(text.to_vec(), declared, LAYERS)
}

fn within(mut text: Vec<u8>, declared: &Declared, layers: usize) -> Option<PersonalData> {
    for layers in (0..layers).rev() {
        let inner = |text: &[u8]| base64::find(text, |inner| within(inner, declared, layers));
        let found = plain(&text, declared).or_else(|| inner(&text));
        if found.is_some() || !escapes::undo(&mut text) {
            return found;
        }
    }
    None
}

fn plain(text: &[u8], declared: &Declared) -> Option<PersonalData> {
    if email::is_in(text) {
        return Some(PersonalData::Email);
    }
    if advertising_id::is_in(text) {
        return Some(PersonalData::AdvertisingId);
    }
    number::find(text).or_else(|| declared.find(text))
}
