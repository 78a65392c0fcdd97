//! What a decision costs as a policy grows, and what it costs to open one and to read a record.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark ends by panicking, and its macros make public items"
)]

mod policy;

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use policy::{PURPOSES, SIZES, bytes, purpose_id, service_id};
use sekisho::compiled::Compiled;
use sekisho::consent::{Choice, Effect, Event, Record, RecordLine, Session, token};
use sekisho::gate::{Means, Request};

const PAGE: &[u8] = b"https://www.example.jp/";
const ID: &[u8] = b"AAAAAAAAAAAAAAAAAAAAAA";
/// 2024-08-01, some days after the policy's revision, in seconds since 1970.
const NOW: u64 = 1_722_470_400;
/// How many answers the record has that a session starts with.
const ANSWERS: usize = 30;

/// A session as a page begins it.
fn started(bytes: Vec<u8>, records: &[u8]) -> Session {
    let mut session = Session::new(Compiled::open(bytes).expect("opens"));
    let event = Event::Started {
        origin: PAGE,
        gpc: false,
        records,
    };
    session.apply(event, NOW);
    session
}

/// The record of thirty answers: every purpose, and ten services one by one.
fn record(bytes: Vec<u8>) -> RecordLine {
    let purposes = (0..PURPOSES).map(|number| format!("p+{}\n", purpose_id(number)));
    let services = (0..ANSWERS - PURPOSES).map(|number| format!("s-{}\n", service_id(number)));
    let lines: String = purposes.chain(services).collect();
    let picked = Event::Picked {
        lines: lines.as_bytes(),
        id: ID,
    };
    let effects = started(bytes, b"").apply(picked, NOW);
    let saved = effects.into_iter().find_map(|effect| match effect {
        Effect::Save(line, _) => Some(line),
        _ => None,
    });
    let saved = saved.expect("a record is saved");
    let read = Record::decode(saved.as_bytes()).expect("it reads");
    assert_eq!(read.answers.len(), ANSWERS * token(b'y', b"").len());
    saved
}

fn decide(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decide");
    for count in SIZES {
        let mut session = started(bytes(count), b"");
        session.apply(Event::Chose(Choice::AllowAll, ID), NOW);
        let last = count - 1;
        let declared = format!("https://a.b.tag{last}.example.net/collect?v=1&t=page");
        let path = format!("https://cdn.example.org/{last}/tag.js");
        let stranger = "https://www.somewhere-else.example.com/tag.js".to_owned();
        for (name, url) in [("host", declared), ("path", path), ("undeclared", stranger)] {
            group.bench_with_input(BenchmarkId::new(name, count), &url, |bencher, url| {
                bencher.iter(|| session.decide(&Request::new(black_box(url), Means::Fetch)));
            });
        }
        group.bench_function(BenchmarkId::new("cookie", count), |bencher| {
            let name = format!("c{last}_visitor");
            bencher.iter(|| session.decide_cookie(black_box(name.as_bytes())));
        });
    }
    group.finish();
}

fn start(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start");
    for count in SIZES {
        let bytes = bytes(count);
        let record = record(bytes.clone());
        let session = started(bytes.clone(), record.as_bytes());
        assert_eq!(session.record(), record, "it counts");
        for (name, records) in [("no-record", ""), ("thirty-answers", record.as_str())] {
            group.bench_function(BenchmarkId::new(name, count), |bencher| {
                bencher.iter_batched(
                    || bytes.clone(),
                    |bytes| started(bytes, black_box(records.as_bytes())),
                    BatchSize::SmallInput,
                );
            });
        }
    }
    group.finish();
}

criterion_group!(benches, decide, start);
criterion_main!(benches);
