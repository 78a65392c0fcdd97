//! The gate's door: what the hooks ask of the core.
//!
//! The page asks nothing before it has opened a policy.

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

use super::buffer::{answer, read, taken};
use super::single::Single;
use crate::compiled::Compiled;
use crate::compiled::layout::{Field, Kind};
use crate::consent::{Mode, Recalled, Standing, started};
use crate::gate::{Means, Reason, Request, Why};

static SESSION: Single<Standing> = Single::new(Standing::NONE);

/// What a question is about, besides a request by its means.
const COOKIE: u32 = 100;
const STORAGE: u32 = 101;
const NAMED: u32 = 102;

/// Takes the input as a compiled policy; 1 if it is one.
#[unsafe(no_mangle)]
extern "C" fn open() -> u32 {
    let policy = Compiled::open(taken());
    let is_open = policy.is_some();
    SESSION.with(|session| policy.map(|policy| session.begin(policy)));
    is_open.into()
}

/// Decides about an absolute URL by its means, a cookie or a key by its name, or what a mark names.
/// To a means is added 16 once it is known that the request carries no personal data, 32 if it does.
#[unsafe(no_mangle)]
extern "C" fn decide(about: u32, length: usize) -> u32 {
    SESSION.with(|session| {
        let why = read(length, |text| match about {
            COOKIE => session.decide_name(Kind::Cookie, text),
            STORAGE => session.decide_name(Kind::Storage, text),
            NAMED => session.decide_named(text),
            means => {
                let request = Request::new(text, Means::from_number(means & 15));
                session.decide_on(&request, (means > 15).then_some(means > 31))
            }
        });
        why.word()
    })
}

/// Takes note of the page and of the records that were found, at `now` in whole seconds since 1970, of which
/// 32 bits count: 1 if one holds, else the visitor is to be asked.
#[unsafe(no_mangle)]
extern "C" fn start(length: usize, now: u32) -> u32 {
    SESSION.with(|session| {
        let recalled = read(length, |text| {
            let (page, gpc, records) = started(text);
            session.start(page, gpc, records, now.into()) == Recalled::Holds
        });
        recalled.into()
    })
}

/// A text about the session: the names of reasons and of modes, in the order of their numbers; the id of
/// the `n`-th purpose or service, the purposes coming first; the clause that a verdict's word rests on;
/// the languages' tags as a JSON array, the first being the default; the first layer in the `n`-th
/// language; the id of the record, which is no text before there is one; and the `n`-th text that the
/// page's own CSP is made of.
#[unsafe(no_mangle)]
extern "C" fn text(about: u32, n: usize) -> *const u8 {
    let text = SESSION.with(|session| {
        let policy = session.policy();
        answer(match about {
            0 => Reason::NAMES.as_bytes(),
            1 => Mode::NAMES.as_bytes(),
            2 => policy.subject_text(n, Field::Id),
            3 => session.clause(Why::from_word(n as u32)),
            4 => policy.language_tags(),
            5 => policy.text_bytes(n, 0),
            6 => session.record_id(),
            _ => policy.enforced_bytes(n),
        }) as usize
    });
    text as *const u8
}

/// A number about the session; the last two are of a purpose or service, and of a service.
#[unsafe(no_mangle)]
extern "C" fn fact(about: u32, of: usize) -> u32 {
    SESSION.with(|session| {
        let policy = session.policy();
        match about {
            0 => session.mode() as u32,
            1 => session.time() as u32,
            2 => policy.revised(),
            3 => session.signal_counts().into(),
            4 => policy.purpose_count() as u32,
            5 => policy.subject_count() as u32,
            6 => session.own(of) as u32,
            _ => session.service_why(of).word(),
        }
    })
}
