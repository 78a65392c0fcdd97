//! The laws of the session, each named as its sentence.

mod support;

use proptest::prelude::*;
use sekisho::compile::compile;
use sekisho::compiled::Compiled;
use sekisho::consent::{Effect, Event, Mode, Record, Session};
use sekisho::gate::{Reason, Verdict};
use support::{NOW, PAGE, act, ask, compiled, session, table_policy};

const SERVICES: [&str; 9] = [
    "stats", "both", "ads", "target", "joint", "link", "survey", "health", "pixel",
];
const PURPOSES: [&str; 7] = [
    "statistics",
    "improvement",
    "ads",
    "targeted",
    "link",
    "survey",
    "health",
];

/// Any run of acts, as the tables write them.
fn acts() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        Just("allow all".to_owned()),
        Just("reject all".to_owned()),
        Just("notify".to_owned()),
        Just("withdrawn".to_owned()),
        picks(any::<bool>().boxed()),
        (
            prop::sample::select(vec!["once", "always", "never"]),
            prop::sample::select(&SERVICES[..])
        )
            .prop_map(|(answer, service)| format!("{answer} {service}")),
    ];
    prop::collection::vec(one, 0..6).prop_map(|acts| match acts.is_empty() {
        true => "unasked".to_owned(),
        false => acts.join(" > "),
    })
}

/// An act of choosing one by one.
fn picks(yes: BoxedStrategy<bool>) -> impl Strategy<Value = String> {
    let purpose = prop::sample::select(&PURPOSES[..]).prop_map(|id| ('p', id));
    let service = prop::sample::select(&SERVICES[..]).prop_map(|id| ('s', id));
    let line = (prop_oneof![purpose, service], yes)
        .prop_map(|((kind, id), yes)| format!("{kind}{}{id}", if yes { '+' } else { '-' }));
    prop::collection::vec(line, 0..8).prop_map(|lines| format!("pick {}", lines.join(" ")))
}

fn after(acts: &str, gpc: bool) -> Session {
    let mut session = session(&table_policy(), gpc);
    act(&mut session, acts);
    session
}

