//! What a session writes into its record, and takes from one.

use super::{Answer, Entry, Mode, Record, Session, Subject};
use crate::compiled::identity;

const SECONDS_A_DAY: u64 = 86_400;

impl Session {
    /// The record of the choice as it stands.
    #[must_use]
    pub fn record(&self) -> Record {
        let mut entries = Vec::new();
        for (index, answer) in self.purposes.iter().enumerate() {
            push(
                &mut entries,
                Subject::Purpose,
                *answer,
                self.policy.purpose_id_bytes(index),
            );
        }
        for (index, answer) in self.services.iter().enumerate() {
            push(
                &mut entries,
                Subject::Service,
                *answer,
                self.policy.service_id_bytes(index),
            );
        }
        Record {
            revised: self.policy.revised(),
            time: self.time,
            mode: self.mode,
            gpc: self.gpc,
            id: self.id.clone(),
            entries,
        }
    }

    pub(super) fn lasts(&self, record: &Record, now: u64) -> bool {
        now < record.time.saturating_add(self.lifetime(record.mode))
    }

    pub(super) fn lifetime(&self, mode: Mode) -> u64 {
        let (grant, refusal) = self.policy.days();
        SECONDS_A_DAY
            * u64::from(if mode == Mode::RejectAll {
                refusal
            } else {
                grant
            })
    }

    pub(super) fn recall(&mut self, record: Record) {
        let answer = |subject, id: &[u8]| {
            let identity = identity(id);
            let mut own = Answer::Unset;
            for entry in &record.entries {
                // Should a record hold both, the refusal counts.
                if entry.subject == subject && entry.identity == identity && own != Answer::Refused
                {
                    own = if entry.allowed {
                        Answer::Allowed
                    } else {
                        Answer::Refused
                    };
                }
            }
            own
        };
        let policy = &self.policy;
        for (index, own) in self.purposes.iter_mut().enumerate() {
            *own = answer(Subject::Purpose, policy.purpose_id_bytes(index));
        }
        for (index, own) in self.services.iter_mut().enumerate() {
            *own = answer(Subject::Service, policy.service_id_bytes(index));
        }
        (self.mode, self.time, self.id) = (record.mode, record.time, record.id);
    }
}

fn push(entries: &mut Vec<Entry>, subject: Subject, answer: Answer, id: &[u8]) {
    let allowed = match answer {
        Answer::Allowed => true,
        Answer::Refused => false,
        Answer::Unset | Answer::Once => return,
    };
    entries.push(Entry {
        allowed,
        subject,
        identity: identity(id),
    });
}
