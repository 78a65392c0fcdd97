//! The panel's door: the visitor's answers, and details and prompts as markup with their style.
//!
//! It holds the session that answers change. The gate holds one that only reads records: it is told
//! of an answer by the record's line.

#![expect(
    unsafe_code,
    reason = "exports and imports need their names, and an import is unsafe to call"
)]

use super::buffer::{answer, read, taken, write};
use super::single::Single;
use crate::compiled::Compiled;
use crate::compiled::layout::flag;
use crate::consent::{Effect, RecordLine, Session, event};
use crate::gate::Target;
use crate::notice::{PANEL_STYLE, details, prompt, received};
use crate::promise::carries_personal_data;
use crate::scan::{cut, next_line};

static SESSION: Single<Option<Session>> = Single::new(None);

/// What can be drawn.
const DETAILS: u32 = 0;
const PROMPT: u32 = 1;
const RECEIVED: u32 = 2;

unsafe extern "C" {
    /// Hears what is to be done: the effect's number in the order of [`Effect`], bytes, and
    /// seconds or a service. No float crosses the border: JavaScript would round and saturate them otherwise.
    fn effect(number: u32, at: *const u8, length: usize, detail: u32);
}

/// Takes the input as a compiled policy; 1 if it is one.
#[unsafe(no_mangle)]
extern "C" fn open() -> u32 {
    let session = Compiled::open(taken()).map(Session::new);
    let is_open = session.is_some();
    SESSION.with(|own| *own = session);
    is_open.into()
}

/// Applies an event and tells its effects; `now` in whole seconds since 1970, of which 32 bits count.
#[unsafe(no_mangle)]
extern "C" fn apply(op: u32, length: usize, now: u32) {
    SESSION.with(|session| {
        if let Some(session) = session {
            read(length, |text| {
                if let Some(event) = event(op, text) {
                    session.run(event, now.into(), &mut tell);
                }
            });
        }
    });
}

fn tell(todo: Effect<&RecordLine>) {
    let (number, bytes, detail): (u32, &[u8], u64) = match todo {
        Effect::Show => (0, &[], 0),
        Effect::Hide => (1, &[], 0),
        Effect::Keep(line) => (2, line.as_bytes(), 0),
        Effect::Save(line, seconds) => (3, line.as_bytes(), seconds),
        Effect::Stop(service) => (4, &[], service as u64),
        Effect::Erase => (5, &[], 0),
        Effect::Recheck => (6, &[], 0),
        Effect::OfferReload => (7, &[], 0),
        Effect::Tell(_) => (8, &[], 0),
    };
    let detail = u32::try_from(detail).unwrap_or(u32::MAX);
    // SAFETY: the page reads the bytes before it returns, and calls nothing here meanwhile.
    unsafe { effect(number, bytes.as_ptr(), bytes.len(), detail) }
}

/// Whether the record is for every subdomain: 1 if so.
#[unsafe(no_mangle)]
extern "C" fn shared() -> u32 {
    SESSION.with(|session| {
        let session = session.as_ref();
        session
            .is_some_and(|session| session.policy().has(flag::SHARED))
            .into()
    })
}

/// What makes a service stop on a running page, such as `posthog.opt_out_capturing`.
#[unsafe(no_mangle)]
extern "C" fn stop_call(service: usize) -> *const u8 {
    SESSION.with(|session| {
        let call = session
            .as_ref()
            .map(|session| session.policy().stop_call(service));
        answer(call.unwrap_or_default())
    })
}

/// Writes the record's line with what is allowed for now.
#[unsafe(no_mangle)]
extern "C" fn live() -> *const u8 {
    SESSION.with(|session| {
        let line = session.as_ref().map(|session| session.live_record());
        write(line.unwrap_or_default().as_bytes().to_vec())
    })
}

/// Whether a text carries personal data, or, of an absolute URL, what follows its host: 1 if so. Without a
/// policy nobody can tell, and it does.
#[unsafe(no_mangle)]
extern "C" fn personal(is_url: u32, length: usize) -> u32 {
    SESSION.with(|session| {
        let Some(session) = session else {
            return 1;
        };
        let declared = session.policy().declared();
        let carries = |text: &[u8]| match Target::read(text) {
            _ if is_url == 0 => carries_personal_data(text, &declared),
            Target::Remote(remote) => carries_personal_data(remote.rest, &declared),
            _ => false,
        };
        read(length, carries).into()
    })
}

/// Draws a view in a language: the details, a prompt about services, one id a line, or one about
/// cookies that were received.
#[unsafe(no_mangle)]
extern "C" fn render(view: u32, language: u32, length: usize) -> *const u8 {
    let language = language as usize;
    SESSION.with(|session| match (session, view) {
        (Some(session), DETAILS) => write(details(session, language).into_bytes()),
        (Some(session), PROMPT) => {
            let services = read(length, |text| named(session.policy(), text));
            write(prompt(session.policy(), language, &services).into_bytes())
        }
        (Some(session), RECEIVED) => {
            let policy = session.policy();
            let prompt = |text: &[u8]| received(policy, language, &told(policy, text));
            write(read(length, prompt).into_bytes())
        }
        _ => write(Vec::new()),
    })
}

/// The style of details and prompts.
#[unsafe(no_mangle)]
extern "C" fn style() -> *const u8 {
    answer(PANEL_STYLE.as_bytes())
}

/// Cookies, a line each: the name, a tab, and the id of the service that declares it, or nothing.
fn told<'a>(policy: &Compiled, text: &'a [u8]) -> Vec<(&'a str, Option<usize>)> {
    let mut cookies = Vec::new();
    let mut left = text;
    while let Some(line) = next_line(&mut left) {
        let (name, service) = cut(line, b'\t');
        let name = core::str::from_utf8(name).unwrap_or_default();
        cookies.push((name, policy.find_service(service)));
    }
    cookies
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
