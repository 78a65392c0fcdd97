//! Cuts HTML into tags, style sheets and what is let be, in one pass (HTML Standard, 13.2.5).
//!
//! What is inside `<noscript>` is markup where there are no scripts and text where there are. Its tags are
//! found, and it ends where it ends as text: both kinds of browser agree on all that follows.

use super::namespace::{Namespace, Namespaces};
use super::tag::{Tag, TagScan};
use super::text_mode::{Mode, Turn, closes, turn};
use crate::scan::{find, first, rest};

/// What a stretch of bytes is; each with its length.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It cannot be told yet.
    More,
    /// Nothing that asks for anything.
    Pass(usize),
    /// The text of a style sheet, whole; its characters may be written as references if it is so in SVG.
    Css(usize, bool),
    /// A start tag, and the namespace of its element.
    Start(usize, Tag, Namespace),
}

/// Where in a document the bytes are that come next.
#[derive(Debug)]
pub(super) struct Scanner {
    mode: Mode,
    namespaces: Namespaces,
    /// How much of the bytes that come next has been looked at.
    seen: usize,
    tag: TagScan,
    in_noscript: bool,
    in_svg_style: bool,
    templates: usize,
}

impl Scanner {
    /// At the beginning of a document.
    pub fn new() -> Self {
        Self {
            mode: Mode::Data,
            namespaces: Namespaces::default(),
            seen: 0,
            tag: TagScan::new(false),
            in_noscript: false,
            in_svg_style: false,
            templates: 0,
        }
    }

    /// Whether what comes next is part of the document and of every reading of it.
    pub fn is_plain(&self) -> bool {
        self.templates == 0 && !self.in_noscript
    }

    /// What the bytes begin with; `is_last` if no more will come.
    pub fn next(&mut self, bytes: &[u8], is_last: bool) -> Step {
        loop {
            if bytes.is_empty() {
                return Step::More;
            }
            if self.mode == Mode::Tag {
                return self.tag(bytes, is_last);
            }
            match self.text(bytes, is_last) {
                Some(step) => return step,
                None => {
                    self.tag = TagScan::new(bytes.get(1) == Some(&b'/'));
                    self.in_noscript &= closes(bytes, "noscript", is_last) != Some(true);
                }
            }
        }
    }

    /// Text up to what ends it, or nothing where a tag begins.
    fn text(&mut self, bytes: &[u8], is_last: bool) -> Option<Step> {
        let mut at = self.seen;
        loop {
            at += find(rest(bytes, at), self.mode.marks());
            if at >= bytes.len() {
                return Some(self.cut(bytes.len(), is_last));
            }
            let is_foreign = self.namespaces.current() != Namespace::Html;
            let place = rest(bytes, at);
            match turn(self.mode, place, is_last, self.in_noscript, is_foreign) {
                Turn::Nowhere => at += 1,
                Turn::Unsure => return Some(self.cut(at, false)),
                Turn::To(..) if at > 0 => return Some(self.cut(at, true)),
                Turn::To(length, mode) => {
                    (self.mode, self.seen) = (mode, 0);
                    return (length > 0).then_some(Step::Pass(length));
                }
            }
        }
    }

    /// Gives out text of some length; of a style sheet only once it `is_whole`.
    fn cut(&mut self, length: usize, is_whole: bool) -> Step {
        let is_svg = self.in_svg_style && matches!(self.mode, Mode::Data | Mode::Cdata);
        let is_css = is_svg || self.mode == Mode::Raw("style");
        if length == 0 || (is_css && !is_whole) {
            self.seen = length;
            return Step::More;
        }
        self.seen = 0;
        match is_css {
            true => Step::Css(length, is_svg),
            false => Step::Pass(length),
        }
    }

    fn tag(&mut self, bytes: &[u8], is_last: bool) -> Step {
        let is_ended = |place: &[u8]| closes(place, "noscript", is_last) != Some(false);
        let in_noscript = self.in_noscript;
        let found = self.tag.read(bytes, |place| in_noscript && is_ended(place));
        let length = self.tag.at();
        if let Some(tag) = found {
            return self.complete(first(bytes, length), tag);
        }
        let is_cut = closes(rest(bytes, length), "noscript", is_last) == Some(true);
        if !is_cut && !is_last {
            return Step::More;
        }
        // A tag that never ends is none.
        self.mode = Mode::Data;
        Step::Pass(length)
    }

    fn complete(&mut self, bytes: &[u8], tag: Tag) -> Step {
        let name = bytes.get(tag.name.clone()).unwrap_or_default();
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        self.in_svg_style = false;
        self.mode = Mode::Data;
        if bytes.get(1) == Some(&b'/') {
            self.end(&name);
            return Step::Pass(bytes.len());
        }
        let is = |names: &[&str]| {
            let mut all = tag.attributes.iter();
            all.any(|one| names.iter().any(|name| one.is_named(bytes, name)))
        };
        let is_font = name == "font" && is(&["color", "face", "size"]);
        let has_html = name == "annotation-xml" && has_html(bytes, &tag);
        let namespaces = &mut self.namespaces;
        let namespace = namespaces.start(&name, has_html, is_font, tag.closes_itself);
        self.in_svg_style = name == "style" && namespace == Namespace::Svg && !tag.closes_itself;
        if namespace == Namespace::Html {
            self.mode = Mode::after(&name);
            self.in_noscript |= name == "noscript";
            self.templates += usize::from(name == "template");
        }
        Step::Start(bytes.len(), tag, namespace)
    }

    fn end(&mut self, name: &str) {
        self.namespaces.end(name);
        if name == "template" {
            self.templates = self.templates.saturating_sub(1);
        }
    }
}

/// Whether an `annotation-xml` says that there is HTML in it.
fn has_html(bytes: &[u8], tag: &Tag) -> bool {
    let encoding = tag.value(bytes, "encoding").unwrap_or_default();
    encoding.eq_ignore_ascii_case(b"text/html")
        || encoding.eq_ignore_ascii_case(b"application/xhtml+xml")
}
