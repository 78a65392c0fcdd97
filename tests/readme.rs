//! The commands of the README do what it says. Its Rust example is a documentation test.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::process::Command;

#[test]
fn every_command_of_the_readme_runs() {
    let readme = include_str!("../README.md");
    let block = readme
        .split("```sh\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let commands: Vec<_> = block.expect("a block of commands").lines().collect();
    assert!(commands.len() >= 3, "{commands:?}");
    for command in commands {
        let words = command.strip_prefix("sekisho ").expect("a command of ours");
        let status = Command::new(env!("CARGO_BIN_EXE_sekisho"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(words.split(' '))
            .status()
            .expect("it runs");
        assert!(status.success(), "{command}: {status}");
    }
}
