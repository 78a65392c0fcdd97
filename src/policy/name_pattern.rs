//! A cookie's name or a storage key as services write it, read into its parts.

use std::fmt;

/// A name, or a pattern with one `*` for any run of characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamePattern {
    /// The fixed beginning; the whole name if there is no `*`.
    pub prefix: String,
    /// The fixed end after a `*`.
    pub suffix: Option<String>,
}

/// Why a name pattern cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameError {
    /// It is empty.
    Empty,
    /// It has more than one `*`.
    ManyWildcards,
    /// Fewer than two characters stand before the `*`.
    TooWide,
    /// A character that no cookie's name has.
    Character,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty; name the cookie or key",
            Self::ManyWildcards => "has more than one `*`; keep one",
            Self::TooWide => "is too wide; give at least two characters before the `*`",
            Self::Character => "has a character that such a name cannot have",
        })
    }
}

impl std::error::Error for NameError {}

impl NamePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(written: &str) -> Result<Self, NameError> {
        if written.is_empty() {
            return Err(NameError::Empty);
        }
        if written
            .chars()
            .any(|c| c.is_control() || matches!(c, ';' | '=' | ',' | '"' | '\\'))
        {
            return Err(NameError::Character);
        }
        let Some((prefix, suffix)) = written.split_once('*') else {
            return Ok(Self {
                prefix: written.to_owned(),
                suffix: None,
            });
        };
        if suffix.contains('*') {
            return Err(NameError::ManyWildcards);
        }
        if prefix.chars().count() < 2 {
            return Err(NameError::TooWide);
        }
        Ok(Self {
            prefix: prefix.to_owned(),
            suffix: Some(suffix.to_owned()),
        })
    }

    /// Whether some name fits both patterns.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        match (&self.suffix, &other.suffix) {
            (None, None) => self.prefix == other.prefix,
            (None, Some(_)) => other.fits(&self.prefix),
            (Some(_), None) => self.fits(&other.prefix),
            (Some(a), Some(b)) => {
                let (p, q) = (&self.prefix, &other.prefix);
                (p.starts_with(q) || q.starts_with(p)) && (a.ends_with(b) || b.ends_with(a))
            }
        }
    }

    /// Whether `name` fits.
    #[must_use]
    pub fn fits(&self, name: &str) -> bool {
        match &self.suffix {
            None => self.prefix == name,
            Some(suffix) => name
                .strip_prefix(&self.prefix)
                .is_some_and(|rest| rest.ends_with(suffix)),
        }
    }
}
