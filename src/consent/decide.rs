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

use super::Session;
use crate::compiled::layout::{Kind, flag, service};
use crate::compiled::{Found, Place};
use crate::gate::{Means, Reason, Remote, Request, Target, Why, carries_personal_data};

/// The cookie and the storage key that hold the record, and what further keys begin with.
const OWN_NAME: &[u8] = b"sks";

impl Session {
    /// What is done with a request.
    #[must_use]
    pub fn decide(&self, request: &Request) -> Why {
        match &request.target {
            Target::Local => Why::of(Reason::Local),
            Target::Unreadable => Why::of(Reason::Unreadable),
            Target::Remote(remote) => self.decide_remote(remote, request.means),
        }
    }

    fn decide_remote(&self, remote: &Remote, means: Means) -> Why {
        let (port, path) = (remote.port, &*remote.path);
        let own = self.origin.owns(remote);
        let find = |host: &[u8]| self.policy.find_place(&Place { host, port, path });
        let found = if own { None } else { find(remote.host) };
        match found {
            Some(Found::Service(index)) => self.decide_service(index, remote, means),
            None if !own => self.undeclared(flag::REPORT_REQUESTS),
            _ => match find(b"") {
                Some(Found::Service(index)) => self.decide_service(index, remote, means),
                _ if own => self.decide_own_host(find(remote.host), remote, means),
                _ => Why::of(Reason::GroupSite),
            },
        }
    }

    /// A service declared with the page's own host and a path is a service there too.
    fn decide_own_host(&self, found: Option<Found>, remote: &Remote, means: Means) -> Why {
        match found {
            Some(Found::Service(index)) => self.decide_service(index, remote, means),
            _ => Why::of(Reason::OwnOrigin),
        }
    }

    fn decide_service(&self, index: usize, remote: &Remote, means: Means) -> Why {
        let has = |flag| self.policy.service_has(index, flag);
        let promised = has(service::ANONYMOUS) || (has(service::WEB_BEACON) && means.is_beacon());
        if promised && carries_personal_data(remote.rest) {
            return Why {
                reason: Reason::PromiseBroken,
                service: Some(index),
                purpose: None,
            };
        }
        self.service_why(index)
    }

    /// What is done with a cookie of this name.
    #[must_use]
    pub fn decide_cookie(&self, name: &[u8]) -> Why {
        if name == OWN_NAME {
            return Why::of(Reason::OwnRecord);
        }
        match self.policy.find_name(Kind::Cookie, name) {
            Some(index) => self.service_why(index),
            None => self.undeclared(flag::REPORT_COOKIES),
        }
    }

    /// What is done with a web storage key.
    #[must_use]
    pub fn decide_key(&self, key: &[u8]) -> Why {
        let own = key.strip_prefix(OWN_NAME);
        if own.is_some_and(|rest| rest.is_empty() || rest.starts_with(b".")) {
            return Why::of(Reason::OwnRecord);
        }
        match self.policy.find_name(Kind::Storage, key) {
            Some(index) => self.service_why(index),
            None => Why::of(Reason::UndeclaredKey),
        }
    }

    /// What is done with markup that names a service or a purpose.
    #[must_use]
    pub fn decide_named(&self, id: &[u8]) -> Why {
        if let Some(index) = self.policy.find_service(id) {
            return self.service_why(index);
        }
        match self.policy.find_purpose(id) {
            Some(index) => self.purpose_why(index),
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
