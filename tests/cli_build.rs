//! The command line: building.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod program;

use std::path::Path;
use std::str::Chars;

use program::{Run, altered, directory, policy, run};
use sekisho::compiled::Compiled;

#[test]
fn build_writes_compiled_bytes_that_open_and_are_the_same_each_time() {
    let directory = directory("bytes");
    let file = |name: &str| directory.join(name).display().to_string();
    for name in ["a.sks", "b.sks"] {
        let run = run(&["build", &policy("policies/minimal.json"), "-o", &file(name)]);
        assert_eq!(run.code, 0, "{}", run.told);
        assert!(run.told.starts_with("wrote "), "{}", run.told);
    }
    let a = std::fs::read(file("a.sks")).expect("written");
    assert_eq!(a, std::fs::read(file("b.sks")).expect("written"));
    assert!(Compiled::open(a).is_some());
}

/// What the script loads from beside itself.
const COMPANIONS: [&str; 4] = [
    "sekisho-panel.js",
    "sekisho-panel.wasm",
    "sekisho-panel.nowasm.js",
    "sekisho.nowasm.js",
];
/// What has the policy in it.
const SCRIPTS: [&str; 3] = ["sekisho.js", "sekisho-sw.js", "sekisho-worker.js"];

/// A package's scripts and their companions, in small; the first script's path.
fn package(directory: &Path) -> String {
    let script = directory.join("sekisho.js");
    let text = "\u{feff}before(\"@@SKS_POLICY@@\");after('関所');";
    for name in SCRIPTS {
        std::fs::write(directory.join(name), text).expect("written");
    }
    for name in COMPANIONS {
        std::fs::write(directory.join(name), name).expect("written");
    }
    script.display().to_string()
}

/// Bakes the minimal policy into a script.
fn bake(script: &str, output: &Path) -> Run {
    let output = output.display().to_string();
    let minimal = policy("policies/minimal.json");
    run(&["build", &minimal, "--script", script, "-o", &output])
}

#[test]
fn build_bakes_the_policy_into_script_and_workers_and_brings_the_panel() {
    let directory = directory("script");
    let script = package(&directory);
    let out = directory.join("out");
    std::fs::create_dir(&out).expect("a directory");
    let baked = bake(&script, &out.join("sekisho.js"));
    assert_eq!(baked.code, 0, "{}", baked.told);
    let alone = directory.join("policy.sks");
    let minimal = policy("policies/minimal.json");
    run(&["build", &minimal, "-o", &alone.display().to_string()]);
    let compiled = std::fs::read(alone).expect("written");
    for name in SCRIPTS {
        let text = std::fs::read_to_string(out.join(name)).expect("written");
        let literal = text
            .strip_prefix("\u{feff}before(")
            .and_then(|text| text.strip_suffix(");after('関所');"))
            .expect("the script around the policy");
        assert_eq!(evaluate(literal), compiled, "{name}");
    }
    for name in COMPANIONS {
        let copied = std::fs::read_to_string(out.join(name)).expect("copied");
        assert_eq!(copied, name);
    }
}

#[test]
fn build_bakes_no_second_policy_into_a_script() {
    let directory = directory("twice");
    let script = package(&directory);
    let (once, twice) = (directory.join("once"), directory.join("twice"));
    for folder in [&once, &twice] {
        std::fs::create_dir_all(folder).expect("a directory");
    }
    let once = once.join("sekisho.js");
    assert_eq!(bake(&script, &once).code, 0);
    let twice = bake(&once.display().to_string(), &twice.join("sekisho.js"));
    assert_eq!(twice.code, 2);
    let told = &twice.told;
    assert!(told.contains("has no room for a policy"), "{told}");
}

/// What a JavaScript engine makes of a literal of Latin-1 characters.
fn evaluate(literal: &str) -> Vec<u8> {
    let inner = literal
        .strip_prefix('"')
        .and_then(|literal| literal.strip_suffix('"'))
        .expect("double quotes");
    let mut bytes = Vec::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        let ends = matches!(character, '"' | '\n' | '\r' | '\0');
        assert!(!ends, "{character:?} ends a literal");
        let value = match character {
            '\\' => escape(&mut characters),
            character => u32::from(character),
        };
        bytes.push(u8::try_from(value).expect("Latin-1"));
    }
    bytes
}

/// What the escape after a backslash stands for.
fn escape(characters: &mut Chars) -> u32 {
    match characters.next().expect("an escape") {
        'n' => 10,
        'r' => 13,
        '0' => {
            let next = characters.clone().next();
            assert!(!next.is_some_and(|next| next.is_ascii_digit()), "octal");
            0
        }
        'x' => {
            let digits: String = characters.by_ref().take(2).collect();
            u32::from_str_radix(&digits, 16).expect("hexadecimal")
        }
        itself => u32::from(itself),
    }
}

#[test]
fn build_makes_nothing_of_a_policy_with_an_error() {
    let directory = directory("refused");
    let path = altered(&directory, "\"counter.example\"", "\"*.jp\"");
    let output = directory.join("policy.sks");
    let run = run(&["build", &path, "-o", &output.display().to_string()]);
    assert_eq!(run.code, 2);
    assert!(
        run.told.contains("error[host-public-suffix]"),
        "{}",
        run.told
    );
    assert!(!output.exists());
}
