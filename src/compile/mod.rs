//! Policy in, compiled bytes out.
//!
//! Ahead of time, natively or in the browser's lazily loaded compiler: here a policy is checked
//! whole and laid out so that the gate need parse nothing. The same policy gives the same bytes,
//! whatever the order of its services. A policy with any error compiles to nothing.

mod builder;
mod enforced;
mod index;
mod needs;
mod service_texts;
mod source;
mod texts;

use crate::compiled::layout::{flag, purpose, service};
use crate::gate::{Ground, Reason};
use crate::lint::{Finding, Severity, lint};
use crate::policy::{Basis, Gpc, OnUndeclared, Policy, Role, Service, TechnologyKind};
use builder::Builder;
use enforced::enforced;
use index::Index;
pub(crate) use source::{Source, can_be_named};

/// Compiles a policy.
///
/// # Errors
///
/// All findings, if any of them is an error.
pub fn compile(policy: &Policy) -> Result<Vec<u8>, Vec<Finding>> {
    let findings = lint(policy);
    if findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        return Err(findings);
    }
    let policy = in_order(policy);
    let mut builder = Builder::new();
    let index = Index::of(&policy);
    builder.head(revised(&policy.revised), flags(&policy), &policy.choices);
    builder.subjects(&policy.purposes, &policy.services, service_flags);
    builder.grounds(&grounds(&policy));
    builder.index(&index);
    let texts = policy
        .languages
        .iter()
        .map(|tag| (tag.as_str(), texts::texts(&policy, tag)));
    builder.languages(&texts.collect::<Vec<_>>());
    builder.enforced(&enforced(&policy));
    Ok(builder.finish())
}

/// Services sorted by id, so that their order in the document changes nothing.
fn in_order(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    policy.services.sort_by(|a, b| a.id.cmp(&b.id));
    policy
}

/// The clauses that every reason rests on: before its purpose's and service's own, and after them. A
/// promise, a signal and being undeclared decide before any purpose does.
fn grounds(policy: &Policy) -> Vec<[Option<&String>; 2]> {
    let mut promises = policy.technologies.iter();
    let promise = promises.find_map(|technology| technology.promise_clause.as_ref());
    let of = |reason: &Reason| match reason.ground() {
        Ground::Nothing => [None, None],
        Ground::Promise => [promise, None],
        Ground::Undeclared => [policy.undeclared.clause.as_ref(), None],
        Ground::Signal => [policy.signals.clause.as_ref(), None],
        Ground::Choice => [None, policy.choices.clause.as_ref()],
    };
    Reason::ALL.iter().map(of).collect()
}

/// `2024-07-10` as `20240710`.
fn revised(date: &str) -> u32 {
    date.bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |number: u32, digit| {
            number
                .wrapping_mul(10)
                .wrapping_add(u32::from(digit - b'0'))
        })
}

fn flags(policy: &Policy) -> u32 {
    bits(&[
        (
            flag::REPORT_REQUESTS,
            policy.undeclared.requests == OnUndeclared::Report,
        ),
        (
            flag::REPORT_COOKIES,
            policy.undeclared.cookies == OnUndeclared::Report,
        ),
        (flag::IGNORE_GPC, policy.signals.gpc == Gpc::Ignore),
        (flag::SHARED, policy.choices.share_across_subdomains),
    ])
}

pub(super) fn purpose_flags(purpose: &crate::policy::Purpose) -> u32 {
    bits(&[
        (purpose::FREE, purpose.basis != Basis::Consent),
        (purpose::EXPLICIT, purpose.explicit || purpose.sensitive),
        (purpose::SENSITIVE, purpose.sensitive),
        (purpose::TARGETED, purpose.targeted_advertising),
    ])
}

fn service_flags(service: &Service) -> u32 {
    bits(&[
        (service::THIRD_PARTY, service.role == Role::ThirdParty),
        (service::ANONYMOUS, service.anonymous),
        (
            service::WEB_BEACON,
            service.technologies.contains(&TechnologyKind::WebBeacon),
        ),
    ])
}

fn bits(flags: &[(u32, bool)]) -> u32 {
    flags
        .iter()
        .filter(|(_, set)| *set)
        .fold(0, |bits, (flag, _)| bits | flag)
}
