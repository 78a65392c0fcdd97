//! The one state machine: what happens goes in, what is to be done comes out.
//!
//! It knows no clock, no browser and no storage. Asking it for a decision changes nothing.

use core::ops::Deref;

use super::record::{NO_ID, read_id};
use super::{
    Answer, Choice, Effect, Event, Mode, PromptAnswer, Recalled, RecordLine, Standing, Told,
};
use crate::compiled::Compiled;
use crate::compiled::layout::purpose;
use crate::gate::Verdict;
use crate::scan::next_line;

/// A visitor's session on one page: how everything stands, and what an answer makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    standing: Standing,
    /// Which services passed after the last event.
    passed: Vec<bool>,
    /// A record of an earlier revision, to be kept when the new answer takes its place.
    earlier: RecordLine,
}

impl Deref for Session {
    type Target = Standing;

    fn deref(&self) -> &Standing {
        &self.standing
    }
}

impl Session {
    /// A session before anything happened: nobody has been asked.
    #[must_use]
    pub fn new(policy: Compiled) -> Self {
        Self {
            passed: vec![false; policy.service_count()],
            standing: Standing::new(policy),
            earlier: RecordLine::new(),
        }
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
                let recalled = self.standing.start(origin, gpc, records, now);
                return self.start(&recalled, act);
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
            self.standing.id = read_id(id).unwrap_or(NO_ID);
        }
        self.standing.time = now;
        self.after(told, act);
    }

    fn start(&mut self, recalled: &Recalled, act: &mut impl FnMut(Effect<&RecordLine>)) {
        match recalled {
            Recalled::Holds => {
                act(Effect::Hide);
                // What a refused service left by another page or a response goes too.
                act(Effect::Erase);
            }
            Recalled::Earlier(line) => {
                self.earlier = RecordLine::new();
                self.earlier.extend(line);
                act(Effect::Show);
            }
            Recalled::Nothing => act(Effect::Show),
        }
        // What was held before there was a policy may pass by it, or has a reason by now.
        act(Effect::Recheck);
        self.ended(&mut |_| {});
    }

    fn choose(&mut self, mode: Mode) {
        self.standing.mode = mode;
        for answer in &mut self.standing.answers {
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
        self.standing.mode = Mode::Custom;
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
        if let Some(own) =
            subject.and_then(|subject| self.standing.answers.get_mut(usize::from(subject)))
        {
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
        for (index, own) in self.standing.answers.iter_mut().take(purposes).enumerate() {
            let apart = self
                .standing
                .policy
                .purpose_has(index, purpose::EXPLICIT | targeted);
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
        for (index, passed) in self.passed.iter_mut().enumerate() {
            let passes = self.standing.service_why(index).verdict() == Verdict::Pass;
            if *passed && !passes {
                ended = true;
                if !self.standing.policy.stop_call(index).is_empty() {
                    act(Effect::Stop(index));
                }
            }
            *passed = passes;
        }
        ended
    }
}
