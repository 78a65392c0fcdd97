//! Every check there is, in the order in which they fail fastest.

use std::thread::available_parallelism;
use std::time::Instant;

use crate::command::{cargo, program, run};
use crate::{build, setup, size, waiver};

/// A check and what it is called.
type Check = (&'static str, fn() -> Result<(), String>);

/// The package's own tests; newer Node takes no folder.
const PACKAGE: [&str; 7] = [
    "tests/package/agreement.test.mjs",
    "tests/package/tarball.test.mjs",
    "tests/package/types.test.mjs",
    "tests/package/server.test.mjs",
    "tests/package/command.test.mjs",
    "tests/package/vite.test.mjs",
    "tests/package/readme.test.mjs",
];

const CHECKS: [Check; 9] = [
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("lints that are waived", waiver::run),
    ("lint, native", lint_native),
    ("lint, WebAssembly", lint_wasm),
    ("tests of the core", || {
        cargo(&["test", "--workspace", "--all-targets"])
    }),
    ("examples in the documentation", || {
        cargo(&["test", "--doc"])
    }),
    ("build", build),
    ("size", size::run),
    ("package and browser", browser),
];

/// Runs every check, the later ones too when an earlier one failed, and fails if any did.
pub fn run_checks() -> Result<(), String> {
    setup::for_build()?;
    setup::for_browsers()?;
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = check();
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("== {name}: passed in {seconds:.1} s"),
            Err(why) => {
                println!("{why}\n== {name}: FAILED in {seconds:.1} s");
                failed.push(name);
            }
        }
    }
    let passed = CHECKS.len() - failed.len();
    println!("\n{passed} passed, {} failed", failed.len());
    match failed.is_empty() {
        true => Ok(()),
        false => Err(format!("failed: {}", failed.join("; "))),
    }
}

fn lint_native() -> Result<(), String> {
    cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--features",
        "browser-tests",
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&[
        "clippy",
        "--quiet",
        "--no-default-features",
        "--lib",
        "--",
        "-D",
        "warnings",
    ])
}

fn lint_wasm() -> Result<(), String> {
    ["gate", "panel", "compiler", "command"]
        .iter()
        .try_for_each(|feature| {
            let target = [
                "--target",
                "wasm32-unknown-unknown",
                "--no-default-features",
                "--lib",
            ];
            let feature = ["--features", feature, "--", "-D", "warnings"];
            cargo(&[&["clippy", "--quiet"], &target[..], &feature[..]].concat())
        })
}

/// All that ships, and the benchmark's page: nothing else would tell that it no longer fits the scripts.
fn build() -> Result<(), String> {
    build::run()?;
    run(program("node").arg("xtask/bench.mjs"))
}

/// The tests that need what was built: the package's own, then those in a browser. Both run, so
/// that one failure does not hide another.
fn browser() -> Result<(), String> {
    let package = run(program("node").arg("--test").args(PACKAGE));
    // A browser is several processes, each of which wants a core while a page opens.
    let beside = available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1));
    let browser = run(program("cargo")
        .args(["test", "--test", "browser", "--features", "browser-tests"])
        .args(["--", &format!("--test-threads={beside}")])
        // The frames of an executor push what a test says out of the end of a log.
        .env("RUST_BACKTRACE", "0"));
    package.and(browser)
}
