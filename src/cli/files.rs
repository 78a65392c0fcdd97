//! The files of a call.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file: the one at a path, or the one of a name beside it. Only the machine knows how its paths
/// are cut, and WebAssembly runs on machines of every kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path as it was given; `-` is the standard input.
    pub path: PathBuf,
    /// The name of the file beside it that is meant.
    pub beside: Option<&'static str>,
}

impl Place {
    /// The file at a path.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            beside: None,
        }
    }

    /// The file of a name beside a path.
    #[must_use]
    pub fn beside(path: &Path, name: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            beside: Some(name),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.beside {
            Some(name) => write!(f, "`{name}` beside `{path}`"),
            None => write!(f, "`{path}`"),
        }
    }
}

/// What was read: each file's bytes, or why it cannot be read.
#[derive(Debug, Clone, Default)]
pub struct Files(Vec<(Place, Result<Vec<u8>, String>)>);

impl Files {
    /// Adds a file.
    pub fn add(&mut self, place: Place, read: Result<Vec<u8>, String>) {
        self.0.push((place, read));
    }

    /// A file's bytes.
    pub(super) fn bytes(&self, place: &Place) -> Result<&[u8], String> {
        let found = self.0.iter().find(|(known, _)| known == place);
        match found {
            Some((_, Ok(bytes))) => Ok(bytes),
            Some((_, Err(why))) => Err(format!("cannot read {place}: {why}")),
            None => Err(format!("cannot read {place}")),
        }
    }

    /// A file's text.
    pub(super) fn text(&self, place: &Place) -> Result<&str, String> {
        str::from_utf8(self.bytes(place)?).map_err(|error| {
            let at = error.valid_up_to();
            format!("{place} is not UTF-8 from byte {at} on; save it as UTF-8")
        })
    }
}
