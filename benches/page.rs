//! What a decision costs in a page, in headless Chromium: the crossing from JavaScript and back included.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark ends by panicking"
)]

#[path = "../tests/browser/browser.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod browser;
#[path = "../tests/browser/engine.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod engine;
mod policy;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use browser::Browser;
use policy::{SIZES, bytes};
use serde::Deserialize;

/// What DESIGN asks of a decision, in microseconds.
const BAR: f64 = 2.0;

/// How long a page may take for all of it.
const PATIENCE: Duration = Duration::from_secs(600);

/// One median.
#[derive(Deserialize)]
struct Row {
    count: usize,
    url: String,
    act: String,
    micros: f64,
}

/// Medians by URL and act, in the order of the sizes.
type Table = BTreeMap<(String, String), Vec<f64>>;

fn main() {
    // `cargo test --all-targets` runs this without the word.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let port = serve(files());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut table = Table::new();
    for row in runtime.block_on(measure(port)) {
        assert!(SIZES.contains(&row.count));
        table
            .entry((row.url, row.act))
            .or_default()
            .push(row.micros);
    }
    print(&table);
}

/// The page, its scripts and a compiled policy of each size, by their paths.
fn files() -> BTreeMap<String, (&'static str, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| {
        fs::read(root.join(path)).unwrap_or_else(|error| {
            panic!("{path}: {error}; `cargo xtask bench` makes it");
        })
    };
    let page = b"<!doctype html><title>x</title>".to_vec();
    let mut files = BTreeMap::from([
        ("/".to_owned(), ("text/html", page)),
        (
            "/decide.js".to_owned(),
            ("text/javascript", read("target/page/decide.js")),
        ),
        (
            "/rounds.js".to_owned(),
            ("text/javascript", read("benches/page/rounds.js")),
        ),
    ]);
    for count in SIZES {
        let name = format!("/policy/{count}");
        files.insert(name, ("application/octet-stream", bytes(count)));
    }
    files
}

/// Serves files on a free port for as long as the process lives.
fn serve(files: BTreeMap<String, (&'static str, Vec<u8>)>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let files = Arc::new(files);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let files = Arc::clone(&files);
            // A connection that breaks off is the browser's affair.
            thread::spawn(move || answer(stream, &files).ok());
        }
    });
    port
}

fn answer(
    mut stream: TcpStream,
    files: &BTreeMap<String, (&'static str, Vec<u8>)>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head is read and let go.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default();
    let found = files.get(path.split('?').next().unwrap_or_default());
    let (status, (kind, body)) = match found {
        Some((kind, body)) => ("200 OK", (*kind, body.as_slice())),
        None => ("404 Not Found", ("text/plain", &b""[..])),
    };
    // A page that is isolated has a clock of five microseconds, any other one of a hundred.
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)
}

async fn measure(port: u16) -> Vec<Row> {
    let browser = Browser::start().await;
    browser
        .load(&format!("http://page.localhost:{port}/"))
        .await;
    browser
        .run(&format!(
            "import('/rounds.js').then(module => module.rounds({SIZES:?})) \
             .then(rows => window.rows = rows, error => window.rows = `${{error}}`)"
        ))
        .await;
    let start = Instant::now();
    let rows = loop {
        let rows = browser.run("return window.rows").await;
        if !rows.is_null() {
            break rows;
        }
        assert!(start.elapsed() < PATIENCE, "not within {PATIENCE:?}");
        tokio::time::sleep(Duration::from_secs(1)).await;
    };
    browser.close().await;
    serde_json::from_value(rows.clone()).unwrap_or_else(|_| panic!("{rows}"))
}

/// Prints the medians as tables of Markdown: in microseconds, relative to the smallest policy, and
/// relative to what the browser takes to read the same URL.
fn print(table: &Table) {
    heading("µs in Chromium");
    for ((url, act), micros) in table {
        row(url, act, micros.iter().map(|one| format!("{one:.2}")));
    }
    let ours = || table.iter().filter(|((_, act), _)| act != "url");
    heading("relative to 10 services");
    for ((url, act), micros) in ours() {
        let smallest = micros.first().copied().unwrap_or(f64::NAN);
        row(
            url,
            act,
            micros.iter().map(|one| format!("{:.1}", one / smallest)),
        );
    }
    heading("relative to `new URL(u).href`");
    for ((url, act), micros) in ours() {
        let bare = &table[&(url.clone(), "url".to_owned())];
        let pairs = micros.iter().zip(bare);
        row(
            url,
            act,
            pairs.map(|(one, bare)| format!("{:.1}", one / bare)),
        );
    }
    let decisions = ours().filter(|((_, act), _)| act == "decide");
    let slowest = decisions
        .flat_map(|(_, micros)| micros)
        .copied()
        .fold(0.0, f64::max);
    let verdict = if slowest <= BAR { "within" } else { "OVER" };
    println!("\nslowest decision: {slowest:.2} µs, {verdict} the bar of {BAR} µs");
}

fn heading(name: &str) {
    let sizes = SIZES.map(|count| count.to_string()).join(" | ");
    println!(
        "\n| {name} | {sizes} |\n|---|{}",
        "---|".repeat(SIZES.len())
    );
}

fn row(url: &str, act: &str, cells: impl Iterator<Item = String>) {
    println!(
        "| {act}, {url} | {} |",
        cells.collect::<Vec<_>>().join(" | ")
    );
}
