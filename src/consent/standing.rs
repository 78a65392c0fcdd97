//! How purposes and services stand with the visitor.

use super::{Answer, Mode, Session};
use crate::compiled::layout::{flag, purpose, service};
use crate::gate::{Reason, Why};

/// A reason, and the purpose it rests on.
type Standing = (Reason, usize);

impl Session {
    /// The visitor's own answer on a purpose: yes, no, or none.
    #[must_use]
    pub fn purpose_answer(&self, purpose: usize) -> Option<bool> {
        own(self.purposes.get(purpose).copied())
    }

    /// The visitor's own answer on a service: yes, no, or none.
    #[must_use]
    pub fn service_answer(&self, service: usize) -> Option<bool> {
        own(self.services.get(service).copied())
    }

    /// How a service stands: rules 3 to 8 of the precedence.
    #[must_use]
    pub fn service_why(&self, index: usize) -> Why {
        let answer = self.services.get(index).copied().unwrap_or_default();
        // A service without a purpose is one the policy does not account for.
        let declared = self.policy.service_purposes(index).next().is_some();
        let mut worst = (
            if declared {
                Reason::Necessary
            } else {
                Reason::Undeclared
            },
            None,
        );
        for purpose in self.policy.service_purposes(index) {
            let (reason, purpose) = self.purpose_for(purpose, answer, 0);
            if severity(reason) > severity(worst.0) {
                worst = (reason, Some(purpose));
            }
        }
        let (reason, purpose) = match (worst.0, answer) {
            (Reason::Sensitive | Reason::Necessary | Reason::Undeclared, _) => worst,
            (_, Answer::Refused) => (Reason::RefusedService, None),
            (Reason::AllowedPurpose | Reason::Notify, Answer::Unset)
                if self.signal_refuses_service(index) =>
            {
                (Reason::RefusedBySignal, None)
            }
            _ => worst,
        };
        Why {
            reason,
            service: Some(index),
            purpose,
        }
    }

    /// How a purpose stands by itself.
    #[must_use]
    pub fn purpose_why(&self, purpose: usize) -> Why {
        let (reason, purpose) = self.purpose_for(purpose, Answer::Unset, 0);
        Why {
            reason,
            service: None,
            purpose: Some(purpose),
        }
    }

    /// How a purpose stands for a service with this answer of its own. `depth` bounds the walk
    /// through what a purpose depends on, should damaged bytes make it a circle.
    fn purpose_for(&self, index: usize, service: Answer, depth: usize) -> Standing {
        let own = self.purposes.get(index).copied().unwrap_or_default();
        let mut worst = (self.purpose_alone(index, own, service), index);
        if worst.0 == Reason::Necessary || depth > self.purposes.len() {
            return worst;
        }
        for needed in self.policy.purpose_depends(index) {
            let standing = self.purpose_for(needed, service, depth + 1);
            if severity(standing.0) > severity(worst.0) {
                worst = standing;
            }
        }
        worst
    }

    fn purpose_alone(&self, index: usize, own: Answer, service: Answer) -> Reason {
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

    /// Whether Global Privacy Control is on and the policy heeds it.
    #[must_use]
    pub fn signal_counts(&self) -> bool {
        self.gpc && !self.policy.has(flag::IGNORE_GPC)
    }

    fn signal_refuses_service(&self, index: usize) -> bool {
        // Chosen one by one, the visitor saw the signal's line and switched the purpose on.
        self.mode != Mode::Custom
            && self.signal_counts()
            && self.policy.service_has(index, service::THIRD_PARTY)
    }
}

fn own(answer: Option<Answer>) -> Option<bool> {
    match answer.unwrap_or_default() {
        Answer::Unset => None,
        Answer::Allowed | Answer::Once => Some(true),
        Answer::Refused => Some(false),
    }
}

/// Which of two reasons weighs more: what is refused before what is not yet answered before what
/// is allowed.
fn severity(reason: Reason) -> u8 {
    match reason {
        Reason::Sensitive => 8,
        Reason::RefusedPurpose | Reason::RefusedBySignal => 7,
        Reason::NeedsOwnYes => 6,
        Reason::NotAsked => 5,
        Reason::Notify => 4,
        Reason::AllowedPurpose => 3,
        Reason::AllowedOnce => 2,
        Reason::AllowedService => 1,
        _ => 0,
    }
}