fn verdicts(session: &Session) -> Vec<Verdict> {
    SERVICES
        .iter()
        .map(|id| session.decide_named(id.as_bytes()).verdict())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn nothing_optional_passes_without_a_grant(
        acts in prop::collection::vec(
            prop_oneof![
                Just("reject all".to_owned()), Just("notify".to_owned()),
                Just("withdrawn".to_owned()), picks(Just(false).boxed()),
            ], 0..6),
        gpc: bool,
    ) {
        let acts = if acts.is_empty() { "unasked".to_owned() } else { acts.join(" > ") };
        let session = after(&acts, gpc);
        prop_assert!(verdicts(&session).iter().all(|verdict| *verdict != Verdict::Pass));
    }

    #[test]
    fn refusal_beats_grant(acts in acts(), gpc: bool, refused in prop::sample::select(&SERVICES[..])) {
        let session = after(&format!("{acts} > pick p+statistics p+improvement p+ads p+targeted s-{refused}"), gpc);
        prop_assert_eq!(session.decide_named(refused.as_bytes()).verdict(), Verdict::Hold);
    }

    #[test]
    fn withdrawing_never_releases(acts in acts(), gpc: bool) {
        let mut session = after(&acts, gpc);
        let before = verdicts(&session);
        act(&mut session, "withdrawn");
        for (before, after) in before.iter().zip(verdicts(&session)) {
            prop_assert!(after == Verdict::Hold, "{before:?} became {after:?}");
        }
    }

    #[test]
    fn applying_an_event_twice_is_applying_it_once(acts in acts(), gpc: bool) {
        let mut once = session(&table_policy(), gpc);
        let mut twice = once.clone();
        for step in acts.split(" > ") {
            act(&mut once, step);
            act(&mut twice, step);
            act(&mut twice, step);
            prop_assert_eq!(&once, &twice);
        }
    }

    #[test]
    fn the_order_of_services_in_the_policy_does_not_matter(
        order in Just((0..13).collect::<Vec<usize>>()).prop_shuffle(), acts in acts(),
    ) {
        let policy = table_policy();
        let mut shuffled = policy.clone();
        shuffled.services = order.iter().map(|n| policy.services[*n].clone()).collect();
        prop_assert_eq!(compile(&policy).unwrap(), compile(&shuffled).unwrap());
        let mut session = session(&shuffled, false);
        act(&mut session, &acts);
        prop_assert_eq!(verdicts(&session), verdicts(&after(&acts, false)));
    }

    #[test]
    fn a_newer_revision_asks_again_and_keeps_the_old_record(acts in acts()) {
        let old = after(&acts, false);
        prop_assume!(old.mode() != Mode::Unasked);
        let line = old.record();
        let mut policy = table_policy();
        policy.revised = "2024-07-31".to_owned();
        let mut session = Session::new(compiled(&policy));
        let shown = session.apply(
            Event::Started { origin: PAGE, gpc: false, records: line.as_bytes() }, NOW);
        prop_assert_eq!(shown, vec![Effect::Show, Effect::Recheck]);
        prop_assert!(verdicts(&session).iter().all(|verdict| *verdict == Verdict::Hold));
        let effects = act(&mut session, "allow all");
        prop_assert_eq!(effects.first(), Some(&Effect::Keep(line)));
    }

    #[test]
    fn decoding_what_was_encoded_gives_it_back(
        revised in 10_000_101_u32..100_000_000, time in 0_u64..10_000_000_000, mode in 1_usize..5, gpc: bool,
        id in "[0-9A-Za-z_-]{22}", answers in "([yYnNO][0-9A-Za-z_-]{6}){0,130}",
    ) {
        let mode = [Mode::Unasked, Mode::AllowAll, Mode::RejectAll, Mode::Notify, Mode::Custom][mode];
        let id = id.as_bytes().try_into().expect("22 bytes");
        let record = Record { revised, time, mode, gpc, id, answers: answers.as_bytes() };
        let line = record.encode();
        prop_assert!(line.as_bytes().len() < 1000);
        prop_assert_eq!(Record::decode(line.as_bytes()), Some(record));
    }

    #[test]
    fn any_record_bytes_decode_without_panic_and_are_no_consent_unless_whole(bytes: Vec<u8>) {
        let mut session = Session::new(compiled(&table_policy()));
        session.apply(Event::Started { origin: PAGE, gpc: false, records: &bytes }, NOW);
        prop_assert!(verdicts(&session).iter().all(|verdict| *verdict != Verdict::Pass));
    }

    #[test]
    fn a_record_that_is_cut_short_is_no_consent(acts in acts(), length in 0_usize..48) {
        let whole = after(&acts, false).record();
        let mut session = Session::new(compiled(&table_policy()));
        let records = &whole.as_bytes()[..length];
        session.apply(Event::Started { origin: PAGE, gpc: false, records }, NOW);
        prop_assert_eq!(session.mode(), Mode::Unasked);
    }

    #[test]
    fn a_damaged_record_is_no_wider_consent_than_some_record(acts in acts(), at in 0_usize..60, byte: u8) {
        let whole = after(&acts, false);
        let mut line = whole.record().as_bytes().to_vec();
        let at = at % line.len();
        let before = std::mem::replace(&mut line[at], byte);
        let mut session = Session::new(compiled(&table_policy()));
        session.apply(Event::Started { origin: PAGE, gpc: false, records: &line }, NOW);
        // The places of dots and of digits take nothing else; a letter of the mode, an id or an answer may
        // have become another that is one, and nothing tells.
        let fixed = [0, 1, 10, 21, 24, 47].contains(&at) || (2..21).contains(&at) && !byte.is_ascii_digit();
        if byte != before && fixed {
            prop_assert_eq!(session.mode(), Mode::Unasked);
        }
    }

    #[test]
    fn an_act_without_a_yes_never_makes_anything_pass(
        acts in acts(), gpc: bool, narrowing in prop_oneof![
            picks(Just(false).boxed()),
            prop::sample::select(&SERVICES[..]).prop_map(|id| format!("never {id}")),
            Just("reject all".to_owned()), Just("withdrawn".to_owned()), Just("notify".to_owned()),
        ],
    ) {
        let mut session = after(&acts, gpc);
        let before = verdicts(&session);
        act(&mut session, &narrowing);
        for (before, after) in before.iter().zip(verdicts(&session)) {
            prop_assert!(*before == Verdict::Pass || after != Verdict::Pass);
        }
    }

    #[test]
    fn any_policy_bytes_open_without_panic_and_only_whole_ones_open(
        cut in 0_usize..4000, at in 0_usize..4000, byte: u8,
    ) {
        let whole = compiled(&table_policy()).bytes().to_vec();
        let mut damaged = whole.clone();
        damaged.truncate(cut.max(1));
        if let Some(place) = damaged.get_mut(at) { *place = byte; }
        if damaged != whole { prop_assert!(Compiled::open(damaged).is_none()); }
    }

    #[test]
    fn a_signal_never_widens(acts in acts()) {
        let (without, with) = (after(&acts, false), after(&acts, true));
        for id in SERVICES {
            let passes = |session: &Session| session.decide_named(id.as_bytes()).verdict() == Verdict::Pass;
            prop_assert!(passes(&without) || !passes(&with), "{id}");
        }
    }

    #[test]
    fn any_url_is_decided_without_panic_and_nothing_remote_passes_unasked(url in "\\PC*") {
        let session = after("unasked", false);
        let why = ask(&session, &format!("fetch https://{url}"));
        prop_assert!(why.verdict() == Verdict::Hold
            || matches!(why.reason, Reason::OwnOrigin | Reason::GroupSite | Reason::Necessary));
    }

    #[test]
    fn a_record_read_back_decides_as_the_session_that_wrote_it(acts in acts(), gpc: bool) {
        let before = after(&acts.replace("once ", "always "), gpc);
        prop_assume!(before.mode() != Mode::Unasked);
        let mut again = Session::new(compiled(&table_policy()));
        let line = before.record();
        again.apply(Event::Started { origin: PAGE, gpc, records: line.as_bytes() }, NOW + 60);
        prop_assert_eq!(verdicts(&before), verdicts(&again));
    }
}

