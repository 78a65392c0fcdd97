//! The visitor's answers.

/// The visitor's own answer on one purpose or service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Answer {
    /// None.
    #[default]
    Unset,
    /// Yes.
    Allowed,
    /// Yes, until the page is left; never recorded.
    Once,
    /// No.
    Refused,
}

impl Answer {
    /// Yes, no, or none.
    #[must_use]
    pub fn said(self) -> Option<bool> {
        match self {
            Self::Unset => None,
            Self::Allowed | Self::Once => Some(true),
            Self::Refused => Some(false),
        }
    }
}

/// The choice that stands behind the single answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Mode {
    /// Not asked yet.
    #[default]
    Unasked,
    /// "Allow all cookies".
    AllowAll,
    /// "Reject all cookies".
    RejectAll,
    /// "Notify me when cookies are received".
    Notify,
    /// Chosen one by one; what has no answer of its own is refused.
    Custom,
}

impl Mode {
    /// The names of all, in the order of their numbers.
    pub const NAMES: &str = "none allow_all reject_all notify custom";

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES
            .split(' ')
            .nth(self as usize)
            .unwrap_or_default()
    }

    /// Its letter in a record: its name's first.
    #[must_use]
    pub fn letter(self) -> u8 {
        match self {
            Self::Unasked => b'-',
            Self::AllowAll => b'a',
            Self::RejectAll => b'r',
            Self::Notify => b'n',
            Self::Custom => b'c',
        }
    }

    /// The choice with this letter; being unasked is none and has no record.
    #[must_use]
    pub fn of_letter(letter: u8) -> Option<Self> {
        Some(match letter {
            b'a' => Self::AllowAll,
            b'r' => Self::RejectAll,
            b'n' => Self::Notify,
            b'c' => Self::Custom,
            _ => return None,
        })
    }
}
