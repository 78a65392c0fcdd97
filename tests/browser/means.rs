//! What stands between a test page and the other host.

/// By what means a page is kept from asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// By none.
    Bare,
    /// By the script tag alone.
    Hooks,
    /// By a Content-Security-Policy that the server sends, as the command makes it, without the script.
    Header,
    /// By both.
    Both,
    /// By the script tag with the service worker in control.
    Worker,
}

impl Means {
    /// Those that keep anything, in the order in which tables have them.
    pub const ALL: [Self; 4] = [Self::Hooks, Self::Header, Self::Both, Self::Worker];

    /// What a table calls it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Hooks => "hooks",
            Self::Header => "header",
            Self::Both => "both",
            Self::Worker => "worker",
        }
    }

    /// What a page's path begins with under it.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Bare => "/bare",
            Self::Hooks => "",
            Self::Header => "/header",
            Self::Both => "/both",
            Self::Worker => "/worker",
        }
    }

    /// The means that a path names, and the rest of the path.
    pub fn of(path: &str) -> (Self, &str) {
        [Self::Bare, Self::Header, Self::Both, Self::Worker]
            .into_iter()
            .find_map(|means| Some((means, path.strip_prefix(means.prefix())?)))
            .unwrap_or((Self::Hooks, path))
    }

    /// Whether the page has the script tag.
    pub const fn has_tag(self) -> bool {
        matches!(self, Self::Hooks | Self::Both | Self::Worker)
    }

    /// Whether the server sends the header.
    pub const fn has_header(self) -> bool {
        matches!(self, Self::Header | Self::Both)
    }
}
