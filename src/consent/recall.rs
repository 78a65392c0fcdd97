//! What a session writes into its record, and takes from one.

use super::record::{MOST_ANSWERS, NO, ONCE, Record, RecordLine, Token, YES, token};
use super::{Answer, Mode, Standing};
use crate::compiled::layout::{Field, purpose};
use crate::gate::Origin;
use crate::scan::next_line;

const SECONDS_A_DAY: u64 = 86_400;

/// How far ahead of the clock a record's time may be, in seconds: a day, since clocks differ.
const CLOCK_SKEW: u64 = 86_400;

/// What the stored records were found to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recalled<'a> {
    /// Nothing that counts: the visitor is to be asked.
    Nothing,
    /// An answer to an earlier revision, with its line: the visitor is to be asked again.
    Earlier(&'a [u8]),
    /// An answer that holds.
    Holds,
}

impl Standing {
    /// Takes note of the page it is on and of the stored records, one a line, at `now` (seconds since
    /// 1970): the newest that reads counts, if it has not expired.
    pub fn start<'a>(
        &mut self,
        page: &[u8],
        gpc: bool,
        records: &'a [u8],
        now: u64,
    ) -> Recalled<'a> {
        (self.origin, self.gpc) = (Origin::read(page), gpc);
        let mut newest: Option<(Record, &[u8])> = None;
        let mut left = records;
        while let Some(line) = next_line(&mut left) {
            if let Some(record) = Record::decode(line)
                && record.time <= now + CLOCK_SKEW
                && newest.is_none_or(|(than, _)| record.time > than.time)
            {
                newest = Some((record, line));
            }
        }
        match newest {
            Some((record, line)) if record.revised != self.policy.revised() => {
                self.id = record.id;
                Recalled::Earlier(line)
            }
            Some((record, _)) if self.lasts(&record, now) => {
                self.recall(&record);
                Recalled::Holds
            }
            _ => Recalled::Nothing,
        }
    }

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
    fn token(&self, subject: usize, answer: Answer) -> Token {
        let sign = match answer {
            Answer::Once => ONCE,
            Answer::Allowed => YES,
            _ => NO,
        };
        let is_service = subject >= self.policy.purpose_count();
        let sign = if is_service {
            sign.to_ascii_uppercase()
        } else {
            sign
        };
        token(sign, self.policy.subject_text(subject, Field::Id))
    }

    fn lasts(&self, record: &Record, now: u64) -> bool {
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

    fn recall(&mut self, record: &Record) {
        for subject in 0..self.answers.len() {
            let answer = record.answer(&self.token(subject, Answer::Refused));
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
