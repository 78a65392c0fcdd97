//! The commands of the README do what it says. Its Rust example is a documentation test; those in
//! HTML and JavaScript are run in a browser, with those of the package's README.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The lines of the examples in a language.
fn lines(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    let blocks = README.split(fence.as_str()).skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.flat_map(str::lines).collect()
}

/// The README's lines of markup and what becomes of them.
fn markup() -> (String, String) {
    let part = |sign| {
        let lines = lines("diff").into_iter();
        let lines: Vec<&str> = lines.filter_map(|line| line.strip_prefix(sign)).collect();
        lines.join("\n")
    };
    (part('-'), part('+'))
}

/// A folder with what the README's commands name: the policies, a site, and `target` to write into.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    // There is none the first time.
    let _ = std::fs::remove_dir_all(&folder);
    for name in ["policies", "site", "target"] {
        std::fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    for entry in std::fs::read_dir(policies).expect("the policies") {
        let from = entry.expect("an entry").path();
        let name = from.file_name().expect("a name");
        std::fs::copy(&from, folder.join("policies").join(name)).expect("copied");
    }
    std::fs::write(folder.join("site/index.html"), markup().0).expect("written");
    folder
}

#[test]
fn every_command_of_the_readme_runs() {
    let folder = folder();
    let commands = lines("sh");
    assert!(commands.len() >= 3, "{commands:?}");
    for command in commands {
        let words = command.strip_prefix("sekisho ").expect("a command of ours");
        let status = Command::new(env!("CARGO_BIN_EXE_sekisho"))
            .current_dir(&folder)
            .args(words.split(' '))
            .status()
            .expect("it runs");
        assert!(status.success(), "{command}: {status}");
    }
    assert!(folder.join("target/policy.sks").is_file());
    let page = std::fs::read_to_string(folder.join("site/index.html")).expect("it is there");
    assert_eq!(page, markup().0, "`--undo` comes last");
}

#[test]
fn the_readme_shows_what_becomes_of_markup() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-markup");
    std::fs::create_dir_all(&folder).expect("a folder");
    let page = folder.join("index.html");
    let (from, to) = markup();
    assert_eq!(from.lines().count(), 3, "{from}");
    std::fs::write(&page, from).expect("written");
    let policy = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/minimal.json");
    let status = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(["rewrite", "--policy"])
        .args([&policy, &page])
        .status()
        .expect("it runs");
    assert!(status.success());
    assert_eq!(std::fs::read_to_string(&page).expect("it is there"), to);
}

#[test]
fn every_chore_of_the_readme_is_one() {
    let help = include_str!("../xtask/src/main.rs");
    let chores = lines("text");
    assert_eq!(chores.len(), 2, "{chores:?}");
    for chore in chores {
        assert!(chore.starts_with("cargo xtask "), "{chore}");
        let listed = |line: &str| line.trim_start().starts_with(chore);
        assert!(help.lines().any(listed), "{chore}");
    }
}
