//! The door of the panel: details and prompts as markup, and their style.

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

use super::buffer::{read, taken, write};
use super::single::Single;
use crate::compiled::Compiled;
use crate::consent::{Event, Record, Session};
use crate::notice::{PANEL_STYLE, details, prompt};
use crate::scan::{cut, next_line};

static POLICY: Single<Option<Compiled>> = Single::new(None);

/// What can be drawn.
const DETAILS: u32 = 0;
const PROMPT: u32 = 1;
const STYLE: u32 = 2;

/// Takes the input as a compiled policy; 1 if it is one.
#[unsafe(no_mangle)]
extern "C" fn open() -> u32 {
    let policy = Compiled::open(taken());
    let is_open = policy.is_some();
    POLICY.with(|own| *own = policy);
    is_open.into()
}

/// Draws a view in a language. Details take the signal and the record, a line each; a prompt takes
/// service ids, one a line; the style takes nothing.
#[unsafe(no_mangle)]
extern "C" fn render(view: u32, language: u32, length: usize) -> *const u8 {
    let language = language as usize;
    POLICY.with(|policy| match (policy, view) {
        (_, STYLE) => write(PANEL_STYLE.as_bytes().to_vec()),
        (Some(policy), DETAILS) => {
            let session = read(length, |text| as_recorded(policy, text));
            write(details(&session, language).into_bytes())
        }
        (Some(policy), PROMPT) => {
            let services = read(length, |text| named(policy, text));
            write(prompt(policy, language, &services).into_bytes())
        }
        _ => write(Vec::new()),
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

/// The services with these ids; what the policy does not know is left out.
fn named(policy: &Compiled, text: &[u8]) -> Vec<usize> {
    let mut services = Vec::new();
    let mut left = text;
    while let Some(id) = next_line(&mut left) {
        services.extend(policy.find_service(id));
    }
    services
}
