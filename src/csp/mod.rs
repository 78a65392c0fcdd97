//! A Content-Security-Policy exact to the policy.
//!
//! The gate runs in the page; a CSP is kept by the browser before any script runs, and so covers the
//! static tags a gate cannot. Both come from one policy: what passes here is asked of the very
//! [`Session`] the gate decides with, so that the two cannot disagree. A CSP says less than a policy
//! does, since it can only add: where that leaves a difference, a [`Remark`] names it.

mod directives;
mod format;
mod hosts;
mod remark;

use std::collections::BTreeSet;

pub use format::{Format, Refusal};
pub use remark::{Matter, Remark};

use crate::compile::{Source, compile};
use crate::compiled::Compiled;
use crate::consent::{Choice, Event, Session, Standing};
use crate::gate::Verdict;
use crate::lint::Finding;
use crate::policy::{OnUndeclared, Policy};
use directives::directives;

/// The visitor's choice that a CSP is written for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// None yet.
    #[default]
    Before,
    /// "Allow all cookies".
    Allowed,
}

impl State {
    /// All of them, with their names.
    pub const ALL: [(Self, &'static str); 2] =
        [(Self::Before, "before"), (Self::Allowed, "allowed")];
}

/// A Content-Security-Policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csp {
    value: String,
    remarks: Vec<Remark>,
    reports: bool,
}

impl Csp {
    /// The CSP of a policy for a choice. The order of services and sites changes nothing of it.
    ///
    /// # Errors
    ///
    /// All findings, if any of them is an error.
    pub fn of(policy: &Policy, state: State) -> Result<Self, Vec<Finding>> {
        let session = chosen(compile(policy)?, state);
        let nobody = Standing::NONE;
        Ok(Self::under(policy, session.as_deref().unwrap_or(&nobody)))
    }

    /// The CSP of a policy as things stand with a visitor to whom that very policy was shown.
    #[must_use]
    pub fn under(policy: &Policy, standing: &Standing) -> Self {
        let hosts = hosts::of(policy, &passing(standing));
        let open = hosts.iter().filter(|host| host.passes);
        let sources: BTreeSet<Source> = open.flat_map(|host| Source::of(&host.pattern)).collect();
        Self {
            value: directives(&sources),
            remarks: remark::remarks(&hosts),
            reports: policy.undeclared.requests == OnUndeclared::Report,
        }
    }

    /// The header's value.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Where it says more or less than the policy, in the order of the document.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Whether the policy lets pass what it does not declare. A CSP has no "all but these", so one
    /// that blocks would be stricter than such a policy, and may only report.
    #[must_use]
    pub fn only_reports(&self) -> bool {
        self.reports
    }
}

/// A session after a choice. None should the bytes not open: then nothing passes.
fn chosen(bytes: Vec<u8>, state: State) -> Option<Session> {
    let mut session = Session::new(Compiled::open(bytes)?);
    if state == State::Allowed {
        // Nothing keeps the record, so neither its id nor the time matters.
        session.apply(Event::Chose(Choice::AllowAll, b""), 0);
    }
    Some(session)
}

/// The ids of the services that pass.
fn passing(standing: &Standing) -> BTreeSet<String> {
    let policy = standing.policy();
    let passes = |index: &usize| standing.service_why(*index).verdict() == Verdict::Pass;
    (0..policy.service_count())
        .filter(passes)
        .map(|index| policy.service_id(index).to_owned())
        .collect()
}
