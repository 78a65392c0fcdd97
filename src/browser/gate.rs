//! The gate's door: what the hooks ask of the core.
//!
//! Every question that finds no policy is answered "hold".

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

use std::sync::{Mutex, PoisonError};

use super::buffer::{read, write};
use crate::compiled::Compiled;
use crate::consent::{Session, apply as apply_event, describe_choices, explain as explain_why};
use crate::gate::{Means, Reason, Request, Why};

static SESSION: Mutex<Option<Session>> = Mutex::new(None);

/// What a question is about, besides a request by its means.
const COOKIE: u32 = 100;
const STORAGE: u32 = 101;
const NAMED: u32 = 102;

fn with<R>(take: impl FnOnce(&mut Option<Session>) -> R) -> R {
    take(&mut SESSION.lock().unwrap_or_else(PoisonError::into_inner))
}

#[inline(never)]
fn ask(about: u32, length: u32) -> u32 {
    let why = with(|session| match session {
        Some(session) => read(length, |text| match about {
            COOKIE => session.decide_cookie(text),
            STORAGE => session.decide_key(text),
            NAMED => session.decide_named(text),
            means => session.decide(&Request::new(text, Means::from_number(means))),
        }),
        None => Why::of(Reason::NotReady),
    });
    why.word()
}

fn tell(answer: impl FnOnce(&mut Session) -> Vec<u8>) -> u32 {
    with(|session| session.as_mut().map_or(0, |session| write(answer(session))))
}

/// Takes a compiled policy; 1 if it is one.
#[unsafe(no_mangle)]
extern "C" fn open(length: u32) -> u32 {
    let policy = Compiled::open(read(length, <[u8]>::to_vec));
    let opened = policy.is_some();
    with(|session| *session = policy.map(Session::new));
    u32::from(opened)
}

/// Decides about an absolute URL.
#[unsafe(no_mangle)]
extern "C" fn decide(means: u32, length: u32) -> u32 {
    ask(means, length)
}

/// Decides about a cookie by its name.
#[unsafe(no_mangle)]
extern "C" fn cookie(length: u32) -> u32 {
    ask(COOKIE, length)
}

/// Decides about a web storage key.
#[unsafe(no_mangle)]
extern "C" fn storage(length: u32) -> u32 {
    ask(STORAGE, length)
}

/// Decides about markup that names a service or a purpose.
#[unsafe(no_mangle)]
extern "C" fn service(length: u32) -> u32 {
    ask(NAMED, length)
}

/// Writes the reason behind a verdict.
#[unsafe(no_mangle)]
extern "C" fn explain(word: u32) -> u32 {
    tell(|session| explain_why(session, Why::from_word(word)))
}

/// Applies an event and writes its effects; `now` in seconds since 1970.
#[unsafe(no_mangle)]
extern "C" fn apply(op: u32, length: u32, now: f64) -> u32 {
    tell(|session| read(length, |text| apply_event(session, op, text, now as u64)))
}

/// Writes the choices as they stand.
#[unsafe(no_mangle)]
extern "C" fn choices() -> u32 {
    tell(|session| describe_choices(session))
}

/// Writes the languages' tags as a JSON array; the first is the default.
#[unsafe(no_mangle)]
extern "C" fn languages() -> u32 {
    tell(|session| session.policy().language_tags().to_vec())
}

/// Writes the first layer of the notice in a language.
#[unsafe(no_mangle)]
extern "C" fn notice(language: u32) -> u32 {
    tell(|session| session.policy().text_bytes(language as usize, 0).to_vec())
}

/// Whether the answer is shared across subdomains: 1 if so.
#[unsafe(no_mangle)]
extern "C" fn shared() -> u32 {
    use crate::compiled::layout::flag::SHARED;
    with(|session| {
        session
            .as_ref()
            .is_some_and(|session| session.policy().has(SHARED))
            .into()
    })
}

/// Whether Global Privacy Control is read as a refusal now: 1 if so.
#[unsafe(no_mangle)]
extern "C" fn signal() -> u32 {
    with(|session| session.as_ref().is_some_and(Session::signal_counts).into())
}
