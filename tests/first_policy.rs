//! The first policy, compiled and asked: every host, cookie and key it declares, after each choice.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod support;

use sekisho::consent::Session;
use sekisho::gate::Verdict;
use sekisho::policy::{Area, Basis, Policy, Purpose, Service};
use support::{act, ask, session};

fn first_policy() -> Policy {
    serde_json::from_str(include_str!("../policies/leverages.json")).expect("the policy reads")
}

fn purposes<'a>(policy: &'a Policy, service: &'a Service) -> impl Iterator<Item = &'a Purpose> {
    service
        .purposes
        .iter()
        .map(|id| policy.purpose(id).expect("the purpose is there"))
}

fn is_free(policy: &Policy, service: &Service) -> bool {
    purposes(policy, service).all(|purpose| purpose.basis != Basis::Consent)
}

fn needs_own_yes(policy: &Policy, service: &Service) -> bool {
    purposes(policy, service).any(|purpose| purpose.explicit || purpose.sensitive)
}

/// What a page would ask for to use all that a service declares.
fn uses(service: &Service) -> Vec<String> {
    let hosts = service.hosts.iter().map(|pattern| {
        let host = pattern.replace("*.", "any.");
        match host.strip_prefix('/') {
            Some(path) => format!("fetch https://www.example.jp/{path}x"),
            None if host.contains('/') => format!("script https://{host}"),
            None => format!("script https://{host}/x.js"),
        }
    });
    let cookies = service
        .cookies
        .iter()
        .map(|cookie| format!("cookie {}", cookie.name.replace('*', "7")));
    let keys = service
        .storage
        .iter()
        .filter(|key| key.area == Area::Local)
        .map(|key| format!("key {}", key.key.replace('*', "7")));
    hosts.chain(cookies).chain(keys).collect()
}

/// Asks for everything of every service and compares with what is `due`.
fn expect(policy: &Policy, session: &Session, due: impl Fn(&Service) -> Verdict) {
    let mut wrong = Vec::new();
    for service in &policy.services {
        for words in uses(service)
            .into_iter()
            .chain([format!("mark {}", service.id)])
        {
            let why = ask(session, &words);
            if why.verdict() != due(service) {
                wrong.push(format!("{}: {words}: {why:?}", service.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn before_a_choice_and_after_a_refusal_only_the_necessary_passes() {
    let policy = first_policy();
    for acts in ["unasked", "reject all", "allow all > withdrawn"] {
        let mut session = session(&policy, false);
        act(&mut session, acts);
        expect(&policy, &session, |service| {
            match is_free(&policy, service) {
                true => Verdict::Pass,
                false => Verdict::Hold,
            }
        });
    }
}

#[test]
fn allow_all_lets_through_all_but_what_needs_a_yes_of_its_own() {
    let policy = first_policy();
    let mut session = session(&policy, false);
    act(&mut session, "allow all");
    expect(&policy, &session, |service| {
        match needs_own_yes(&policy, service) {
            true => Verdict::Hold,
            false => Verdict::Pass,
        }
    });
}

#[test]
fn notify_me_asks_for_each_service_but_what_needs_a_yes_of_its_own() {
    let policy = first_policy();
    let mut session = session(&policy, false);
    act(&mut session, "notify");
    expect(&policy, &session, |service| {
        if is_free(&policy, service) {
            Verdict::Pass
        } else if needs_own_yes(&policy, service) {
            Verdict::Hold
        } else {
            Verdict::Ask
        }
    });
}

/// Asserts that what a picked list lets through is `passes`, of the services named.
fn after(acts: &str, passes: &[&str], holds: &[&str]) {
    let policy = first_policy();
    let mut session = session(&policy, false);
    act(&mut session, acts);
    for (ids, verdict) in [(passes, Verdict::Pass), (holds, Verdict::Hold)] {
        for id in ids {
            let why = ask(&session, &format!("mark {id}"));
            assert_eq!(why.verdict(), verdict, "{acts}: {id}: {why:?}");
        }
    }
}

#[test]
fn logs_are_matched_with_registrations_only_with_a_yes_of_its_own() {
    after("allow all", &["usage_log"], &["registration_match"]);
    after(
        "pick p+link_to_registration",
        &["registration_match"],
        &["usage_log"],
    );
}

#[test]
fn surveys_need_matching_to_be_allowed_too() {
    after(
        "pick p+survey_selection",
        &[],
        &["survey_invitation", "registration_match"],
    );
    after(
        "pick p+survey_selection p+link_to_registration",
        &["survey_invitation", "registration_match"],
        &[],
    );
}

#[test]
fn use_across_services_and_sensitive_information_need_a_yes_of_their_own() {
    after("allow all", &[], &["group_profile", "care_form"]);
    after(
        "pick p+cross_service_use",
        &["group_profile"],
        &["care_form"],
    );
    after(
        "pick p+sensitive_information",
        &["care_form"],
        &["group_profile"],
    );
}

#[test]
fn advertisements_and_targeted_advertisements_are_two_purposes() {
    after(
        "pick p+advertising",
        &["yahoo_ads_conversion"],
        &["google_ads", "criteo"],
    );
    after(
        "pick p+advertising p+targeted_advertising",
        &["google_ads", "criteo"],
        &[],
    );
}

#[test]
fn analysis_statistics_and_machine_learning_are_three_purposes() {
    after(
        "pick p+analytics",
        &["mixpanel"],
        &["usage_log", "recommendation"],
    );
    after(
        "pick p+analytics p+statistics",
        &["usage_log"],
        &["recommendation"],
    );
    after("pick p+machine_learning", &[], &["recommendation"]);
    after(
        "pick p+machine_learning p+personalisation",
        &["recommendation"],
        &["karte"],
    );
}

#[test]
fn access_management_and_recording_of_calls_wait_for_a_grant() {
    after("reject all", &[], &["device_id", "zoom"]);
    after("pick p+access_management", &["device_id"], &["zoom"]);
    after("pick p+call_recording", &["zoom"], &["device_id"]);
}

#[test]
fn a_beacon_that_promises_to_identify_nobody_never_carries_an_address() {
    let policy = first_policy();
    let mut session = session(&policy, false);
    act(&mut session, "allow all");
    let beacon = |rest| {
        ask(
            &session,
            &format!("beacon https://www.example.jp/beacon/{rest}"),
        )
    };
    assert_eq!(beacon("p.gif?page=top").verdict(), Verdict::Pass);
    assert_eq!(beacon("p.gif?u=taro@example.jp").verdict(), Verdict::Hold);
}
