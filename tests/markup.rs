//! Marks in static markup: `tests/markup/cases.txt`, and what holds of every input.

#![cfg(feature = "author")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use sekisho::gate::Reason;
use sekisho::markup::{Gate, Refusal, Rewriter, Tally};
use support::{compiled, table_policy};
use url::Url;

fn page() -> Url {
    Url::parse("https://www.example.jp/shop/").expect("an address")
}

/// The gate, made once.
fn gate() -> &'static Arc<Gate> {
    static GATE: LazyLock<Arc<Gate>> =
        LazyLock::new(|| Arc::new(Gate::new(compiled(&table_policy()), &page())));
    &GATE
}

/// What a pass makes of pieces.
fn pass<'a>(mut rewriter: Rewriter, pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<u8>, Tally) {
    let mut out = Vec::new();
    for piece in pieces {
        rewriter.write(piece, &mut out).expect("it is read");
    }
    rewriter.end(&mut out).expect("it is read");
    (out, rewriter.tally())
}

fn marked(gate: &Arc<Gate>, html: &[u8]) -> Vec<u8> {
    pass(Rewriter::mark(gate, &page()), [html].into_iter()).0
}

fn undone(html: &[u8]) -> Vec<u8> {
    pass(Rewriter::undo(), [html].into_iter()).0
}

fn refused(html: &[u8]) -> Option<Refusal> {
    let gate = gate();
    let mut rewriter = Rewriter::mark(gate, &page());
    let mut out = Vec::new();
    let written = rewriter.write(html, &mut out);
    written.and_then(|()| rewriter.end(&mut out)).err()
}

/// Each line of the table and what becomes of it.
fn cases() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("markup/cases.txt").lines();
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut cases = Vec::new();
    while let (Some(html), Some(due)) = (lines.next(), lines.next()) {
        let due = due.strip_prefix("=>").expect("an arrow").trim_start();
        cases.push((html, if due.is_empty() { html } else { due }));
    }
    cases
}

