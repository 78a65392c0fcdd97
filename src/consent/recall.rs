//! What a session writes into its record, and takes from one.

use super::record::{ANSWER_BYTES, MOST_ANSWERS, Record, RecordLine, token};
use super::{Answer, Mode, Session};
use crate::compiled::layout::Field;

const SECONDS_A_DAY: u64 = 86_400;

impl Session {
    /// The record of the choice as it stands. If there are more answers than it has room for, grants
    /// are left out, so that the visitor is asked again; if the refusals alone are too many, it says
    /// that all was refused, which is no more than the truth allows.
    #[must_use]
    pub fn record(&self) -> RecordLine {
        let refused = self.answers.iter().filter(|own| **own == Answer::Refused);
        let is_full = refused.count() > MOST_ANSWERS;
        let record = Record {
            revised: self.policy.revised(),
            time: self.time,
            mode: if is_full { Mode::RejectAll } else { self.mode },
            gpc: self.gpc,
            id: self.id,
            answers: &[],
        };
        let mut line = record.encode();
        let mut room = if is_full { 0 } else { MOST_ANSWERS };
        // Refusals first, so that they outlast grants.
        for kept in [Answer::Refused, Answer::Allowed] {
            for (subject, own) in self.answers.iter().enumerate() {
                if *own == kept && room > 0 {
                    room -= 1;
                    line.extend(&self.token(subject, kept == Answer::Allowed));
                }
            }
        }
        line
    }

    /// An answer on a subject as a record has it.
    fn token(&self, subject: usize, allowed: bool) -> [u8; ANSWER_BYTES] {
        let is_service = subject >= self.policy.purpose_count();
        token(is_service, allowed, self.policy.subject_text(subject, Field::Id))
    }

    pub(super) fn lasts(&self, record: &Record, now: u64) -> bool {
        now < record.time + self.lifetime(record.mode)
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

    pub(super) fn recall(&mut self, record: &Record) {
        for subject in 0..self.answers.len() {
            let has = |allowed| record.has(&self.token(subject, allowed));
            // Should a record hold both, the refusal counts.
            let answer = match (has(false), has(true)) {
                (true, _) => Answer::Refused,
                (_, true) => Answer::Allowed,
                _ => Answer::Unset,
            };
            if let Some(own) = self.answers.get_mut(subject) {
                *own = answer;
            }
        }
        (self.mode, self.time, self.id) = (record.mode, record.time, record.id);
    }
}
