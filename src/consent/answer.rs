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

    /// The choice with this digit, that of its number; being unasked is none and has no record.
    #[must_use]
    pub fn of_digit(digit: u8) -> Self {
        match digit {
            b'1' => Self::AllowAll,
            b'2' => Self::RejectAll,
            b'3' => Self::Notify,
            b'4' => Self::Custom,
            _ => Self::Unasked,
        }
    }
}
