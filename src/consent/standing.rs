//! How purposes and services stand with the visitor.

use super::record::NO_ID;
use super::{Answer, Mode, RecordId};
use crate::compiled::Compiled;
use crate::compiled::layout::{Field, flag, purpose, service};
use crate::gate::{Origin, Reason, Why};

/// What the visitor has answered to a policy, on one page. Asking it changes nothing; what changes it is
/// a record that is read, or an answer given to a [`super::Session`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub(super) policy: Compiled,
    pub(super) origin: Origin,
    pub(super) mode: Mode,
    /// On the purposes, then on the services.
    pub(super) answers: Vec<Answer>,
    pub(super) gpc: bool,
    pub(super) time: u64,
    pub(super) id: RecordId,
}

impl Standing {
    /// Before there is a policy.
    pub(crate) const NONE: Self = Self {
        policy: Compiled::NONE,
        origin: Origin::NONE,
        mode: Mode::Unasked,
        answers: Vec::new(),
        gpc: false,
        time: 0,
        id: NO_ID,
    };

    /// Before anything happened: nobody has been asked.
    #[must_use]
    pub fn new(policy: Compiled) -> Self {
        let mut standing = Self::NONE;
        standing.begin(policy);
        standing
    }

    /// Goes by a policy from now on; nobody has been asked about it.
    pub(crate) fn begin(&mut self, policy: Compiled) {
        self.answers = vec![Answer::Unset; policy.subject_count()];
        self.policy = policy;
        (self.mode, self.time, self.id) = (Mode::Unasked, 0, NO_ID);
    }

    /// The compiled policy it goes by.
    #[must_use]
    pub fn policy(&self) -> &Compiled {
        &self.policy
    }

    /// The choice behind the single answers.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// When the choice was made, in seconds since 1970; 0 before.
    #[must_use]
    pub fn time(&self) -> u64 {
        self.time
    }

    /// The id of the record; nothing before there is one.
    #[must_use]
    pub fn record_id(&self) -> &[u8] {
        if self.id == NO_ID { &[] } else { &self.id }
    }

    /// The visitor's own answer on a purpose: yes, no, or none.
    #[must_use]
    pub fn purpose_answer(&self, purpose: usize) -> Option<bool> {
        self.own(purpose).said()
    }

    /// The visitor's own answer on a service: yes, no, or none.
    #[must_use]
    pub fn service_answer(&self, service: usize) -> Option<bool> {
        self.own(self.policy.subject_of(service)).said()
    }

    /// The visitor's own answer on a purpose or service, the purposes coming first.
    pub(crate) fn own(&self, subject: usize) -> Answer {
        self.answers.get(subject).copied().unwrap_or_default()
    }

    /// How a service stands: rules 3 to 8 of the precedence.
    #[must_use]
    pub fn service_why(&self, index: usize) -> Why {
        let subject = self.policy.subject_of(index);
        let answer = self.own(subject);
        let worst = self.worst(subject, answer);
        let reason = worst.reason;
        let is_signalled = || reason < Reason::NotAsked && self.signal_refuses_service(index);
        // What is necessary, sensitive or not accounted for stays so, whatever was answered.
        let why = match answer {
            _ if reason >= Reason::Sensitive => worst,
            _ if reason <= Reason::Necessary => Why::of(reason),
            Answer::Refused => Why::of(Reason::RefusedService),
            Answer::Unset if is_signalled() => Why::of(Reason::RefusedBySignal),
            _ => worst,
        };
        why.with_service(index)
    }

    /// How a purpose stands by itself.
    #[must_use]
    pub fn purpose_why(&self, purpose: usize) -> Why {
        self.worst(purpose, Answer::Unset)
    }

    /// The weightiest reason among all that a subject needs, given a service's own answer. One that
    /// needs nothing is not accounted for by the policy.
    fn worst(&self, subject: usize, service: Answer) -> Why {
        let mut worst = Why::of(Reason::Undeclared);
        for purpose in self.policy.needs(subject) {
            let reason = self.purpose_alone(purpose, service);
            if worst.purpose().is_none() || reason > worst.reason {
                worst = Why::of(reason).with_purpose(purpose);
            }
        }
        worst
    }

    fn purpose_alone(&self, index: usize, service: Answer) -> Reason {
        let own = self.own(index);
        let has = |flag| self.policy.purpose_has(index, flag);
        if has(purpose::FREE) {
            return Reason::Necessary;
        }
        // A yes to the service is no yes to a purpose that needs one of its own.
        if has(purpose::EXPLICIT) && own != Answer::Allowed {
            return match (has(purpose::SENSITIVE), own, self.mode) {
                (true, ..) => Reason::Sensitive,
                (_, Answer::Refused, _) | (_, _, Mode::RejectAll) => Reason::RefusedPurpose,
                (_, _, Mode::Unasked) => Reason::NotAsked,
                _ => Reason::NeedsOwnYes,
            };
        }
        match (service, own) {
            (Answer::Allowed, _) => Reason::AllowedService,
            (Answer::Once, _) => Reason::AllowedOnce,
            (_, Answer::Allowed | Answer::Once) => Reason::AllowedPurpose,
            (_, Answer::Refused) => Reason::RefusedPurpose,
            (_, Answer::Unset) => self.purpose_by_mode(has(purpose::TARGETED)),
        }
    }

    fn purpose_by_mode(&self, targeted: bool) -> Reason {
        match self.mode {
            Mode::RejectAll | Mode::Custom => Reason::RefusedPurpose,
            _ if targeted && self.signal_counts() => Reason::RefusedBySignal,
            Mode::AllowAll => Reason::AllowedPurpose,
            Mode::Notify => Reason::Notify,
            Mode::Unasked => Reason::NotAsked,
        }
    }

    /// The clause a verdict rests on, or nothing.
    #[must_use]
    pub fn clause(&self, why: Why) -> &[u8] {
        let ground = why.reason as usize * 2;
        let mut clause = self.policy.ground(ground);
        let service = why.service().map(|at| self.policy.subject_of(at));
        for subject in [why.purpose(), service].into_iter().flatten() {
            if clause.is_empty() {
                clause = self.policy.subject_text(subject, Field::Clause);
            }
        }
        if clause.is_empty() {
            clause = self.policy.ground(ground + 1);
        }
        clause
    }

    /// Whether Global Privacy Control is on and the policy heeds it.
    #[must_use]
    pub fn signal_counts(&self) -> bool {
        self.gpc && !self.policy.has(flag::IGNORE_GPC)
    }

    fn signal_refuses_service(&self, index: usize) -> bool {
        self.signal_counts() && self.policy.service_has(index, service::THIRD_PARTY)
    }
}
