//! What stands between a test page and the other host.

/// By what means a page is kept from asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// By none.
    Bare,
    /// By the script tag alone.
    Hooks,
    /// By the script tag in strict mode, which has a policy baked in, without the header.
    Strict,
    /// By the script tag, the page having been marked by the command before.
    Markup,
    /// By the script tag with the service worker in control.
    Worker,
    /// By a Content-Security-Policy that the server sends, as the command makes it, without the script.
    Header,
    /// By the script tag and that header.
    Both,
}

impl Means {
    /// Those that keep anything, in the order in which tables have them.
    pub const ALL: [Self; 6] = [
        Self::Hooks,
        Self::Strict,
        Self::Markup,
        Self::Worker,
        Self::Header,
        Self::Both,
    ];

    /// What a table calls it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Hooks => "hooks",
            Self::Strict => "strict",
            Self::Markup => "markup",
            Self::Worker => "worker",
            Self::Header => "header",
            Self::Both => "both",
        }
    }

    /// What a page's path begins with under it.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Bare => "/bare",
            Self::Hooks => "",
            Self::Strict => "/strict",
            Self::Markup => "/markup",
            Self::Worker => "/worker",
            Self::Header => "/header",
            Self::Both => "/both",
        }
    }

    /// The means that a path names, and the rest of the path.
    pub fn of(path: &str) -> (Self, &str) {
        [Self::Bare]
            .into_iter()
            .chain(Self::ALL)
            .filter(|means| *means != Self::Hooks)
            .find_map(|means| Some((means, path.strip_prefix(means.prefix())?)))
            .unwrap_or((Self::Hooks, path))
    }

    /// The script tag as the page has it, or nothing.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Bare | Self::Header => "",
            Self::Hooks | Self::Markup | Self::Worker | Self::Both => {
                "<script src=/sekisho.js></script>"
            }
            Self::Strict => {
                "<script src=/sekisho.js data-enforce=strict></script><meta http-equiv=Content-Security-Policy content=\"manifest-src *\">"
            }
        }
    }

    /// Whether the server sends the header.
    pub const fn has_header(self) -> bool {
        matches!(self, Self::Header | Self::Both)
    }
}
