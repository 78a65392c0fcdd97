//! Events and effects as text, for the page's side.
//!
//! Events come in as lines, effects go out as JSON. Written by hand: a formatter would weigh more
//! than all of the gate's own rules.

use super::{Answer, Choice, Effect, Event, Mode, PromptAnswer, Session, Told};
use crate::gate::Why;
use crate::scan::cut;

/// The numbers by which the page names events.
pub mod op {
    /// The page starts.
    pub const START: u32 = 0;
    /// Allow all.
    pub const ALLOW_ALL: u32 = 1;
    /// Reject all.
    pub const REJECT_ALL: u32 = 2;
    /// Notify me.
    pub const NOTIFY: u32 = 3;
    /// Chosen one by one.
    pub const PICK: u32 = 4;
    /// A prompt's answer.
    pub const ANSWER: u32 = 5;
    /// Withdrawal.
    pub const WITHDRAW: u32 = 6;
}

/// Reads an event, applies it at `now` and writes the effects as a JSON array of arrays, each effect by
/// its number in the order of [`Effect`]. What is no event changes nothing and has no effects.
pub fn apply(session: &mut Session, op: u32, text: &[u8], now: u64) -> Vec<u8> {
    let effects = event(op, text).map_or_else(Vec::new, |event| session.apply(event, now));
    let mut json = Json::default();
    json.raw("[");
    for effect in &effects {
        json.separate();
        json.raw("[");
        json.effect(session, effect);
        json.raw("]");
    }
    json.raw("]");
    json.0
}

fn event(op: u32, text: &[u8]) -> Option<Event<'_>> {
    let (first, rest) = cut(text, b'\n');
    Some(match op {
        op::START => {
            let (gpc, records) = cut(rest, b'\n');
            Event::Started {
                origin: first,
                gpc: gpc == b"1",
                records,
            }
        }
        op::ALLOW_ALL => Event::Chose(Choice::AllowAll, first),
        op::REJECT_ALL => Event::Chose(Choice::RejectAll, first),
        op::NOTIFY => Event::Chose(Choice::Notify, first),
        op::PICK => Event::Picked {
            id: first,
            lines: rest,
        },
        op::ANSWER => match first {
            b"once" => Event::Answered(PromptAnswer::Once, rest),
            b"always" => Event::Answered(PromptAnswer::Always, rest),
            b"never" => Event::Answered(PromptAnswer::Never, rest),
            _ => return None,
        },
        op::WITHDRAW => Event::Withdrew(first),
        _ => return None,
    })
}

fn told_name(told: Told) -> &'static str {
    match told {
        Told::Chose(Choice::AllowAll) => Mode::AllowAll.name(),
        Told::Chose(Choice::RejectAll) => Mode::RejectAll.name(),
        Told::Chose(Choice::Notify) => Mode::Notify.name(),
        Told::Picked => Mode::Custom.name(),
        Told::Answered => "prompt",
        Told::Withdrew => "withdrawn",
    }
}

/// The reason behind a verdict as a JSON object: verdict, rule, reason, service, purpose, clause.
/// The clause is the purpose's where one decided, else the service's.
#[must_use]
pub fn explain(session: &Session, why: Why) -> Vec<u8> {
    let policy = session.policy();
    let mut json = Json::default();
    json.raw("{\"rule\":");
    json.number(u64::from(why.reason.rule()));
    json.member("verdict", why.verdict().name().as_bytes());
    json.member("reason", why.reason.name().as_bytes());
    json.member(
        "service",
        why.service
            .map_or(&[], |index| policy.service_id_bytes(index)),
    );
    json.member(
        "purpose",
        why.purpose
            .map_or(&[], |index| policy.purpose_id_bytes(index)),
    );
    json.member("clause", session.clause(why));
    json.raw("}");
    json.0
}

impl Session {
    /// The clause a verdict rests on, or nothing.
    pub(crate) fn clause(&self, why: Why) -> &[u8] {
        let purpose = why
            .purpose
            .map_or(&[][..], |index| self.policy.purpose_clause_bytes(index));
        match why.service {
            Some(index) if purpose.is_empty() => self.policy.service_clause_bytes(index),
            _ => purpose,
        }
    }
}

/// The choices as they stand, as a JSON object.
#[must_use]
pub fn describe_choices(session: &Session) -> Vec<u8> {
    let policy = session.policy();
    let mut json = Json::default();
    json.raw("{\"revision\":");
    json.number(u64::from(policy.revised()));
    json.raw(",\"time\":");
    json.number(session.time);
    json.raw(if session.mode == Mode::Unasked {
        ",\"asked\":false"
    } else {
        ",\"asked\":true"
    });
    json.raw(if session.gpc {
        ",\"gpc\":true"
    } else {
        ",\"gpc\":false"
    });
    json.member("mode", session.mode.name().as_bytes());
    json.member("record_id", session.id.as_bytes());
    json.raw(",\"purposes\":{");
    for (index, answer) in session.purposes.iter().enumerate() {
        json.key(policy.purpose_id_bytes(index));
        json.raw(match answer {
            Answer::Unset => "null",
            Answer::Allowed | Answer::Once => "true",
            Answer::Refused => "false",
        });
    }
    json.raw("},\"services\":{");
    for index in 0..session.services.len() {
        json.key(policy.service_id_bytes(index));
        json.string(session.service_why(index).verdict().name().as_bytes());
    }
    json.raw("}}");
    json.0
}

/// JSON in the making.
#[derive(Default)]
struct Json(Vec<u8>);

impl Json {
    #[inline(never)]
    fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A comma, where something came before.
    fn separate(&mut self) {
        if !matches!(self.0.last(), Some(b'[' | b'{')) {
            self.0.push(b',');
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &[u8]) {
        self.separate();
        self.string(key);
        self.0.push(b':');
    }

    /// A member whose value is a string, or null where it is empty.
    #[inline(never)]
    fn member(&mut self, key: &str, value: &[u8]) {
        self.key(key.as_bytes());
        match value {
            [] => self.raw("null"),
            value => self.string(value),
        }
    }

    /// A string. Ids, clauses and records hold no control characters: the lint refuses them.
    #[inline(never)]
    fn string(&mut self, text: &[u8]) {
        self.0.push(b'"');
        for byte in text {
            if matches!(byte, b'"' | b'\\') {
                self.0.push(b'\\');
            }
            self.0.push(*byte);
        }
        self.0.push(b'"');
    }

    fn number(&mut self, number: u64) {
        if number > 9 {
            self.number(number / 10);
        }
        self.0.push(b'0' + (number % 10) as u8);
    }

    /// An effect: its number, then what it is done with.
    fn effect(&mut self, session: &Session, effect: &Effect) {
        let (number, detail) = match effect {
            Effect::Show => (0, &[][..]),
            Effect::Hide => (1, &[][..]),
            Effect::Keep(line) => (2, line.as_bytes()),
            Effect::Save(line, _) => (3, line.as_bytes()),
            Effect::Stop(service) => (4, session.policy.service_stop_bytes(*service)),
            Effect::Erase => (5, &[][..]),
            Effect::Recheck => (6, &[][..]),
            Effect::OfferReload => (7, &[][..]),
            Effect::Tell(told) => (8, told_name(*told).as_bytes()),
        };
        self.number(number);
        self.separate();
        self.string(detail);
        if let Effect::Save(_, seconds) = effect {
            self.separate();
            self.number(*seconds);
        }
    }
}
