//! Which tags are found in broken and in foreign markup: the same as a streaming parser of another hand finds.

#![cfg(feature = "author")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use lol_html::{HtmlRewriter, Settings, element};
use proptest::prelude::*;
use sekisho::markup::{Gate, Rewriter};
use support::{compiled, table_policy};
use url::Url;

/// What is looked for.
const TAG: &str = "<img/src=//stats.example.net/>";
/// What stands around it. Not `<noscript>`, in which we look for tags too, and nothing of which that parser says
/// that it does not follow it as a browser does: nestings of the foreign that tags of HTML break out of.
const PIECES: [&str; 52] = [
    TAG,
    TAG,
    "<p>",
    "</p>",
    "<div class=a id='b'>",
    "</div>",
    "<img ",
    "<a ",
    "x",
    "x=",
    "='",
    "=\"",
    "'",
    "\"",
    " ",
    "\n",
    "/",
    ">",
    "<",
    "</",
    "<?",
    "<!",
    "<!-",
    "<!--",
    "--",
    "-->",
    "--!>",
    "!>",
    "<!-->",
    "<!--->",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<script",
    "</script ",
    "<style>",
    "</style>",
    "<STYLE x>",
    "</sTyle/>",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "<xmp>",
    "</xmp>",
    "<iframe>",
    "</iframe>",
    "<noembed>",
    "</noembed>",
    "<plaintext>",
];
/// What is foreign. Not `<svg/>`, after which that parser takes sections of text that browsers take for comments.
const FOREIGN: [&str; 7] = [
    "<svg><script>",
    "<svg><style><![CDATA[",
    "<math><mi>",
    "</mi></math>",
    "<svg><foreignObject>",
    "</foreignObject></svg>",
    "<svg><title></svg>",
];

/// Where our pass puts a mark in, by the place in what was there before.
fn found(html: &str) -> Vec<usize> {
    static GATE: LazyLock<Arc<Gate>> = LazyLock::new(|| {
        let page = Url::parse("https://www.example.jp/").expect("an address");
        Arc::new(Gate::new(compiled(&table_policy()), &page))
    });
    let page = Url::parse("https://www.example.jp/").expect("an address");
    let mut rewriter = Rewriter::mark(&GATE, &page);
    let mut out = Vec::new();
    rewriter
        .write(html.as_bytes(), &mut out)
        .expect("it is read");
    rewriter.end(&mut out).expect("it is read");
    // A script, too, may have become of the pieces.
    let out = String::from_utf8(out)
        .expect("text")
        .replace(" data-sks-type type=\"text/plain\"", "");
    let marks = out.match_indices("data-sks-src");
    marks
        .enumerate()
        .map(|(before, (at, _))| at - before * "data-sks-".len())
        .collect()
}

/// Where the other parser has the attribute that is to be marked.
fn due(html: &str) -> Vec<usize> {
    let places = RefCell::new(Vec::new());
    let settings = Settings::new()
        .with_strict(false)
        .append_element_content_handler(element!("img", |tag| {
            let mut all = tag.attributes().iter();
            let source = all.find(|one| one.name() == "src");
            let source = source.filter(|one| one.value().starts_with("//stats.example.net/"));
            let place = source.and_then(|one| one.name_source_location());
            places
                .borrow_mut()
                .extend(place.map(|place| place.bytes().start));
            Ok(())
        }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(html.as_bytes()).expect("it is read");
    rewriter.end().expect("it is read");
    places.into_inner()
}

#[test]
fn the_test_finds_what_it_looks_for() {
    let html = format!("<p>{TAG}<!--{TAG}--><svg>{TAG}");
    assert_eq!(due(&html), [8, 80]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn broken_markup_has_the_same_tags(pieces in prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..16)) {
        let html = pieces.concat() + TAG;
        prop_assert_eq!(found(&html), due(&html), "{}", html);
    }

    #[test]
    fn foreign_markup_has_the_same_tags(
        before in prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..4),
        start in prop::sample::select(FOREIGN.as_slice()),
        after in prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..6),
        end in prop::sample::select(FOREIGN.as_slice()),
    ) {
        let html = before.concat() + start + &after.concat() + TAG + end + TAG;
        prop_assert_eq!(found(&html), due(&html), "{}", html);
    }
}
