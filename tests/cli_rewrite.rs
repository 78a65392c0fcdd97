//! The command line: marking static markup.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod program;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use program::{Run, directory, policy, run};

const PAGE: &str =
    "<p>x<img src=https://counter.example/p.gif><script src=//counter.example/c.js></script>\n";
const MARKED: &str = "<p>x<img data-sks-src=https://counter.example/p.gif>\
    <script data-sks-type type=\"text/plain\" src=//counter.example/c.js></script>\n";

/// Runs the verb with the minimal policy on paths in a folder.
fn rewrite(words: &[&str], folder: &Path, paths: &[&str]) -> Run {
    let policy = policy("policies/minimal.json");
    let paths: Vec<String> = paths
        .iter()
        .map(|path| folder.join(path).display().to_string())
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let words = match words.contains(&"--undo") {
        true => [&["rewrite"], words, &paths].concat(),
        false => [&["rewrite", "--policy", &policy], words, &paths].concat(),
    };
    let Run { code, out, told } = run(&words);
    let told = told.replace(&format!("{}/", folder.display()), "");
    Run { code, out, told }
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("it is there")
}

/// A folder with pages and with what is none.
fn site(name: &str) -> std::path::PathBuf {
    let folder = directory(name);
    fs::create_dir_all(folder.join("blog/a")).expect("a folder");
    for page in ["index.html", "blog/a/OLD.HTM", "blog/text.txt"] {
        fs::write(folder.join(page), PAGE).expect("written");
    }
    fs::write(folder.join("blog/own.html"), "<img src=own.gif>").expect("written");
    folder
}

#[test]
fn rewrite_marks_a_file_in_its_place_and_only_once() {
    let folder = site("rewrite-file");
    let first = rewrite(&[], &folder, &["index.html"]);
    assert_eq!(
        (first.code, first.out.as_str(), first.told.as_str()),
        (0, "", "wrote index.html\n")
    );
    assert_eq!(read(&folder, "index.html"), MARKED);
    let second = rewrite(&[], &folder, &["index.html", "blog/own.html"]);
    assert_eq!((second.code, second.told.as_str()), (0, ""));
    assert_eq!(read(&folder, "index.html"), MARKED);
    let names = fs::read_dir(&folder).expect("a folder").count();
    assert_eq!(names, 2, "what is written on the way is gone");
}

#[test]
fn rewrite_undoes_what_it_did_without_a_policy() {
    let folder = site("rewrite-undo");
    assert_eq!(rewrite(&[], &folder, &[""]).code, 0);
    let back = rewrite(&["--undo"], &folder, &[""]);
    assert_eq!(
        (back.code, back.told.as_str()),
        (0, "wrote blog/a/OLD.HTM\nwrote index.html\n")
    );
    assert_eq!(read(&folder, "index.html"), PAGE);
    assert_eq!(read(&folder, "blog/a/OLD.HTM"), PAGE);
}

#[test]
fn rewrite_marks_every_page_of_a_folder_and_nothing_else() {
    let folder = site("rewrite-folder");
    let run = rewrite(&[], &folder, &[""]);
    assert_eq!(
        (run.code, run.told.as_str()),
        (0, "wrote blog/a/OLD.HTM\nwrote index.html\n")
    );
    assert_eq!(read(&folder, "blog/a/OLD.HTM"), MARKED);
    assert_eq!(read(&folder, "blog/text.txt"), PAGE);
    assert_eq!(read(&folder, "blog/own.html"), "<img src=own.gif>");
}

#[test]
fn rewrite_checks_without_writing() {
    let folder = site("rewrite-check");
    let run = rewrite(&["--check"], &folder, &[""]);
    let told = "would change blog/a/OLD.HTM\nwould change index.html\n";
    assert_eq!((run.code, run.told.as_str()), (1, told));
    assert_eq!(read(&folder, "index.html"), PAGE);
    assert_eq!(rewrite(&["--check"], &folder, &["blog/own.html"]).code, 0);
    assert_eq!(rewrite(&["--undo", "--check"], &folder, &[""]).code, 0);
}

#[test]
fn rewrite_reports_what_is_marked_and_by_what() {
    let folder = site("rewrite-report");
    fs::write(
        folder.join("two.html"),
        format!("{PAGE}<img src=//other.example/>"),
    )
    .expect("written");
    let run = rewrite(&["--check", "--report"], &folder, &["two.html"]);
    let due = "would change two.html\n\
        two.html: 3 marked\n\
        \x20     1  https://other.example  undeclared\n\
        \x20     2  https://counter.example  not_asked, service counter\n";
    assert_eq!(run.told, due);
    let leverages = policy("policies/leverages.json");
    let page = folder.join("two.html").display().to_string();
    let tag = "<script src=https://www.googletagmanager.com/gtm.js></script>";
    fs::write(&page, tag).expect("written");
    let run = program::run(&["rewrite", "--policy", &leverages, "--report", &page]);
    let due = "1  https://www.googletagmanager.com  not_asked, service google_tag_manager, clause ";
    assert!(run.told.contains(due), "{}", run.told);
}

