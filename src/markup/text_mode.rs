//! How text is read, and what ends that (HTML Standard, 13.2.5.1 to 13.2.5.5 and 13.2.5.15 onwards).

use super::tag::is_space;
use crate::scan::rest;

/// How the bytes that come next are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As text among elements.
    Data,
    /// As a tag.
    Tag,
    /// As text up to the end tag of this name.
    Raw(&'static str),
    /// As a script, and how deep in what looks like a comment in it.
    Script(Depth),
    /// As text to the end of the document.
    Plain,
    /// As a comment.
    Comment,
    /// As what is made a comment, up to the next `>`.
    Bogus,
    /// As a section of text in what is foreign.
    Cdata,
}

/// How deep in what looks like a comment a script's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Not in one.
    None,
    /// In one, where an end tag ends the script.
    Escaped,
    /// After a start tag in one, where it does not.
    Twice,
}

/// Where a place leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing changes.
    Nowhere,
    /// It cannot be told before more is there.
    Unsure,
    /// After so many bytes what follows is read otherwise.
    To(usize, Mode),
}

impl Mode {
    /// How what follows a start tag of HTML is read.
    pub fn after(name: &str) -> Self {
        const RAW: [&str; 7] = [
            "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title",
        ];
        match name {
            "script" => Self::Script(Depth::None),
            "plaintext" => Self::Plain,
            _ => RAW
                .iter()
                .find(|one| **one == name)
                .map_or(Self::Data, |one| Self::Raw(one)),
        }
    }

    /// The bytes at which something may change.
    pub fn marks(self) -> &'static [u8] {
        match self {
            Self::Data | Self::Tag | Self::Raw(_) | Self::Plain => b"<",
            Self::Script(_) | Self::Comment => b"<-",
            Self::Bogus => b"<>",
            Self::Cdata => b"<]",
        }
    }
}

/// Whether a place begins with a word in lower case; nothing if that cannot be told before more is there.
fn begins(place: &[u8], word: &str, is_last: bool) -> Option<bool> {
    let length = place.len().min(word.len());
    let (text, start) = (place.get(..length)?, word.as_bytes().get(..length)?);
    match text.eq_ignore_ascii_case(start) {
        true if length < word.len() => is_last.then_some(false),
        is_so => Some(is_so),
    }
}

/// Whether `word` stands at a place and a tag's name ends with it.
fn names(place: &[u8], word: &str, is_last: bool) -> Option<bool> {
    match (begins(place, word, is_last), place.get(word.len())) {
        (Some(true), None) => is_last.then_some(false),
        (Some(true), Some(byte)) => Some(is_space(*byte) || matches!(byte, b'/' | b'>')),
        (unlike, _) => unlike,
    }
}

/// Whether a place begins with the end tag of a name.
pub(super) fn closes(place: &[u8], name: &str, is_last: bool) -> Option<bool> {
    match begins(place, "</", is_last) {
        Some(true) => names(rest(place, 2), name, is_last),
        unlike => unlike,
    }
}

/// Where a place leads that begins with one of the mode's marks.
pub(super) fn turn(
    mode: Mode,
    place: &[u8],
    is_last: bool,
    in_noscript: bool,
    is_foreign: bool,
) -> Turn {
    if in_noscript && place.first() == Some(&b'<') {
        match closes(place, "noscript", is_last) {
            Some(true) => return Turn::To(0, Mode::Tag),
            None => return Turn::Unsure,
            Some(false) => {}
        }
    }
    let when = |is_so: Option<bool>, length, mode| match is_so {
        Some(true) => Turn::To(length, mode),
        Some(false) => Turn::Nowhere,
        None => Turn::Unsure,
    };
    match mode {
        Mode::Data => markup(place, is_last, is_foreign),
        Mode::Raw(name) => when(closes(place, name, is_last), 0, Mode::Tag),
        Mode::Script(depth) => script(depth, place, is_last),
        Mode::Comment => match begins(place, "-->", is_last) {
            Some(true) => Turn::To(3, Mode::Data),
            None => Turn::Unsure,
            Some(false) => when(begins(place, "--!>", is_last), 4, Mode::Data),
        },
        Mode::Bogus => when(begins(place, ">", is_last), 1, Mode::Data),
        Mode::Cdata => when(begins(place, "]]>", is_last), 3, Mode::Data),
        Mode::Plain | Mode::Tag => Turn::Nowhere,
    }
}

/// What a `<` among elements begins.
fn markup(place: &[u8], is_last: bool, is_foreign: bool) -> Turn {
    let none_yet = match is_last {
        true => Turn::Nowhere,
        false => Turn::Unsure,
    };
    match place {
        [_, letter, ..] if letter.is_ascii_alphabetic() => Turn::To(0, Mode::Tag),
        [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => Turn::To(0, Mode::Tag),
        [_, b'/', b'>', ..] => Turn::To(3, Mode::Data),
        [_] | [_, b'/'] => none_yet,
        [_, b'/' | b'?', ..] => Turn::To(2, Mode::Bogus),
        [_, b'!', ..] => declaration(place, is_last, is_foreign),
        _ => Turn::Nowhere,
    }
}

/// What a `<!` begins.
fn declaration(place: &[u8], is_last: bool, is_foreign: bool) -> Turn {
    let table = [
        ("<!-->", 5, Mode::Data),
        ("<!--->", 6, Mode::Data),
        ("<!--", 4, Mode::Comment),
    ];
    for (word, length, mode) in table {
        match begins(place, word, is_last) {
            Some(true) => return Turn::To(length, mode),
            None => return Turn::Unsure,
            Some(false) => {}
        }
    }
    let is_section = is_foreign.then(|| begins(place, "<![cdata[", is_last));
    match is_section {
        Some(None) => Turn::Unsure,
        // Only in capitals.
        Some(Some(true)) if place.starts_with(b"<![CDATA[") => Turn::To(9, Mode::Cdata),
        _ => Turn::To(2, Mode::Bogus),
    }
}

/// What a script's text comes to, at a `<` or a `-`.
fn script(depth: Depth, place: &[u8], is_last: bool) -> Turn {
    let end = closes(place, "script", is_last);
    let opens = || match begins(place, "<", is_last) {
        Some(true) => names(rest(place, 1), "script", is_last),
        unlike => unlike,
    };
    let table = match depth {
        // The dashes that begin a comment may be those that end it.
        Depth::None => [
            (
                begins(place, "<!--", is_last),
                2,
                Mode::Script(Depth::Escaped),
            ),
            (end, 0, Mode::Tag),
            (Some(false), 0, Mode::Data),
        ],
        Depth::Escaped => [
            (begins(place, "-->", is_last), 3, Mode::Script(Depth::None)),
            (opens(), 7, Mode::Script(Depth::Twice)),
            (end, 0, Mode::Tag),
        ],
        Depth::Twice => [
            (begins(place, "-->", is_last), 3, Mode::Script(Depth::None)),
            (end, 8, Mode::Script(Depth::Escaped)),
            (Some(false), 0, Mode::Data),
        ],
    };
    for (is_so, length, mode) in table {
        match is_so {
            Some(true) => return Turn::To(length, mode),
            None => return Turn::Unsure,
            Some(false) => {}
        }
    }
    Turn::Nowhere
}