#[test]
fn compiling_is_deterministic() {
    let policy = table_policy();
    assert_eq!(compile(&policy), compile(&policy));
}

/// The table's policy with so many services like its first optional one.
fn crowded(count: usize) -> sekisho::policy::Policy {
    let mut policy = table_policy();
    policy.services.retain(|service| service.id == "stats");
    let models = policy.services.iter().cycle().take(count);
    policy.services = models
        .enumerate()
        .map(|(n, model)| {
            let mut service = model.clone();
            service.id = format!("service-{n}");
            service.hosts = vec![format!("tag{n}.example.net")];
            service.cookies.clear();
            service.storage.clear();
            service
        })
        .collect();
    policy
}

fn picked(refused: usize, count: usize) -> String {
    let sign = |n| if n < refused { '-' } else { '+' };
    let switches: Vec<_> = (0..count)
        .map(|n| format!("s{}service-{n}", sign(n)))
        .collect();
    format!("pick {}", switches.join(" "))
}

#[test]
fn refusals_outlast_grants_when_a_record_is_full() {
    let mut session = session(&crowded(200), false);
    act(&mut session, &picked(100, 200));
    let line = session.record();
    let record = Record::decode(line.as_bytes()).expect("reads");
    let signs: Vec<u8> = record.answers.chunks(7).map(|token| token[0]).collect();
    assert_eq!(signs.iter().filter(|sign| **sign == b'N').count(), 100);
    assert_eq!(signs.iter().filter(|sign| **sign == b'Y').count(), 30);
    act(&mut session, &picked(200, 200));
    let line = session.record();
    let record = Record::decode(line.as_bytes()).expect("reads");
    assert_eq!((record.mode, record.answers.len()), (Mode::RejectAll, 0));
}
