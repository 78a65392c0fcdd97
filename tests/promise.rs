//! What counts as personal data in what a page sends: a table, and what holds of every text.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "promise/traffic.rs"]
mod traffic;

use proptest::prelude::*;
use sekisho::promise::{PersonalData, personal_data};

use traffic::{Traffic, base64, percent};

/// `kind | text`, a line each; `-` is nothing.
const TABLE: &str = include_str!("promise/texts.txt");

fn kind(name: &str) -> Option<PersonalData> {
    Some(match name {
        "email" => PersonalData::Email,
        "telephone" => PersonalData::Telephone,
        "my_number" => PersonalData::MyNumber,
        "card" => PersonalData::Card,
        "imei" => PersonalData::Imei,
        "advertising_id" => PersonalData::AdvertisingId,
        "-" => return None,
        _ => panic!("no kind is called {name}"),
    })
}

fn table() -> impl Iterator<Item = (&'static str, Option<PersonalData>)> {
    let lines = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let (name, text) = line.split_once(" | ").expect("a kind and a text");
        (text, kind(name.trim()))
    })
}

#[test]
fn the_table_of_texts_holds() {
    let mut count = 0;
    for (text, expected) in table() {
        assert_eq!(personal_data(text.as_bytes()), expected, "{text}");
        count += 1;
    }
    assert!(count >= 120, "{count} lines");
}

fn json(text: &str) -> String {
    let escaped = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
    format!("{{\"x\":\"{}\"}}", escaped.collect::<String>())
}

#[test]
fn whatever_is_found_plain_is_found_in_every_encoding_and_in_one_within_the_other() {
    let encodings: [fn(&str) -> String; 3] = [percent, json, base64];
    for (text, expected) in table().filter(|(_, expected)| expected.is_some()) {
        for outer in encodings {
            let once = format!("d={}&z=1", outer(text));
            assert_eq!(personal_data(once.as_bytes()), expected, "{once}");
            for inner in encodings {
                let twice = format!("d={}&z=1", outer(&format!("q={}", inner(text))));
                assert_eq!(personal_data(twice.as_bytes()), expected, "{twice}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(text: Vec<u8>) {
        let _ = personal_data(&text);
    }

    #[test]
    fn an_address_is_found_wherever_it_stands(
        before in "[a-z0-9 =&?/:,;{}]{0,30}", local in "[a-z][a-z0-9._]{0,10}[a-z0-9]",
        domain in "[a-z]{2,8}(-[a-z]{1,3})?\\.(co\\.jp|com|dev)", after in "[&? ,;\"}/]?[a-z0-9=&]{0,10}",
    ) {
        prop_assume!(after.is_empty() || !after.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let text = format!("{before} {local}@{domain}{after}");
        prop_assert_eq!(personal_data(text.as_bytes()), Some(PersonalData::Email));
    }
}

#[test]
fn of_ordinary_traffic_at_most_one_in_a_thousand_is_taken_for_personal_data() {
    let mut traffic = Traffic::new();
    let urls: Vec<String> = (0..1_200).flat_map(|_| traffic.round()).collect();
    assert_eq!(urls.len(), 6_000);
    let kind = |url: &String| personal_data(url.as_bytes()).map(|kind| (kind, url.clone()));
    let taken: Vec<_> = urls.iter().filter_map(kind).collect();
    assert!(
        taken.len() <= urls.len() / 1000,
        "{} of {}: {:?}",
        taken.len(),
        urls.len(),
        taken.first()
    );
}
