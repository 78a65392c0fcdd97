//! What a session writes into its record, and takes from one.

use super::record::{ANSWER_BYTES, MOST_ANSWERS, Record, RecordLine, token};
use super::{Answer, Mode, Session};
use crate::compiled::layout::{Field, purpose};

const SECONDS_A_DAY: u64 = 86_400;

impl Session {
    /// The record of the choice as it stands. If there are more answers than it has room for, grants
    /// are left out, so that the visitor is asked again; if the refusals alone are too many, it says
    /// that all was refused, which is no more than the truth allows.
    #[must_use]
    pub fn record(&self) -> RecordLine {
        // Refusals first, so that they outlast grants.
        self.line(&[Answer::Refused, Answer::Allowed])
    }

    /// The record with what is allowed for now: for another module of this page, and never stored.
    #[must_use]
    pub fn live_record(&self) -> RecordLine {
        self.line(&[Answer::Refused, Answer::Once, Answer::Allowed])
    }

    fn line(&self, kept: &[Answer]) -> RecordLine {
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
        for kept in kept {
            for (subject, own) in self.answers.iter().enumerate() {
                if own == kept && room > 0 {
                    room -= 1;
                    line.extend(&self.token(subject, *kept));
                }
            }
        }
        line
    }

    /// An answer on a subject as a record has it.
    fn token(&self, subject: usize, answer: Answer) -> [u8; ANSWER_BYTES] {
        let sign = match answer {
            Answer::Once => b'o',
            Answer::Allowed => b'y',
            _ => b'n',
        };
        let is_service = subject >= self.policy.purpose_count();
        let sign = if is_service { sign - 0x20 } else { sign };
        token(sign, self.policy.subject_text(subject, Field::Id))
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
            let mut answer = Answer::Unset;
            // Should a record hold several, the refusal counts.
            for known in [Answer::Once, Answer::Allowed, Answer::Refused] {
                if record.has(&self.token(subject, known)) {
                    answer = known;
                }
            }
            // A yes to targeted advertising that was given without the signal is none with it.
            let is_overtaken = self.signal_counts()
                && !record.gpc
                && answer == Answer::Allowed
                && subject < self.policy.purpose_count()
                && self.policy.purpose_has(subject, purpose::TARGETED);
            if let Some(own) = self.answers.get_mut(subject) {
                *own = if is_overtaken { Answer::Unset } else { answer };
            }
        }
        (self.mode, self.time, self.id) = (record.mode, record.time, record.id);
    }
}
