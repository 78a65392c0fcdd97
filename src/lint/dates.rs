//! Dates: real days, in an order that can be.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[FORMAT, FORM, ORDER];

const FORMAT: Rule = Rule::error("format-version", "write `1`, the format this release reads");
const FORM: Rule = Rule::error("date-form", "write a day that is, as `YYYY-MM-DD`");
const ORDER: Rule = Rule::error(
    "revised-before-effective",
    "a policy is revised on the day it takes effect or later; mend one of the two",
)
.of_clause("S54");

/// The version of the document format that this release reads.
const FORMAT_VERSION: u32 = 1;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    if policy.sekisho != FORMAT_VERSION {
        let message = format!("there is no document format `{}`", policy.sekisho);
        findings.push(FORMAT.at("sekisho", message));
    }
    let mut dates = vec![
        ("effective".to_owned(), &policy.effective),
        ("revised".to_owned(), &policy.revised),
    ];
    for (number, service) in policy.services.iter().enumerate() {
        let path = field(&element("services", number), "updated");
        dates.extend(service.updated.as_ref().map(|date| (path, date)));
    }
    for (number, collection) in policy.collections.iter().enumerate() {
        let path = field(&element("collections", number), "version");
        dates.push((path, &collection.version));
    }
    let mut unreal = false;
    for (path, date) in dates {
        if day(date).is_none() {
            unreal = true;
            findings.push(FORM.at(path, format!("`{date}` is no day")));
        }
    }
    if !unreal && day(&policy.revised) < day(&policy.effective) {
        let (revised, effective) = (&policy.revised, &policy.effective);
        let message = format!("revised on `{revised}`, before it took effect on `{effective}`");
        findings.push(ORDER.at("revised", message));
    }
}

/// Year, month and day of a day there is.
pub(super) fn day(date: &str) -> Option<(u32, u32, u32)> {
    let form = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    if date.len() != 10 || !date.bytes().enumerate().all(form) {
        return None;
    }
    let mut parts = date.split('-').map(|part| part.parse::<u32>());
    let mut part = || parts.next()?.ok();
    let (year, month, day) = (part()?, part()?, part()?);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    (1..=days_of(month, leap))
        .contains(&day)
        .then_some((year, month, day))
}

/// The number of a day `MM-DD` in a leap year, from 0.
pub(super) fn day_of_year(date: &str) -> Option<usize> {
    let (_, month, day) = day(&format!("2000-{date}"))?;
    let before = (1..month).map(|month| days_of(month, true));
    usize::try_from(before.sum::<u32>() + day - 1).ok()
}

fn days_of(month: u32, leap: bool) -> u32 {
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