#[test]
fn rewrite_takes_the_page_for_the_one_at_its_address() {
    let folder = site("rewrite-origin");
    fs::write(
        folder.join("index.html"),
        "<img src=https://counter.example/a>",
    )
    .expect("written");
    let run = rewrite(
        &["--origin", "https://other.example/"],
        &folder,
        &["index.html"],
    );
    assert_eq!(run.told, "wrote index.html\n");
    fs::write(folder.join("index.html"), "<img src=https://own.example/a>").expect("written");
    let run = rewrite(
        &["--origin", "https://own.example/x"],
        &folder,
        &["index.html"],
    );
    assert_eq!((run.code, run.told.as_str()), (0, ""));
    let run = rewrite(&["--origin", "own"], &folder, &["index.html"]);
    assert_eq!(
        (run.code, run.told.as_str()),
        (
            2,
            "error: `own` is no address of a page; write `https://…`\n"
        )
    );
}

#[test]
fn rewrite_leaves_alone_what_it_cannot_read_and_goes_on() {
    let folder = site("rewrite-errors");
    fs::write(folder.join("a.html"), b"\xff\xfe<\0p\0").expect("written");
    let run = rewrite(&[], &folder, &["a.html", "none.html", "index.html"]);
    assert_eq!(run.code, 2);
    let lines: Vec<&str> = run.told.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.told);
    assert_eq!(lines.first(), Some(&"wrote index.html"));
    assert!(
        run.told.contains("a.html` is in UTF-16 or ISO-2022-JP"),
        "{}",
        run.told
    );
    assert!(
        run.told.contains("none.html` cannot be read: "),
        "{}",
        run.told
    );
    assert_eq!(
        fs::read(folder.join("a.html")).expect("it is there"),
        b"\xff\xfe<\0p\0"
    );
    let xml = rewrite(&[], &folder, &["x.xhtml"]);
    assert_eq!(xml.code, 2);
    assert!(
        xml.told.ends_with("x.xhtml` as XML; give HTML\n"),
        "{}",
        xml.told
    );
}

#[test]
fn rewrite_needs_a_sound_policy() {
    let folder = site("rewrite-policy");
    let path = program::altered(&folder, "\"counter.example\"", "\"*.jp\"");
    let page = folder.join("index.html").display().to_string();
    let run = program::run(&["rewrite", "--policy", &path, &page]);
    assert_eq!(run.code, 2);
    assert!(
        run.told.contains("error[host-public-suffix]"),
        "{}",
        run.told
    );
    assert_eq!(read(&folder, "index.html"), PAGE);
}

#[cfg(unix)]
#[test]
fn rewrite_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = site("rewrite-links");
    let page = folder.join("index.html");
    fs::set_permissions(&page, fs::Permissions::from_mode(0o640)).expect("set");
    symlink(&page, folder.join("link.html")).expect("a link");
    let run = rewrite(&[], &folder, &["link.html"]);
    assert_eq!((run.code, run.told.as_str()), (0, "wrote link.html\n"));
    assert_eq!(read(&folder, "index.html"), MARKED);
    let kind = fs::symlink_metadata(folder.join("link.html")).expect("it is there");
    assert!(kind.file_type().is_symlink());
    let mode = fs::metadata(&page)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn rewrite_passes_a_stream_on_while_it_comes() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(["rewrite", "--policy", &policy("policies/minimal.json"), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = program.stdin.take().expect("its input");
    let mut output = program.stdout.take().expect("its output");
    // Its end comes only once its beginning has come out.
    let mut half = vec![0; MARKED.len() - 1];
    let reader = thread::spawn(move || {
        output.read_exact(&mut half).expect("the first half");
        (half, output)
    });
    input.write_all(PAGE.as_bytes()).expect("it is read");
    let (half, mut output) = reader.join().expect("no panic");
    assert_eq!(
        half,
        MARKED.as_bytes().get(..half.len()).unwrap_or_default()
    );
    input.write_all(PAGE.as_bytes()).expect("it is read");
    drop(input);
    let mut rest = String::new();
    output.read_to_string(&mut rest).expect("text");
    assert_eq!(rest.trim_start(), MARKED);
    assert!(program.wait().expect("it ends").success());
}
