//! One pass over a page.

use std::fmt;
use std::sync::Arc;

use url::Url;

use super::edit::apply;
use super::element::Element;
use super::gate::{Gate, Held};
use super::mark::Marker;
use super::scanner::{Scanner, Step};
use super::tally::Tally;
use super::undo;
use crate::scan::rest;

/// The longest tag or style sheet that is kept until its end is there.
const MOST: usize = 64 << 20;

/// Why a page is not rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its bytes are no extension of ASCII.
    Encoding,
    /// A tag or a style sheet in it is too long to be kept.
    TooLong,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encoding => {
                "is in UTF-16 or ISO-2022-JP, in which markup cannot be told from text byte by byte; save it as UTF-8"
            }
            Self::TooLong => {
                "has a tag or a style sheet of more than 64 MiB; put what is in it into a file of its own"
            }
        })
    }
}

impl std::error::Error for Refusal {}

/// What is done with a page.
enum Work {
    Mark(Box<Marker>),
    Undo,
}

/// Rewrites a page that comes in pieces of any size. Nothing is kept but the tag or the style sheet that has
/// begun and not ended.
pub struct Rewriter {
    work: Work,
    scanner: Scanner,
    waiting: Vec<u8>,
    is_changed: bool,
    has_begun: bool,
}

impl Rewriter {
    /// Marks what may not pass on a page at this address.
    #[must_use]
    pub fn mark(gate: &Arc<Gate>, page: &Url) -> Self {
        Self::of(Marker::new(gate, page))
    }

    pub(super) fn of(marker: Marker) -> Self {
        Self::doing(Work::Mark(Box::new(marker)))
    }

    /// Takes marks back.
    #[must_use]
    pub fn undo() -> Self {
        Self::doing(Work::Undo)
    }

    fn doing(work: Work) -> Self {
        Self {
            work,
            scanner: Scanner::new(),
            waiting: Vec::new(),
            is_changed: false,
            has_begun: false,
        }
    }

    /// Takes more of the page, and appends what is certain of it by now.
    ///
    /// # Errors
    ///
    /// Why the page is not rewritten. What was appended before is of no use then.
    pub fn write(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Refusal> {
        self.waiting.extend(bytes);
        // A byte order mark is two bytes long.
        if !self.has_begun && self.waiting.len() >= 2 {
            self.has_begun = true;
            if matches!(self.waiting.as_slice(), [0xfe, 0xff, ..] | [0xff, 0xfe, ..]) {
                return Err(Refusal::Encoding);
            }
        }
        match self.has_begun {
            true => self.run(false, out),
            false => Ok(()),
        }
    }

    /// Appends the rest, the page being over.
    ///
    /// # Errors
    ///
    /// As [`Rewriter::write`].
    pub fn end(&mut self, out: &mut Vec<u8>) -> Result<(), Refusal> {
        self.run(true, out)
    }

    /// Whether anything has been changed so far.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// What has been marked so far.
    #[must_use]
    pub fn tally(&self) -> Tally {
        match &self.work {
            Work::Mark(marker) => marker.tally.clone(),
            Work::Undo => Tally::default(),
        }
    }

    /// The first that was found not to pass.
    pub(super) fn first_held(self) -> Option<Held> {
        match self.work {
            Work::Mark(marker) => marker.first,
            Work::Undo => None,
        }
    }

    fn run(&mut self, is_last: bool, out: &mut Vec<u8>) -> Result<(), Refusal> {
        let mut at = 0;
        loop {
            let bytes = rest(&self.waiting, at);
            let step = self.scanner.next(bytes, is_last);
            let (length, edits) = match step {
                Step::More => break,
                Step::Pass(length) => (length, Vec::new()),
                Step::Css(length, is_svg) => {
                    let css = bytes.get(..length).unwrap_or_default();
                    (length, self.work.sheet(css, is_svg))
                }
                Step::Start(length, tag, namespace) => {
                    let tag_bytes = bytes.get(..length).unwrap_or_default();
                    let element = Element::new(tag_bytes, &tag, namespace);
                    if is_unreadable(&element) {
                        return Err(Refusal::Encoding);
                    }
                    (length, self.work.tag(&element, self.scanner.is_plain()))
                }
            };
            let bytes = bytes.get(..length).unwrap_or_default();
            self.is_changed |= apply(bytes, edits, out);
            at += length;
        }
        self.waiting.drain(..at);
        match self.waiting.len() > MOST {
            true => Err(Refusal::TooLong),
            false => Ok(()),
        }
    }
}

impl Work {
    fn tag(&mut self, element: &Element, is_plain: bool) -> Vec<super::edit::Edit> {
        match self {
            Self::Mark(marker) => marker.tag(element, is_plain),
            Self::Undo => undo::tag(element),
        }
    }

    fn sheet(&mut self, css: &[u8], has_references: bool) -> Vec<super::edit::Edit> {
        match self {
            Self::Mark(marker) => marker.sheet(css, has_references),
            Self::Undo => undo::sheet(css, has_references),
        }
    }
}

/// Whether a tag says that the page is in an encoding in which bytes of ASCII may stand for something else.
fn is_unreadable(element: &Element) -> bool {
    const STATEFUL: &str = "iso-2022-jp";
    if element.name != "meta" {
        return false;
    }
    let says = |name| {
        let value = element.value(name).unwrap_or_default();
        String::from_utf8_lossy(&value).to_ascii_lowercase()
    };
    let content = says("content");
    let declared = content
        .rsplit("charset=")
        .next()
        .filter(|_| content.contains("charset="));
    says("charset").trim() == STATEFUL
        || declared.is_some_and(|name| name.trim().trim_matches(['"', '\'']).starts_with(STATEFUL))
}
