//! The one state machine: what happens goes in, what is to be done comes out.
//!
//! It knows no clock, no browser and no storage. Asking it for a decision changes nothing.

use super::record::{NO_ID, read_id};
use super::{
    Answer, Choice, Effect, Event, Mode, PromptAnswer, Record, RecordId, RecordLine, Told,
};
use crate::compiled::Compiled;
use crate::compiled::layout::purpose;
use crate::gate::{Origin, Verdict};
use crate::scan::next_line;

/// How far ahead of the clock a record's time may be, in seconds: a day, since clocks differ.
const CLOCK_SKEW: u64 = 86_400;

/// A visitor's session on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub(super) policy: Compiled,
    pub(super) origin: Origin,
    pub(super) mode: Mode,
    /// On the purposes, then on the services.
    pub(super) answers: Vec<Answer>,
    pub(super) gpc: bool,
    pub(super) time: u64,
    pub(super) id: RecordId,
    /// Which services passed after the last event.
    passed: Vec<bool>,
    /// A record of an earlier revision, to be kept when the new answer takes its place.
    earlier: RecordLine,
}

impl Session {
    /// A session before anything happened: nobody has been asked.
    #[must_use]
    pub fn new(policy: Compiled) -> Self {
        Self {
            answers: vec![Answer::Unset; policy.subject_count()],
            passed: vec![false; policy.service_count()],
            policy,
            origin: Origin::default(),
            mode: Mode::Unasked,
            gpc: false,
            time: 0,
            id: NO_ID,
            earlier: RecordLine::new(),
        }
    }

    /// The compiled policy it decides by.
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

    /// Takes what happened at `now` (seconds since 1970) and says what is to be done.
    pub fn apply(&mut self, event: Event, now: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.run(event, now, &mut |effect| effects.push(effect.to_owned()));
        effects
    }

    /// The same, effect by effect.
    pub fn run(&mut self, event: Event, now: u64, act: &mut impl FnMut(Effect<&RecordLine>)) {
        let (id, told): (&[u8], Told) = match event {
            Event::Started {
                origin,
                gpc,
                records,
            } => {
                (self.origin, self.gpc) = (Origin::read(origin), gpc);
                return self.start(records, now, act);
            }
            Event::Chose(choice, id) => {
                self.choose(match choice {
                    Choice::AllowAll => Mode::AllowAll,
                    Choice::RejectAll => Mode::RejectAll,
                    Choice::Notify => Mode::Notify,
                });
                (id, Told::Chose(choice))
            }
            Event::Picked { lines, id } => {
                self.pick(lines);
                (id, Told::Picked)
            }
            // An answer to a prompt counts only where prompts are what the visitor chose.
            Event::Answered(..) if self.mode != Mode::Notify => return,
            Event::Answered(answer, services) => {
                self.answer(answer, services);
                (&[], Told::Answered)
            }
            Event::Withdrew(id) => {
                self.choose(Mode::RejectAll);
                (id, Told::Withdrew)
            }
        };
        if self.id == NO_ID {
            self.id = read_id(id).unwrap_or(NO_ID);
        }
        self.time = now;
        self.after(told, act);
    }

    fn start(&mut self, records: &[u8], now: u64, act: &mut impl FnMut(Effect<&RecordLine>)) {
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
                self.earlier = RecordLine::new();
                self.earlier.extend(line);
                self.id = record.id;
                act(Effect::Show);
            }
            Some((record, _)) if self.lasts(&record, now) => {
                self.recall(&record);
                act(Effect::Hide);
                // What a refused service left by another page or a response goes too.
                act(Effect::Erase);
            }
            _ => act(Effect::Show),
        }
        // What was held before there was a policy may pass by it, or has a reason by now.
        act(Effect::Recheck);
        self.ended(&mut |_| {});
    }

    fn choose(&mut self, mode: Mode) {
        self.mode = mode;
        for answer in &mut self.answers {
            // "Allow all" takes back refusals, but a yes of its own stays one; who asks to be told
            // keeps what was refused.
            let kept = match mode {
                Mode::AllowAll => Answer::Allowed,
                Mode::Notify => Answer::Refused,
                _ => Answer::Unset,
            };
            if *answer != kept {
                *answer = Answer::Unset;
            }
        }
    }

    fn pick(&mut self, lines: &[u8]) {
        self.settle();
        self.mode = Mode::Custom;
        let purposes = self.policy.purpose_count();
        let mut left = lines;
        while let Some(line) = next_line(&mut left) {
            let (kind, sign, id) = match *line {
                [kind, sign, ref id @ ..] => (kind, sign, id),
                _ => continue,
            };
            let (from, to) = if kind == b'p' {
                (0, purposes)
            } else {
                (purposes, self.answers.len())
            };
            let answer = if sign == b'+' {
                Answer::Allowed
            } else {
                Answer::Refused
            };
            self.set(id, from, to, answer);
        }
    }

    /// Puts an answer on the subject with this id among those from `from` and before `to`.
    fn set(&mut self, id: &[u8], from: usize, to: usize, answer: Answer) {
        let subject = self.policy.find_subject(id, from, to);
        if let Some(own) = subject.and_then(|subject| self.answers.get_mut(usize::from(subject))) {
            *own = answer;
        }
    }

    /// Turns what "allow all" allows into answers of its own, so that choosing one by one starts
    /// from what holds now.
    fn settle(&mut self) {
        if self.mode != Mode::AllowAll {
            return;
        }
        let targeted = if self.signal_counts() {
            purpose::TARGETED
        } else {
            0
        };
        let purposes = self.policy.purpose_count();
        for (index, own) in self.answers.iter_mut().take(purposes).enumerate() {
            let apart = self.policy.purpose_has(index, purpose::EXPLICIT | targeted);
            if *own == Answer::Unset && !apart {
                *own = Answer::Allowed;
            }
        }
    }

    fn answer(&mut self, answer: PromptAnswer, services: &[u8]) {
        let answer = match answer {
            PromptAnswer::Once => Answer::Once,
            PromptAnswer::Always => Answer::Allowed,
            PromptAnswer::Never => Answer::Refused,
        };
        let mut left = services;
        while let Some(id) = next_line(&mut left) {
            self.set(id, self.policy.purpose_count(), self.answers.len(), answer);
        }
    }

    /// What follows from an answer.
    fn after(&mut self, told: Told, act: &mut impl FnMut(Effect<&RecordLine>)) {
        if !self.earlier.as_bytes().is_empty() {
            act(Effect::Keep(&self.earlier));
            self.earlier = RecordLine::new();
        }
        act(Effect::Save(&self.record(), self.lifetime(self.mode)));
        act(Effect::Hide);
        let ended = self.ended(act);
        act(Effect::Erase);
        act(Effect::Recheck);
        act(Effect::Tell(told));
        if ended {
            act(Effect::OfferReload);
        }
    }

    /// Takes note of which services pass now and stops those that no longer do; true if any.
    fn ended(&mut self, act: &mut impl FnMut(Effect<&RecordLine>)) -> bool {
        let mut ended = false;
        for index in 0..self.passed.len() {
            let passes = self.service_why(index).verdict() == Verdict::Pass;
            if let Some(passed) = self.passed.get_mut(index) {
                if *passed && !passes {
                    ended = true;
                    if !self.policy.stop_call(index).is_empty() {
                        act(Effect::Stop(index));
                    }
                }
                *passed = passes;
            }
        }
        ended
    }
}
