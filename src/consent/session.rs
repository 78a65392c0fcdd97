//! The one state machine: what happens goes in, what is to be done comes out.
//!
//! It knows no clock, no browser and no storage. Asking it for a decision changes nothing.

use super::record::is_id;
use super::{Answer, Choice, Effect, Event, Mode, PromptAnswer, Record, Told};
use crate::compiled::Compiled;
use crate::compiled::layout::purpose;
use crate::gate::{Origin, Verdict};
use crate::scan::{cut, first, rest};

/// How far ahead of the clock a record's time may be, in seconds: a day, since clocks differ.
const CLOCK_SKEW: u64 = 86_400;

/// A visitor's session on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub(super) policy: Compiled,
    pub(super) origin: Origin,
    pub(super) mode: Mode,
    pub(super) purposes: Vec<Answer>,
    pub(super) services: Vec<Answer>,
    pub(super) gpc: bool,
    pub(super) time: u64,
    pub(super) id: String,
    /// A record of an earlier revision, to be kept when the new answer takes its place.
    earlier: String,
}

impl Session {
    /// A session before anything happened: nobody has been asked.
    #[must_use]
    pub fn new(policy: Compiled) -> Self {
        Self {
            purposes: vec![Answer::Unset; policy.purpose_count()],
            services: vec![Answer::Unset; policy.service_count()],
            policy,
            origin: Origin::default(),
            mode: Mode::Unasked,
            gpc: false,
            time: 0,
            id: String::new(),
            earlier: String::new(),
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

    /// Takes what happened at `now` (seconds since 1970) and says what is to be done.
    pub fn apply(&mut self, event: Event, now: u64) -> Vec<Effect> {
        let before = self.passing();
        let (id, told): (&[u8], Told) = match event {
            Event::Started {
                origin,
                gpc,
                records,
            } => {
                return self.start(origin, gpc, records, now);
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
            Event::Answered(..) if self.mode != Mode::Notify => return Vec::new(),
            Event::Answered(answer, services) => {
                self.answer(answer, services);
                (&[], Told::Answered)
            }
            Event::Withdrew(id) => {
                self.choose(Mode::RejectAll);
                (id, Told::Withdrew)
            }
        };
        if self.id.is_empty() && is_id(id) {
            self.id = id.iter().map(|byte| *byte as char).collect();
        }
        self.time = now;
        self.after(&before, told)
    }

    fn start(&mut self, origin: &[u8], gpc: bool, records: &[u8], now: u64) -> Vec<Effect> {
        self.origin = Origin::read(origin);
        self.gpc = gpc;
        let mut newest: Option<(Record, &[u8])> = None;
        let mut left = records;
        while !left.is_empty() {
            let (line, after) = cut(left, b'\n');
            left = after;
            if let Some(record) = Record::decode(line)
                && record.time <= now.saturating_add(CLOCK_SKEW)
                && newest
                    .as_ref()
                    .is_none_or(|(than, _)| record.time > than.time)
            {
                newest = Some((record, line));
            }
        }
        match newest {
            Some((record, line)) if record.revised != self.policy.revised() => {
                self.earlier = line.iter().map(|byte| *byte as char).collect();
                self.id = record.id;
                vec![Effect::Show, Effect::Recheck]
            }
            Some((record, _)) if self.lasts(&record, now) => {
                self.recall(record);
                // What a refused service left by another page or a response goes too.
                vec![Effect::Hide, Effect::Erase, Effect::Recheck]
            }
            // What was held before there was a policy may pass by it, or has a reason by now.
            _ => vec![Effect::Show, Effect::Recheck],
        }
    }

    fn choose(&mut self, mode: Mode) {
        self.mode = mode;
        for answer in self.purposes.iter_mut().chain(&mut self.services) {
            // "Allow all" takes back refusals, but a yes of its own stays one.
            if mode != Mode::AllowAll || *answer != Answer::Allowed {
                *answer = Answer::Unset;
            }
        }
    }

    fn pick(&mut self, lines: &[u8]) {
        self.settle();
        self.mode = Mode::Custom;
        let mut left = lines;
        while !left.is_empty() {
            let (line, after) = cut(left, b'\n');
            left = after;
            let (on, id) = (first(line, 2), rest(line, 2));
            let own = match on {
                b"p+" | b"p-" => self.purpose_mut(id),
                b"s+" | b"s-" => self.service_mut(id),
                _ => None,
            };
            if let Some(own) = own {
                *own = if on.ends_with(b"+") {
                    Answer::Allowed
                } else {
                    Answer::Refused
                };
            }
        }
    }

    fn purpose_mut(&mut self, id: &[u8]) -> Option<&mut Answer> {
        let index = self.policy.find_purpose(id)?;
        self.purposes.get_mut(index)
    }

    fn service_mut(&mut self, id: &[u8]) -> Option<&mut Answer> {
        let index = self.policy.find_service(id)?;
        self.services.get_mut(index)
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
        for (index, own) in self.purposes.iter_mut().enumerate() {
            let apart = self.policy.purpose_has(index, purpose::EXPLICIT | targeted);
            if *own == Answer::Unset && !apart {
                *own = Answer::Allowed;
            }
        }
    }

    fn answer(&mut self, answer: PromptAnswer, services: &[u8]) {
        let mut left = services;
        while !left.is_empty() {
            let (id, after) = cut(left, b'\n');
            left = after;
            if let Some(own) = self.service_mut(id) {
                *own = match answer {
                    PromptAnswer::Once => Answer::Once,
                    PromptAnswer::Always => Answer::Allowed,
                    PromptAnswer::Never => Answer::Refused,
                };
            }
        }
    }

    /// What follows from an answer, given which services passed before it.
    fn after(&mut self, before: &[bool], told: Told) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.earlier.is_empty() {
            effects.push(Effect::Keep(core::mem::take(&mut self.earlier)));
        }
        effects.push(Effect::Save(
            self.record().encode(),
            self.lifetime(self.mode),
        ));
        effects.push(Effect::Hide);
        let after = self.passing();
        let mut ended = false;
        for (index, (before, after)) in before.iter().zip(&after).enumerate() {
            if *before && !*after {
                ended = true;
                if !self.policy.service_stop_bytes(index).is_empty() {
                    effects.push(Effect::Stop(index));
                }
            }
        }
        effects.extend([Effect::Erase, Effect::Recheck, Effect::Tell(told)]);
        if ended {
            effects.push(Effect::OfferReload);
        }
        effects
    }

    /// Which services pass now.
    fn passing(&self) -> Vec<bool> {
        let passes = |service| self.service_why(service).verdict() == Verdict::Pass;
        (0..self.services.len()).map(passes).collect()
    }
}
