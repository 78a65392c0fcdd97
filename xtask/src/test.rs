//! Every check there is, in the order in which they fail fastest.

use std::time::Instant;

use crate::command::{cargo, program, run};
use crate::{build, setup, size};

/// A check and what it is called.
type Check = (&'static str, fn() -> Result<(), String>);

const CHECKS: [Check; 8] = [
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("lint, native", lint_native),
    ("lint, WebAssembly", lint_wasm),
    ("tests of the core", || {
        cargo(&["test", "--workspace", "--all-targets"])
    }),
    ("examples in the documentation", || {
        cargo(&["test", "--doc"])
    }),
    ("build", build::run),
    ("size", size::run),
    ("package and browser", browser),
];

/// Runs every check; the first that fails ends it.
pub fn run_checks() -> Result<(), String> {
    setup::for_build()?;
    setup::for_browser()?;
    for (number, (name, check)) in CHECKS.iter().enumerate() {
        println!("\n== {name}");
        let start = Instant::now();
        check().map_err(|why| format!("{why}\n\n{number} passed, 1 failed ({name})"))?;
        println!("== {name}: {:.0} s", start.elapsed().as_secs_f32());
    }
    println!("\n{} passed, 0 failed", CHECKS.len());
    Ok(())
}

fn lint_native() -> Result<(), String> {
    cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
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
    ["gate", "panel", "compiler"]
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

/// The tests that need what was built: the package's own, then those in a browser.
fn browser() -> Result<(), String> {
    run(program("node").args(["--test", "tests/package/"]))?;
    cargo(&["test", "--test", "browser", "--features", "browser-tests"])
}
