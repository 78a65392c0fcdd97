//! Ten thousand random questions with the words of their answers, for WebAssembly and JavaScript to be asked
//! too (`tests/package/agreement.test.mjs`). They are the same each time.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use sekisho::compiled::Compiled;
use sekisho::consent::{Session, Standing, started};
use sekisho::gate::{Means, Request};
use sekisho::policy::Policy;
use serde_json::{Value, json};
use support::{NOW, act, compiled};

const ROUNDS: usize = 100;
const QUESTIONS: usize = 100;
const COOKIE: u32 = 100;
const STORAGE: u32 = 101;
const NAMED: u32 = 102;
const ACTS: [&str; 9] = [
    "unasked",
    "allow all",
    "reject all",
    "notify",
    "withdrawn",
    "pick p+statistics p-ads s-pixel",
    "pick s+ads s+stats",
    "notify > always stats > never ads",
    "allow all > pick s-stats",
];

/// Seconds since 1970 at which a signed number, or one of 32 bits, ends.
const CLOCKS: [u32; 5] = [0, 1, i32::MAX as u32, 1 << 31, u32::MAX];

/// Marsaglia's xorshift with 64 bits ("Xorshift RNGs", 2003): the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// All strings of a policy's document: hosts, names, keys and ids among them.
fn words(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(all) => all.iter().for_each(|one| words(one, found)),
        Value::Object(all) => all.values().for_each(|one| words(one, found)),
        _ => (),
    }
}

/// A URL of a host that the policy may name, or of one like it.
fn url(random: &mut Random, words: &[&str]) -> String {
    let hosts: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.contains('.') && !word.contains(' '))
        .collect();
    let scheme = random.of(&[
        "https:",
        "https:",
        "https:",
        "https:",
        "http:",
        "wss:",
        "data:",
        "blob:https:",
        "x:",
        "",
    ]);
    let (host, path) = {
        let word = random.of(&hosts).replacen("*.", "", 1);
        let (host, path) = word.split_once('/').unwrap_or((&word, ""));
        (host.to_owned(), path.to_owned())
    };
    let before = random.of(&["", "", "", "", "", "a.", "www.", "user@", "x"]);
    let port = random.of(&["", "", "", "", "", ":443", ":8080", ":99999", "."]);
    let after = random.of(&["", "/", "/t.js", "x", "#f", "/関所", "/%41"]);
    format!("{scheme}//{before}{host}{port}/{path}{after}")
}

/// A question, as the gate's door takes it.
fn question(random: &mut Random, words: &[&str]) -> (u32, String) {
    let about = match random.below(10) {
        0 => COOKIE,
        1 => STORAGE,
        2 => NAMED,
        _ => random.below(16) as u32 + 16 * random.below(3) as u32,
    };
    let word = random.of(words);
    let end = random.of(&["", "", "1", ".x", "_é"]);
    let text = match about < COOKIE {
        true => url(random, words),
        false => format!("{}{end}", word.trim_end_matches('*')),
    };
    (about, text)
}

/// What the core answers, as the gate's door asks it.
fn word(standing: &Standing, about: u32, text: &str) -> u32 {
    let text = text.as_bytes();
    let why = match about {
        COOKIE => standing.decide_cookie(text),
        STORAGE => standing.decide_key(text),
        NAMED => standing.decide_named(text),
        means => {
            let request = Request::new(text, Means::from_number(means & 15));
            standing.decide_on(&request, (means > 15).then_some(means > 31))
        }
    };
    why.word()
}

/// Now and then makes a record another: cut short, with a byte that is not its own, or nothing but bytes.
fn damage(random: &mut Random, record: &mut Vec<u8>) {
    let (at, byte) = (random.below(record.len() + 1), random.below(256) as u8);
    match random.below(12) {
        0 => record.truncate(at),
        1 => record.insert(at, byte),
        2 => *record = (0..at * 4).map(|_| random.below(256) as u8).collect(),
        _ => (),
    }
}

/// A page of a policy with some record, and what is asked on it.
fn round(random: &mut Random, number: usize, policies: &[(Vec<u8>, Vec<String>)]) -> Value {
    let policy = number % policies.len();
    let (bytes, words) = &policies[policy];
    let open = || Compiled::open(bytes.clone()).expect("opens");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut answered = Session::new(open());
    let did = random.of(&ACTS);
    act(&mut answered, did);
    let mut record = match did {
        "unasked" => Vec::new(),
        _ => answered.record().as_bytes().to_vec(),
    };
    damage(random, &mut record);
    let page = random.of(&[
        "https://www.example.jp/",
        "https://www.example.jp/health/x",
        "http://a.example/",
    ]);
    let mut text = format!("{page}\n{}\n", random.below(2)).into_bytes();
    text.append(&mut record);
    let now = match random.below(8) {
        0 => CLOCKS[random.below(CLOCKS.len())],
        _ => NOW as u32 + 86_400 * random.below(500) as u32,
    };
    let mut standing = Standing::new(open());
    let (origin, gpc, records) = started(&text);
    standing.start(origin, gpc, records, now.into());
    let questions: Vec<Value> = (0..QUESTIONS)
        .map(|_| {
            let (about, asked) = question(random, &words);
            json!([about, asked, word(&standing, about, &asked)])
        })
        .collect();
    json!({ "policy": policy, "started": hex(&text), "now": now, "questions": questions })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_table_for_the_other_builds_has_every_verdict() {
    let read = |text: &str| -> (Vec<u8>, Vec<String>) {
        let document: Value = serde_json::from_str(text).expect("JSON");
        let mut found = BTreeSet::new();
        words(&document, &mut found);
        let found = found.into_iter().filter(|word| word.len() < 40).collect();
        let policy: Policy = serde_json::from_str(text).expect("a policy");
        (compiled(&policy).bytes().to_vec(), found)
    };
    let policies = [
        read(include_str!("decide/policy.json")),
        read(include_str!("../policies/leverages.json")),
        read(include_str!("../policies/blog.json")),
        read(include_str!("../policies/minimal.json")),
    ];
    let mut random = Random(0x5EC1_5800);
    let rounds: Vec<Value> = (0..ROUNDS)
        .map(|number| round(&mut random, number, &policies))
        .collect();
    let verdicts: BTreeSet<u64> = rounds
        .iter()
        .flat_map(|round| round["questions"].as_array().expect("questions"))
        .map(|question| question[2].as_u64().expect("a word") & 3)
        .collect();
    assert_eq!(verdicts, BTreeSet::from([0, 1, 2, 3]));
    let compiled: Vec<String> = policies.iter().map(|(bytes, _)| hex(bytes)).collect();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/agreement.json");
    let table = json!({ "policies": compiled, "rounds": rounds });
    std::fs::write(file, table.to_string()).expect("is written");
}
