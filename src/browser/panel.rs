//! The door of the panel: details and prompts as markup, and their style.

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

use core::str::from_utf8;
use std::sync::{Mutex, PoisonError};

use super::buffer::{read, write};
use crate::compiled::Compiled;
use crate::consent::{Event, Record, Session};
use crate::notice::{PANEL_STYLE, details, prompt, received};
use crate::scan::cut;

static POLICY: Mutex<Option<Compiled>> = Mutex::new(None);

/// What can be drawn.
const DETAILS: u32 = 0;
const PROMPT: u32 = 1;
const STYLE: u32 = 2;
const RECEIVED: u32 = 3;

fn with<R>(take: impl FnOnce(&mut Option<Compiled>) -> R) -> R {
    take(&mut POLICY.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Takes a compiled policy; 1 if it is one.
#[unsafe(no_mangle)]
extern "C" fn open(length: u32) -> u32 {
    let policy = Compiled::open(read(length, <[u8]>::to_vec));
    let opened = policy.is_some();
    with(|own| *own = policy);
    u32::from(opened)
}

/// Draws a view in a language. Details take the signal and the record, a line each; a prompt takes
/// service ids, one a line; a prompt on received cookies takes theirs; the style takes nothing.
#[unsafe(no_mangle)]
extern "C" fn render(view: u32, language: u32, length: u32) -> u32 {
    let language = language as usize;
    with(|policy| match (policy, view) {
        (_, STYLE) => write(PANEL_STYLE.as_bytes().to_vec()),
        (Some(policy), DETAILS) => {
            let session = read(length, |text| as_recorded(policy, text));
            write(details(&session, language).into_bytes())
        }
        (Some(policy), PROMPT) => {
            let services = read(length, |text| named(policy, text));
            write(prompt(policy, language, &services).into_bytes())
        }
        (Some(policy), RECEIVED) => {
            let prompt = |text: &[u8]| received(policy, language, &told(policy, text));
            write(read(length, prompt).into_bytes())
        }
        _ => 0,
    })
}

/// The session as the record left it. The gate keeps the clock; a record it handed over holds.
fn as_recorded(policy: &Compiled, text: &[u8]) -> Session {
    let (gpc, record) = cut(text, b'\n');
    let now = Record::decode(record).map_or(0, |record| record.time);
    let mut session = Session::new(policy.clone());
    let started = Event::Started {
        origin: b"",
        gpc: gpc == b"1",
        records: record,
    };
    session.apply(started, now);
    session
}

/// Cookies, a line each: the name, a tab, and the id of the service that declares it, or nothing.
fn told<'a>(policy: &Compiled, text: &'a [u8]) -> Vec<(&'a str, Option<usize>)> {
    let mut cookies = Vec::new();
    let mut left = text;
    while !left.is_empty() {
        let (line, after) = cut(left, b'\n');
        left = after;
        let (name, service) = cut(line, b'\t');
        let name = from_utf8(name).unwrap_or_default();
        cookies.push((name, policy.find_service(service)));
    }
    cookies
}

/// The services with these ids; what the policy does not know is left out.
fn named(policy: &Compiled, text: &[u8]) -> Vec<usize> {
    let mut services = Vec::new();
    let mut left = text;
    while !left.is_empty() {
        let (id, after) = cut(left, b'\n');
        left = after;
        services.extend(policy.find_service(id));
    }
    services
}
