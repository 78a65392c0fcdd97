//! What a decision costs as a policy grows, and what it costs to open one.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark ends by panicking, and its macros make public items"
)]

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use sekisho::compile::compile;
use sekisho::compiled::Compiled;
use sekisho::consent::{Choice, Event, Session};
use sekisho::gate::{Means, Request};
use sekisho::policy::Policy;

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
const ID: &[u8] = b"AAAAAAAAAAAAAAAAAAAAAA";

/// A policy of `count` services, each with a host, a path and a cookie of its own.
fn policy(count: usize) -> Policy {
    let mut policy: Policy =
        serde_json::from_str(include_str!("../tests/decide/policy.json")).expect("reads");
    let model = policy
        .services
        .iter()
        .find(|service| service.id == "stats")
        .expect("is there");
    let model = model.clone();
    policy.services = (0..count)
        .map(|n| {
            let mut service = model.clone();
            service.id = format!("service-{n}");
            service.hosts = vec![
                format!("*.tag{n}.example.net"),
                format!("cdn.example.org/{n}/"),
            ];
            service.cookies.truncate(1);
            service.cookies[0].name = format!("c{n}_*");
            service.storage.clear();
            service
        })
        .collect();
    policy
}

fn bytes(count: usize) -> Vec<u8> {
    compile(&policy(count)).expect("compiles")
}

fn session(bytes: Vec<u8>) -> Session {
    let mut session = Session::new(Compiled::open(bytes).expect("opens"));
    session.apply(Event::Chose(Choice::AllowAll, ID), 1_722_470_400);
    session
}

fn decide(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decide");
    for count in SIZES {
        let session = session(bytes(count));
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
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            &bytes,
            |bencher, bytes| {
                bencher.iter_batched(|| bytes.clone(), session, BatchSize::SmallInput);
            },
        );
    }
    group.finish();
}

criterion_group!(benches, decide, start);
criterion_main!(benches);
