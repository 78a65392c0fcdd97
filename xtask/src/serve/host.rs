//! Which of the demo's hosts a request is for.

/// A host of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// The group's home: the way in, and the ledger of all sites.
    Group,
    /// One of the group's sites.
    Site(Site),
    /// The third party to whom every tracker reports.
    Collector,
    /// Any other name of this machine.
    Elsewhere,
}

/// One of the group's sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// The recruiting site: its script has the policy baked in.
    Recruit,
    /// The nursing-careers site: its policy stands in the page.
    Care,
    /// The engineer-careers site: its policy is fetched by URL.
    Engineer,
}

impl Host {
    /// Reads the value of a `Host` header.
    pub fn of(header: &str) -> Self {
        let name = header.rsplit_once(':').map_or(header, |(name, _)| name);
        match name
            .trim_end_matches('.')
            .to_ascii_lowercase()
            .strip_suffix(".localhost")
        {
            Some("group") => Self::Group,
            Some("recruit") => Self::Site(Site::Recruit),
            Some("care") => Self::Site(Site::Care),
            Some("engineer") => Self::Site(Site::Engineer),
            Some("collector") => Self::Collector,
            _ => Self::Elsewhere,
        }
    }
}

impl Site {
    /// The site's name: its folder under `www/` and the first label of its host.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recruit => "recruit",
            Self::Care => "care",
            Self::Engineer => "engineer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn port_case_and_trailing_dot_do_not_matter() {
        assert_eq!(
            Host::of("Recruit.localhost.:8787"),
            Host::Site(Site::Recruit)
        );
        assert_eq!(Host::of("collector.localhost"), Host::Collector);
    }

    #[test]
    fn a_bare_address_is_no_host_of_the_demo() {
        assert_eq!(Host::of("127.0.0.1:8787"), Host::Elsewhere);
        assert_eq!(Host::of("localhost"), Host::Elsewhere);
    }
}
