//! What marking a stream of HTML costs: the command itself, from its standard input to its standard output.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark ends by panicking"
)]

use std::fs;
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::Instant;

/// The sizes that are compared, in bytes: memory is that of the smaller one at the larger one too.
const SIZES: [usize; 2] = [1_000_000, 1_000_000_000];
/// How much more memory the larger one may take, in KiB: what an allocator holds on to.
const SLACK: u64 = 1_024;
/// A part of a page as pages are, of which the site's own tags are left alone and the others are marked.
const PART: &str = include_str!("rewrite/part.html");

fn main() {
    // `cargo test --all-targets` runs this without the word.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let peaks = SIZES.map(|size| {
        let (seconds, peak) = run(size);
        let speed = size as f64 / 1e6 / seconds;
        let memory = peak.map_or("unknown here".to_owned(), |peak| format!("{peak} KiB"));
        println!("rewrite: {size} bytes in {seconds:.2} s, {speed:.0} MB/s, peak memory {memory}");
        peak
    });
    if let [Some(small), Some(large)] = peaks {
        assert!(
            large <= small + SLACK,
            "memory grows: {small} to {large} KiB"
        );
    }
}

/// Streams so much through the command: how long it took in seconds, and its peak memory in KiB.
fn run(size: usize) -> (f64, Option<u64>) {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut child = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args([
            "rewrite",
            "--policy",
            &format!("{root}/policies/minimal.json"),
            "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut output = child.stdout.take().expect("its output");
    let reader = thread::spawn(move || count(&mut output));
    let input = child.stdin.take().expect("its input");
    let start = Instant::now();
    let written = feed(&child, input, size);
    let made = reader.join().expect("it is read");
    assert!(child.wait().expect("it ends").success());
    assert!(made > written.0, "something is marked");
    (start.elapsed().as_secs_f64(), written.1)
}

/// Writes whole parts; how much that was, and the command's peak memory when it has read almost all of it.
fn feed(child: &Child, mut input: ChildStdin, size: usize) -> (usize, Option<u64>) {
    let block = PART.repeat(16);
    let mut written = 0;
    while written < size {
        input.write_all(block.as_bytes()).expect("it is read");
        written += block.len();
    }
    (written, peak(child))
}

fn count(output: &mut impl Read) -> usize {
    let mut piece = vec![0; 1 << 16];
    let mut made = 0;
    loop {
        match output.read(&mut piece).expect("it is written") {
            0 => return made,
            length => made += length,
        }
    }
}

/// The most memory that a program has had so far, in KiB, where the system tells.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
