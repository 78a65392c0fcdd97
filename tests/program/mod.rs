//! The command line's program and what tests hand to it.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a run left behind: exit code, standard output, standard error.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub told: String,
}

/// Runs the program.
pub fn run(arguments: &[&str]) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(arguments)
        .output()
        .expect("the program runs");
    Run {
        code: status.code().expect("it ends by itself"),
        out: String::from_utf8(stdout).expect("UTF-8"),
        told: String::from_utf8(stderr).expect("UTF-8"),
    }
}

/// The path of a policy of this repository.
pub fn policy(name: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join(name).display().to_string()
}

/// A directory of its own for each test, under the target directory.
pub fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).expect("a directory");
    directory
}

/// The minimal policy with one piece replaced.
pub fn altered(directory: &Path, replaced: &str, with: &str) -> String {
    let text = std::fs::read_to_string(policy("policies/minimal.json")).expect("the policy");
    assert!(text.contains(replaced), "{replaced}");
    let path = directory.join("policy.json");
    std::fs::write(&path, text.replacen(replaced, with, 1)).expect("written");
    path.display().to_string()
}
