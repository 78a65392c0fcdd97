//! The decision. First match wins:
//!
//! 1. what fetches nothing from a host, and Sekisho's own record;
//! 2. the site's own origin where no service declares the path; what the policy does not declare;
//! 3. what breaks a promise of the policy, and sensitive information without its own yes;
//! 4. what is necessary, or exempt on a stated basis;
//! 5. what the visitor refused, by service or by purpose;
//! 6. what the visitor allowed: a service passes only if all its purposes are allowed (S16);
//! 7. what the visitor wants to be told of first;
//! 8. everything else waits.

use super::Standing;
use crate::compiled::layout::{
    Kind, flag,
    service::{ANONYMOUS, WEB_BEACON},
};
use crate::compiled::{Key, NOBODY, SITE};
use crate::gate::{Means, Reason, Remote, Request, Target, Verdict, Why};
use crate::promise::{PersonalData, personal_data};

/// The cookie and the storage key that hold the record, and what further keys begin with.
const OWN_NAME: &[u8] = b"sks";

impl Standing {
    /// What is done with a request.
    #[must_use]
    pub fn decide(&self, request: &Request) -> Why {
        self.decide_on(request, Some(self.personal_data(request).is_some()))
    }

    /// The personal data that a request's address carries after its host.
    #[must_use]
    pub fn personal_data(&self, request: &Request) -> Option<PersonalData> {
        match &request.target {
            Target::Remote(remote) => personal_data(remote.rest, &self.policy.declared()),
            _ => None,
        }
    }

    /// The same, given whether it carries personal data; if nobody has looked yet, what a promise is
    /// made about does not pass.
    #[must_use]
    pub fn decide_on(&self, request: &Request, personal: Option<bool>) -> Why {
        match &request.target {
            Target::Local => Why::of(Reason::Local),
            Target::Unreadable => Why::of(Reason::Unreadable),
            Target::Remote(remote) => self.decide_remote(remote, request.means, personal),
        }
    }

    /// A service declared with the page's own host and a path is a service there too, and so is one
    /// declared with a path alone, on all of the group's hosts.
    fn decide_remote(&self, remote: &Remote, means: Means, personal: Option<bool>) -> Why {
        let find = |name| {
            let (port, path) = (remote.place.port, remote.place.path());
            self.policy.find(&Key {
                kind: Kind::Host,
                name,
                port,
                path,
            })
        };
        let own = self.origin.owns(remote);
        let by_host = find(remote.place.host());
        let mut service = by_host;
        if own || by_host == SITE {
            let by_path = find(b"");
            if by_path != NOBODY {
                service = by_path;
            }
        }
        match service {
            SITE | NOBODY if own => Why::of(Reason::OwnOrigin),
            SITE => Why::of(Reason::GroupSite),
            NOBODY => self.undeclared(flag::REPORT_REQUESTS),
            service => self.decide_service(service, means, personal),
        }
    }

    fn decide_service(&self, service: usize, means: Means, personal: Option<bool>) -> Why {
        let has = |flag| self.policy.service_has(service, flag);
        let why = self.service_why(service);
        let is_promised = has(ANONYMOUS) || (has(WEB_BEACON) && means.is_beacon());
        if !is_promised {
            return why;
        }
        let reason = match personal {
            Some(true) => Reason::PromiseBroken,
            None if why.verdict() != Verdict::Hold => Reason::Unchecked,
            _ => return why,
        };
        Why::of(reason).with_service(service)
    }

    /// What is done with a cookie of this name.
    #[must_use]
    pub fn decide_cookie(&self, name: &[u8]) -> Why {
        self.decide_name(Kind::Cookie, name)
    }

    /// What is done with a web storage key.
    #[must_use]
    pub fn decide_key(&self, key: &[u8]) -> Why {
        self.decide_name(Kind::Storage, key)
    }

    pub(crate) fn decide_name(&self, kind: Kind, name: &[u8]) -> Why {
        let is_ours =
            |rest: &[u8]| rest.is_empty() || (kind == Kind::Storage && rest.starts_with(b"."));
        if name.strip_prefix(OWN_NAME).is_some_and(is_ours) {
            return Why::of(Reason::OwnRecord);
        }
        let key = Key {
            kind,
            name,
            port: 0,
            path: b"",
        };
        match self.policy.find(&key) {
            NOBODY if kind == Kind::Cookie => self.undeclared(flag::REPORT_COOKIES),
            NOBODY => Why::of(Reason::UndeclaredKey),
            service => self.service_why(service),
        }
    }

    /// What is done with markup that names a service or a purpose.
    #[must_use]
    pub fn decide_named(&self, id: &[u8]) -> Why {
        let purposes = self.policy.purpose_count();
        match self
            .policy
            .find_subject(id, 0, self.policy.subject_count())
            .map(usize::from)
        {
            Some(purpose) if purpose < purposes => self.purpose_why(purpose),
            Some(subject) => self.service_why(subject - purposes),
            None => Why::of(Reason::UnknownName),
        }
    }

    fn undeclared(&self, report: u32) -> Why {
        let reported = self.policy.has(report);
        Why::of(if reported {
            Reason::UndeclaredReported
        } else {
            Reason::Undeclared
        })
    }
}
