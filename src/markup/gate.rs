//! What the gate says before a choice.

use url::{Position, Url};

use crate::compiled::Compiled;
use crate::consent::{Event, Session};
use crate::gate::{Means, Reason, Request, Verdict, Why};

/// The gate of a page whose visitor has not been asked, by the very session that the page's gate decides with.
#[derive(Debug)]
pub struct Gate(Session);

/// What may not pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub why: Why,
    /// Where it would go, up to the path.
    pub target: String,
}

impl Gate {
    /// By a policy, for the pages of a site.
    #[must_use]
    pub fn new(policy: Compiled, site: &Url) -> Self {
        let mut session = Session::new(policy);
        let started = Event::Started {
            origin: site.as_str().as_bytes(),
            gpc: false,
            records: b"",
        };
        // Nothing keeps a record, so the time does not matter.
        session.apply(started, 0);
        Self(session)
    }

    /// The id of the service that an answer is about, if it is about one.
    #[must_use]
    pub fn service(&self, why: Why) -> Option<&str> {
        Some(self.0.policy().service_id(why.service()?))
    }

    /// The clause that an answer rests on, if the policy names one.
    #[must_use]
    pub fn clause(&self, why: Why) -> Option<&str> {
        let clause = std::str::from_utf8(self.0.clause(why)).ok();
        clause.filter(|clause| !clause.is_empty())
    }

    /// What is held of an address as a page writes it. What is no address passes, as it does in the page; what
    /// cannot be read does not, since the page's encoding may make one of it.
    pub(super) fn held(&self, means: Means, base: &Url, address: &[u8]) -> Option<Held> {
        let text = String::from_utf8_lossy(address);
        let Ok(url) = base.join(&text) else {
            let is_unsure = text.contains(char::REPLACEMENT_CHARACTER);
            return is_unsure.then(Held::unreadable);
        };
        let why = self.0.decide(&Request::new(url.as_str(), means));
        let place = &url[..Position::BeforePath];
        (why.verdict() != Verdict::Pass).then(|| Held {
            why,
            target: place.to_owned(),
        })
    }
}

impl Held {
    /// What nobody can tell the aim of.
    pub fn unreadable() -> Self {
        Self {
            why: Why::of(Reason::Unreadable),
            target: String::new(),
        }
    }
}
