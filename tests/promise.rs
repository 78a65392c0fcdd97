//! What counts as personal data in what a page sends: a table, and what holds of every text.

use std::fmt::Write as _;

use proptest::prelude::*;
use sekisho::promise::{PersonalData, personal_data};

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

fn percent(text: &str) -> String {
    let each = text.bytes().map(|byte| format!("%{byte:02X}"));
    each.collect()
}

fn json(text: &str) -> String {
    let escaped = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
    format!("{{\"x\":\"{}\"}}", escaped.collect::<String>())
}

fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    out
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

/// Numbers that look random, the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn uuid(&mut self) -> String {
        let (a, b) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            a >> 32,
            a >> 16 & 0xffff,
            a & 0xfff,
            b >> 52,
            b & 0xffff_ffff_ffff
        )
    }

    fn token(&mut self, length: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..length)
            .map(|_| LETTERS[self.below(62) as usize] as char)
            .collect()
    }

    /// Milliseconds since 1970, of some day these years.
    fn time(&mut self) -> u64 {
        1_700_000_000_000 + self.below(120_000_000_000)
    }
}

/// What an SDK of the demo, or another that is much used, sends of a page view.
fn ordinary(dice: &mut Dice, number: u64) -> String {
    let (uuid, other, time) = (dice.uuid(), dice.uuid(), dice.time());
    let (token, fraction) = (dice.token(43), dice.next());
    let (width, height) = (320 + dice.below(3500), 480 + dice.below(1800));
    let mut url = String::new();
    match number % 5 {
        // posthog-js
        0 => {
            let event = format!(
                r#"{{"uuid":"{uuid}","event":"$pageview","properties":{{"token":"phc_{token}","distinct_id":"{other}","$device_id":"{other}","$session_id":"{uuid}","$screen_height":{height},"$screen_width":{width},"$time":{}.{:03},"$current_url":"https://recruit.example/jobs/{}?page=2","$insert_id":"{}","$browser_version":131}},"offset":{}}}"#,
                time / 1000,
                time % 1000,
                dice.below(900_000),
                dice.token(16),
                dice.below(3000),
            );
            let _ = write!(
                url,
                "/e/?ip=1&_={time}&ver=1.205.0&data={}",
                percent(&base64(&event))
            );
        }
        // mixpanel-browser
        1 => {
            let event = format!(
                r#"[{{"event":"Open","properties":{{"$os":"Linux","$browser":"Chrome","$screen_height":{height},"$screen_width":{width},"mp_lib":"web","$lib_version":"2.56.0","$insert_id":"{}","time":{}.{:03},"distinct_id":"$device:{uuid}","$device_id":"{uuid}","token":"{}"}}}}]"#,
                dice.token(16),
                time / 1000,
                time % 1000,
                dice.token(32),
            );
            let _ = write!(
                url,
                "/track/?verbose=1&ip=1&_={time}&data={}",
                percent(&event)
            );
        }
        // countly-sdk-web
        2 => {
            let _ = write!(
                url,
                "/i?begin_session=1&metrics={}&app_key={}&device_id={uuid}&sdk_name=javascript_native_web&sdk_version=24.11.0&t=1&timestamp={time}&hour={}&dow={}&rr=0.{fraction}&checksum256={}",
                percent(&format!(
                    r#"{{"_app_version":"0.{}","_resolution":"{width}x{height}","_density":1}}"#,
                    dice.below(20)
                )),
                dice.token(40),
                dice.below(24),
                dice.below(7),
                dice.token(64),
            );
        }
        // Google Analytics 4
        3 => {
            let _ = write!(
                url,
                "/g/collect?v=2&tid=G-{}&gtm=45je4bk0v{}za200&_p={time}&gcd=13l3l3l3l1l1&cid={}.{}&ul=ja&sr={width}x{height}&uaa=x86&uafvl={}&pscdl=noapi&_s=1&sid={}&sct=1&seg=0&dl={}&en=page_view&_ee=1&tfd={}",
                dice.token(10),
                9_000_000_000 + dice.below(900_000_000),
                1 + dice.below(2_147_483_646),
                time / 1000,
                percent("Google Chrome;131.0.6778.86|Chromium;131.0.6778.86|Not_A Brand;24.0.0.0"),
                time / 1000,
                percent("https://career.example/list/2024-07-10/?sort=new"),
                dice.below(9_000),
            );
        }
        // Meta's pixel
        _ => {
            let _ = write!(
                url,
                "/tr/?id={}&ev=PageView&dl={}&rl=&if=false&ts={time}&sw={width}&sh={height}&v=2.9.176&r=stable&ec=0&o=4126&fbp=fb.1.{time}.{}&cs_est=true&ler=empty&it={time}&coo=false&rqm=GET",
                100_000_000_000_000 + dice.below(2_000_000_000_000_000),
                percent("https://nurse.example/"),
                dice.below(2_147_483_647),
            );
        }
    }
    url
}

#[test]
fn of_ordinary_traffic_at_most_one_in_a_thousand_is_taken_for_personal_data() {
    let mut dice = Dice(0x5eed_0f5e_c150);
    let urls: Vec<String> = (0..6_000)
        .map(|number| ordinary(&mut dice, number))
        .collect();
    let taken: Vec<_> = urls
        .iter()
        .filter_map(|url| personal_data(url.as_bytes()).map(|kind| (kind, url)))
        .collect();
    assert!(
        taken.len() <= urls.len() / 1000,
        "{} of {}: {:?}",
        taken.len(),
        urls.len(),
        taken.first()
    );
}
