//! Traces: what happens, and what is to be done about it.

mod support;

use sekisho::consent::{Choice, Effect, Event, Mode, Session, Told};
use support::{ID, NOW, PAGE, act, compiled, session, table_policy};

const DAY: u64 = 86_400;

fn start(records: &str, now: u64) -> (Session, Vec<Effect>) {
    let mut session = Session::new(compiled(&table_policy()));
    let event = Event::Started {
        origin: PAGE,
        gpc: false,
        records: records.as_bytes(),
    };
    let effects = session.apply(event, now);
    (session, effects)
}

fn line(acts: &str) -> String {
    let mut session = session(&table_policy(), false);
    act(&mut session, acts);
    session.record().as_str().to_owned()
}

#[test]
fn a_first_visit_shows_the_notice_and_stores_nothing() {
    assert_eq!(start("", NOW).1, [Effect::Show, Effect::Recheck]);
}

#[test]
fn a_choice_is_saved_for_six_months_then_acted_on_then_told() {
    let mut session = session(&table_policy(), false);
    let effects = act(&mut session, "allow all");
    assert_eq!(
        effects,
        [
            Effect::Save(session.record(), 182 * DAY),
            Effect::Hide,
            Effect::Erase,
            Effect::Recheck,
            Effect::Tell(Told::Chose(Choice::AllowAll)),
        ]
    );
}

#[test]
fn withdrawal_stops_what_runs_and_offers_a_reload() {
    let mut session = session(&table_policy(), false);
    act(&mut session, "allow all");
    let effects = act(&mut session, "withdrawn");
    let stops: Vec<_> = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Stop(_)))
        .collect();
    assert_eq!(stops.len(), 1, "one service of the policy has a stop call");
    assert_eq!(effects.last(), Some(&Effect::OfferReload));
    assert!(effects.contains(&Effect::Erase) && effects.contains(&Effect::Tell(Told::Withdrew)));
}

#[test]
fn a_refusal_on_a_fresh_page_has_nothing_to_stop() {
    let effects = act(&mut session(&table_policy(), false), "reject all");
    assert!(!effects.contains(&Effect::OfferReload));
}

#[test]
fn a_stored_choice_is_remembered_until_it_expires() {
    for acts in [
        "allow all",
        "reject all",
        "notify > always stats",
        "pick p+statistics s-ads",
    ] {
        let stored = line(acts);
        assert_eq!(
            start(&stored, NOW + 181 * DAY).1,
            [Effect::Hide, Effect::Erase, Effect::Recheck],
            "{acts}"
        );
        assert_eq!(
            start(&stored, NOW + 182 * DAY).1,
            [Effect::Show, Effect::Recheck],
            "{acts}"
        );
    }
}

#[test]
fn of_several_records_the_newest_that_reads_counts() {
    let mut old = session(&table_policy(), false);
    old.apply(Event::Chose(Choice::AllowAll, ID), NOW - 5 * DAY);
    let records = format!(
        "garbage\n{}\n{}\n1.x",
        old.record().as_str(),
        line("reject all")
    );
    assert_eq!(start(&records, NOW).0.mode(), Mode::RejectAll);
}

#[test]
fn a_record_from_the_future_is_no_consent() {
    let mut ahead = session(&table_policy(), false);
    ahead.apply(Event::Chose(Choice::AllowAll, ID), NOW + 2 * DAY);
    assert_eq!(
        start(ahead.record().as_str(), NOW).1,
        [Effect::Show, Effect::Recheck]
    );
}

#[test]
fn an_answer_for_once_is_not_recorded() {
    assert_eq!(line("notify > once stats"), line("notify"));
    assert_ne!(line("notify > always stats"), line("notify"));
}

#[test]
fn a_prompts_answer_counts_only_after_notify_me() {
    let mut session = session(&table_policy(), false);
    assert_eq!(act(&mut session, "always stats"), []);
    act(&mut session, "allow all");
    assert_eq!(act(&mut session, "never stats"), []);
}
