//! A start tag and what its attributes mean.

use super::namespace::Namespace;
use super::reference::meant;
use super::tag::{Attribute, Tag};
use super::watched::{HELD, MARKED, MARKS};

/// What is put at the name of a script that is held, if it has a type of its own and if not.
pub(super) const PLAIN: &str = " type=\"text/plain\"";
pub(super) const PLAIN_WITHOUT: &str = " data-sks-type type=\"text/plain\"";
/// The file that the gate comes in.
const GATE: &[u8] = b"sekisho.js";

/// A start tag.
pub(super) struct Element<'a> {
    pub bytes: &'a [u8],
    pub tag: &'a Tag,
    /// The name of its element in lower case.
    pub name: String,
}

impl<'a> Element<'a> {
    /// Of a tag's bytes.
    pub fn new(bytes: &'a [u8], tag: &'a Tag, namespace: Namespace) -> Self {
        let name = bytes.get(tag.name.clone()).unwrap_or_default();
        let mut name = String::from_utf8_lossy(name).to_ascii_lowercase();
        // Parsers take it so.
        if name == "image" && namespace == Namespace::Html {
            "img".clone_into(&mut name);
        }
        Self { bytes, tag, name }
    }

    /// What an attribute means; nothing if there is none.
    pub fn value(&self, name: &str) -> Option<Vec<u8>> {
        self.tag.value(self.bytes, name).map(meant)
    }

    /// Whether there is an attribute.
    pub fn has(&self, name: &str) -> bool {
        self.tag.attribute(self.bytes, name).is_some()
    }

    /// Whether an attribute is held already.
    pub fn holds(&self, name: &str) -> bool {
        self.has(&format!("{HELD}{name}"))
    }

    /// All attributes of a name, those among them that an earlier one makes void.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'a Attribute> {
        let bytes = self.bytes;
        let attributes = self.tag.attributes.iter();
        attributes.filter(move |attribute| attribute.is_named(bytes, name))
    }

    /// Whether it is a script that is no program, or is made none by the gate.
    pub fn is_parked(&self) -> bool {
        let is_plain = || {
            let kind = self.value("type").unwrap_or_default();
            kind.eq_ignore_ascii_case(b"text/plain")
        };
        self.name == "script" && (self.holds("type") || is_plain())
    }

    /// Whether its author says what is to be done with it, by a mark of the gate's or of another tool's.
    pub fn is_marked(&self) -> bool {
        let is_kept = || MARKED.iter().any(|name| self.has(name));
        let counts = match self.name.as_str() {
            "template" => true,
            "script" => self.is_parked(),
            _ => is_kept(),
        };
        let names_something = || MARKS.iter().any(|mark| self.has(&format!("data-{mark}")));
        self.has("data-sks-ignore") || (counts && names_something())
    }

    /// Whether it is the gate's own tag.
    pub fn is_gate(&self) -> bool {
        let source = self.value("src").unwrap_or_default();
        let path = source.split(|byte| matches!(byte, b'?' | b'#')).next();
        let file = path.and_then(|path| path.rsplit(|byte| *byte == b'/').next());
        self.name == "script" && file == Some(GATE)
    }
}
