//! What counts as personal data in what a page sends: a table, and what holds of every text.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "promise/bodies.rs"]
mod bodies;
#[path = "promise/dice.rs"]
mod dice;
#[path = "promise/traffic.rs"]
mod traffic;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use sekisho::promise::{Declared, PersonalData, personal_data};

use bodies::bodies;
use dice::Dice;
use traffic::{base64, percent, urls};

/// `kind | text`, a line each; `-` is nothing.
const TABLE: &str = include_str!("promise/texts.txt");

/// What the table's policy declares.
const DECLARED: Declared = Declared {
    registered_ids: b"memberid\n\xe4\xbc\x9a\xe5\x93\xa1\xe7\x95\xaa\xe5\x8f\xb7\nxmemberid\n",
    hashed_email: true,
};

fn found(text: &str) -> Option<PersonalData> {
    personal_data(text.as_bytes(), &DECLARED)
}

fn kind(name: &str) -> Option<PersonalData> {
    Some(match name {
        "email" => PersonalData::Email,
        "telephone" => PersonalData::Telephone,
        "my_number" => PersonalData::MyNumber,
        "card" => PersonalData::Card,
        "imei" => PersonalData::Imei,
        "advertising_id" => PersonalData::AdvertisingId,
        "registered_id" => PersonalData::RegisteredId,
        "hashed_email" => PersonalData::HashedEmail,
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
        assert_eq!(found(text), expected, "{text}");
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
            assert_eq!(found(&once), expected, "{once}");
            for inner in encodings {
                let twice = format!("d={}&z=1", outer(&format!("q={}", inner(text))));
                assert_eq!(found(&twice), expected, "{twice}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(text: Vec<u8>) {
        let _ = personal_data(&text, &DECLARED);
    }

    #[test]
    fn an_address_is_found_wherever_it_stands(
        before in "[a-z0-9 =&?/:,;{}]{0,30}", local in "[a-z][a-z0-9._]{0,10}[a-z0-9]",
        domain in "[a-z]{2,8}(-[a-z]{1,3})?\\.(co\\.jp|com|dev)", after in "[&? ,;\"}/]?[a-z0-9=&]{0,10}",
    ) {
        prop_assume!(after.is_empty() || !after.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let text = format!("{before} {local}@{domain}{after}");
        prop_assert_eq!(found(&text), Some(PersonalData::Email));
    }
}

/// Something of each kind, with the name of a field that it goes under.
const SAMPLES: [(&str, &str, &str); 8] = [
    ("email", "contact", "taro@example.jp"),
    ("telephone", "contact", "090-1234-5678"),
    ("my_number", "contact", "123456789018"),
    ("card", "contact", "4111 1111 1111 1111"),
    ("imei", "contact", "352099001761481"),
    (
        "advertising_id",
        "idfa",
        "6D92078A-8246-4BA4-AE5B-76104861E7DC",
    ),
    ("registered_id", "member_id", "A-1024"),
    (
        "hashed_email",
        "em",
        "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
    ),
];

/// Makes the text that is looked at of a field's name and its value.
type Write = fn(&str, &str) -> String;

/// Where data is.
const PLACES: [(&str, Write); 7] = [
    ("query", |name, value| format!("/c?v=2&{name}={value}&z=1")),
    ("header", |name, value| {
        format!("accept:*/*\n{name}: {value}\n")
    }),
    ("form", |name, value| format!("token=1&{name}={value}&z=1")),
    ("json", |name, value| {
        format!(r#"{{"event":"$pageview","properties":{{"{name}":"{value}","n":1}}}}"#)
    }),
    ("list", |name, value| {
        format!(r#"[{{"x":1}},{{"{name}": ["{value}"]}}]"#)
    }),
    ("escaped", |name, value| {
        format!(r#"{{"data":"{{\"{name}\":\"{value}\"}}"}}"#)
    }),
    ("multipart", |name, value| {
        format!(
            "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--b--\r\n"
        )
    }),
];

#[test]
fn every_kind_is_found_in_every_place_and_in_every_encoding_of_it() {
    let encodings: [fn(&str) -> String; 4] = [str::to_owned, percent, json, base64];
    for (name, field, value) in SAMPLES {
        for (place, write) in PLACES {
            let whole = write(field, value);
            assert_eq!(found(&whole), kind(name), "{name} in {place}: {whole}");
            for encode in encodings {
                let text = format!("d={}&z=1", encode(&whole));
                assert_eq!(found(&text), kind(name), "{name} in {place}: {text}");
            }
        }
    }
}

#[test]
fn what_the_policy_does_not_declare_is_nobodys() {
    let nothing = Declared::default();
    for (_, field, value) in &SAMPLES[6..] {
        let text = format!("?{field}={value}");
        assert_eq!(personal_data(text.as_bytes(), &nothing), None, "{text}");
    }
}

/// At most one in a thousand; prints what is.
fn at_most_one_in_a_thousand(what: &str, texts: &[String]) {
    let taken: Vec<_> = texts
        .iter()
        .filter_map(|text| Some((found(text)?, text)))
        .collect();
    println!(
        "{what}: {} of {} are taken for personal data",
        taken.len(),
        texts.len()
    );
    for (kind, text) in &taken {
        println!("  {}: {text}", kind.name());
    }
    assert!(
        taken.len() * 1000 <= texts.len(),
        "{} of {}: {:?}",
        taken.len(),
        texts.len(),
        taken.first()
    );
}

#[test]
fn of_ordinary_addresses_at_most_one_in_a_thousand_is_taken_for_personal_data() {
    let mut dice = Dice::new();
    let all: Vec<String> = (0..1_200).flat_map(|_| urls(&mut dice)).collect();
    assert_eq!(all.len(), 6_000);
    at_most_one_in_a_thousand("addresses", &all);
}

#[test]
fn of_ordinary_bodies_at_most_one_in_a_thousand_is_taken_for_personal_data() {
    let mut dice = Dice::new();
    let all: Vec<String> = (0..1_000).flat_map(|_| bodies(&mut dice)).collect();
    assert_eq!(all.len(), 6_000);
    at_most_one_in_a_thousand("bodies", &all);
}

/// How long a text of repeated pieces takes, the shortest of some runs.
fn time(piece: &str, length: usize) -> Duration {
    let text = piece.repeat(length / piece.len());
    let run = || {
        let start = Instant::now();
        let _ = found(&text);
        start.elapsed()
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_the_length_alone() {
    let pieces = [
        "a@",
        "@a.",
        "a@b.png",
        "1-",
        "09-",
        "1 (2) ",
        "member_id=",
        "em=\"",
        "=",
        "= ",
        "\n",
        "[[",
        "em.",
        "%2",
        "%2525",
        "\\u0025",
        "\\\\",
        "dGFybyBAIGV4YW1wbGUganAg",
        "aaaa/",
        "4111 1111 1111 1112 ",
        "idfa=38400000-",
    ];
    for piece in pieces {
        // Eight times the length; what grew with its square would take sixty-four times as long, each time. A busy
        // machine takes its time from some.
        let is_linear = (0..10).any(|_| {
            let (short, long) = (time(piece, 1 << 13), time(piece, 1 << 16));
            long < short * 24 + Duration::from_millis(2)
        });
        assert!(is_linear, "{piece:?}");
    }
}