#[test]
fn every_line_of_the_table_holds() {
    let gate = gate();
    let mut wrong = Vec::new();
    for (html, due) in cases() {
        let made = String::from_utf8(marked(gate, html.as_bytes())).expect("text");
        if made != due {
            wrong.push(format!("{html}\n   is {made}\n  not {due}"));
        }
        let back = String::from_utf8(undone(due.as_bytes())).expect("text");
        let was_marked = html == due && html.contains("data-sks-") || due.contains("=\"data:,#");
        if back != html && !was_marked && !html.contains("data:,#") {
            wrong.push(format!("{due}\n  goes back to {back}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases().len() >= 40, "only {}", cases().len());
}

#[test]
fn pages_of_other_encodings_stay_what_they_are_but_for_marks() {
    // Shift_JIS, in which the second byte of 表 is a backslash, and bytes that are no text at all.
    let html = b"<meta charset=Shift_JIS><p title=\"\x95\x5c\">\x95\x5c</p><img alt=\x95\x5c src=//stats.example.net/\x95\x5c>\xff\0";
    let due = b"<meta charset=Shift_JIS><p title=\"\x95\x5c\">\x95\x5c</p><img alt=\x95\x5c data-sks-src=//stats.example.net/\x95\x5c>\xff\0";
    assert_eq!(marked(gate(), html), due);
    assert_eq!(undone(due), html);
    // A name that only the page's encoding can tell is held, since it may be a tracker's.
    let name = b"<img src=//\x95\x5c.example/>";
    assert_eq!(
        marked(gate(), name),
        b"<img data-sks-src=//\x95\x5c.example/>"
    );
}

#[test]
fn what_is_no_extension_of_ascii_is_refused() {
    for html in [
        b"\xff\xfe<\0".as_slice(),
        b"\xfe\xff\0<",
        b"<meta charset=ISO-2022-JP>",
        b"<meta http-equiv=content-type content='text/html; charset=iso-2022-jp'>",
    ] {
        assert_eq!(refused(html), Some(Refusal::Encoding), "{html:?}");
    }
    assert_eq!(
        refused(b"<meta charset=euc-jp><meta content=charset>"),
        None
    );
}

#[test]
fn a_tag_without_an_end_is_refused_before_memory_is() {
    let mut html = b"<img alt=\"".to_vec();
    html.resize(64 << 20, b'x');
    assert_eq!(refused(&html), None);
    html.resize((64 << 20) + 2, b'x');
    assert_eq!(refused(&html), Some(Refusal::TooLong));
}

#[test]
fn it_tells_what_was_marked_and_why() {
    let gate = gate();
    let html = b"<img src=//stats.example.net/1><img src=//stats.example.net/2 style=\"mask:url(//evil.example/)\">";
    let (_, tally) = pass(Rewriter::mark(gate, &page()), [html.as_slice()].into_iter());
    assert_eq!(tally.marked, 2);
    let rows: Vec<_> = tally.rows().collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    let stats = rows.iter().find(|row| row.count == 2).expect("a row");
    assert_eq!(stats.target, "https://stats.example.net");
    assert_eq!(
        (stats.why.reason, gate.service(stats.why)),
        (Reason::NotAsked, Some("stats"))
    );
    let evil = rows.iter().find(|row| row.count == 1).expect("a row");
    assert_eq!(
        (evil.why.reason, gate.service(evil.why)),
        (Reason::Undeclared, None)
    );
}

/// Pieces of which pages are made, sound ones and broken ones.
const PIECES: [&str; 67] = [
    "<script href=//stats.example.net/ xlink:href=//stats.example.net/ type=a>",
    "<img src=\"//stats.example.net/\">",
    "<img src=//stats.example.net/>",
    "<img ",
    "src='//stats.example.net/'",
    ">",
    "<script src=//stats.example.net/ type=module>",
    "<script>",
    "</script>",
    "<script type=x src=//stats.example.net/ type>",
    "<style>",
    "</style>",
    "@import '//stats.example.net/';",
    "a{b:url(//stats.example.net/)}",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "</svg>",
    "<math>",
    "</math>",
    "<desc>",
    "</desc>",
    "<mi>",
    "</mi>",
    "<image xlink:href=//stats.example.net/ />",
    "<image href=/ xlink:href=//stats.example.net/>",
    "<p>",
    "</p>",
    "<br/>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "<iframe srcdoc='<img src=//stats.example.net/>'>",
    "</iframe>",
    "<base href=//stats.example.net/>",
    "<img src=x>",
    "<link rel=stylesheet href=//stats.example.net/>",
    "<p style=\"b:url(//stats.example.net/)\" style=c>",
    "\"",
    "'",
    "=",
    "/",
    "<",
    "</",
    " ",
    "\n",
    "x",
    "&#40",
    "&quot;",
    "\\75rl(",
    "<font color=x>",
    "<xmp>",
    "</xmp>",
    "<plaintext>",
    "<annotation-xml encoding=text/html>",
    "</annotation-xml>",
    "url('",
];
/// What marks look like, which a page may have already.
const HELD: [&str; 10] = [
    "<script type=\"text/plain\" data-sks-type data-sks-src=x data-sks-href=x>",
    "data-sks-src=",
    "data-sks-type",
    " type=\"text/plain\"",
    "data:,#",
    "<script data-sks-type type=\"text/plain\" src=x>",
    "<script type=\"text/plain\" data-sks-type=y src=//stats.example.net/>",
    "<img data-sks-src=x src=//stats.example.net/>",
    "<image data-sks-xlink data-sks-href=x>",
    "<image data-sks-xlink:href=x>",
];

fn soup() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..24)
        .prop_map(|all| all.concat().into_bytes())
}

fn soup_with_marks() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [PIECES.as_slice(), HELD.as_slice()].concat();
    prop::collection::vec(prop::sample::select(pieces), 0..24)
        .prop_map(|all| all.concat().into_bytes())
}

/// What is left of a marked page if what is no part of the original is taken out.
fn is_extension(html: &[u8], marked: &[u8]) -> bool {
    let mut left = html.iter().peekable();
    for byte in marked {
        let is_kept = left.peek() == Some(&byte);
        // The colon of a prefix gives way to the blank between two attributes.
        let is_split = (left.peek(), byte) == (Some(&&b':'), &b' ');
        if is_kept || is_split {
            left.next();
        }
    }
    left.peek().is_none()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn undoing_gives_back_the_bytes(html in soup()) {
        let gate = gate();
        prop_assert_eq!(undone(&html), html.clone());
        prop_assert_eq!(undone(&marked(gate, &html)), html);
    }

    #[test]
    fn marking_what_is_marked_changes_nothing_more(html in soup_with_marks()) {
        let gate = gate();
        let once = marked(gate, &html);
        prop_assert_eq!(marked(gate, &once), once.clone());
        // Marks that were there before go with those that were added.
        prop_assert_eq!(undone(&once), undone(&html));
    }

    #[test]
    fn how_a_page_is_cut_does_not_matter(html in soup_with_marks(), size in 1..40_usize) {
        let gate = gate();
        let whole = pass(Rewriter::mark(gate, &page()), [html.as_slice()].into_iter());
        let cut = pass(Rewriter::mark(gate, &page()), html.chunks(size));
        prop_assert_eq!(whole, cut);
        let cut = pass(Rewriter::undo(), html.chunks(size)).0;
        prop_assert_eq!(undone(&html), cut);
    }

    #[test]
    fn any_bytes_stay_but_for_marks(html in prop::collection::vec(any::<u8>(), 0..200), tail in soup()) {
        let html = [b"x", html.as_slice(), b">", &tail].concat();
        let gate = gate();
        let once = marked(gate, &html);
        prop_assert!(is_extension(&html, &once));
        prop_assert_eq!(undone(&once), undone(&html));
    }
}
