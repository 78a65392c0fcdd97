//! What the tests of the core share: policies, sessions and the words of the tables.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use sekisho::compile::compile;
use sekisho::compiled::Compiled;
use sekisho::consent::{Choice, Effect, Event, PromptAnswer, Session};
use sekisho::gate::{Means, Request, Target, Why};
use sekisho::policy::Policy;

/// The page of the tables.
pub const PAGE: &[u8] = b"https://www.example.jp/";
/// 2024-08-01, some days after the policy's revision.
pub const NOW: u64 = 1_722_470_400;
/// A record id.
pub const ID: &[u8] = b"AAAAAAAAAAAAAAAAAAAAAA";

/// The policy of the tables.
pub fn table_policy() -> Policy {
    serde_json::from_str(include_str!("../decide/policy.json")).expect("the policy reads")
}

/// A policy, compiled.
pub fn compiled(policy: &Policy) -> Compiled {
    let bytes = compile(policy).unwrap_or_else(|findings| panic!("{findings:#?}"));
    Compiled::open(bytes).expect("what is compiled opens")
}

/// A session on [`PAGE`] before anything was chosen.
pub fn session(policy: &Policy, gpc: bool) -> Session {
    let mut session = Session::new(compiled(policy));
    session.apply(
        Event::Started {
            origin: PAGE,
            gpc,
            records: b"",
        },
        NOW,
    );
    session
}

/// Does what a table's first column says.
pub fn act(session: &mut Session, words: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for step in words.split(" > ") {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        let lines = rest.replace(' ', "\n");
        let event = match (verb, rest) {
            ("unasked", _) => continue,
            ("allow", "all") => Event::Chose(Choice::AllowAll, ID),
            ("reject", "all") => Event::Chose(Choice::RejectAll, ID),
            ("notify", _) => Event::Chose(Choice::Notify, ID),
            ("withdrawn", _) => Event::Withdrew(ID),
            ("pick", _) => Event::Picked {
                lines: lines.as_bytes(),
                id: ID,
            },
            ("once", _) => Event::Answered(PromptAnswer::Once, lines.as_bytes()),
            ("always", _) => Event::Answered(PromptAnswer::Always, lines.as_bytes()),
            ("never", _) => Event::Answered(PromptAnswer::Never, lines.as_bytes()),
            _ => panic!("no such act: {step}"),
        };
        effects = session.apply(event, NOW);
    }
    effects
}

/// Asks what a table's second column says.
pub fn ask(session: &Session, words: &str) -> Why {
    let (kind, what) = words.split_once(' ').expect("kind and object");
    match kind {
        "cookie" => session.decide_cookie(what.as_bytes()),
        "key" => session.decide_key(what.as_bytes()),
        "mark" => session.decide_named(what.as_bytes()),
        _ => {
            let means = Means::ALL
                .iter()
                .find(|(_, name)| *name == kind)
                .expect("a means");
            // A page's hooks, too, ask about what a URL parser made of it.
            match url::Url::parse(what) {
                Ok(url) => session.decide(&Request::new(url.as_str(), means.0)),
                Err(_) => session.decide(&Request {
                    target: Target::Unreadable,
                    means: means.0,
                }),
            }
        }
    }
}
