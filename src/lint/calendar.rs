//! The calendar that deadlines are counted by: days there are, and some days open.

use std::collections::BTreeSet;

use super::dates::{day, day_of_year};
use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Calendar, Closure, Policy};

pub(super) const RULES: &[Rule] = &[FORM, ORDER, BLANK, CLOSED];

const FORM: Rule = Rule::error(
    "closure-form",
    "write `MM-DD` for every year or `YYYY-MM-DD` for one, both ends alike",
)
.of_clause("S49");
const ORDER: Rule =
    Rule::error("closure-order", "write the earlier day in `from`").of_clause("S49");
const BLANK: Rule = Rule::warning(
    "closure-blank",
    "state the days in `from` and `to`; without them the day of an answer cannot be counted",
)
.of_clause("S49");
const CLOSED: Rule = Rule::error(
    "calendar-closed",
    "leave days open; no answer could ever be due",
)
.of_clause("S48");

/// A week, and the days that a year can have.
const WEEK: usize = 7;
const YEAR: usize = 366;

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let Some(calendar) = policy.rights.as_ref().and_then(|r| r.calendar.as_ref()) else {
        return;
    };
    for (number, closure) in calendar.closures.iter().enumerate() {
        let path = element("rights.calendar.closures", number);
        ends(&path, closure, findings);
    }
    if is_ever_closed(calendar) {
        findings.push(CLOSED.at("rights.calendar", "no business day is left"));
    }
}

/// A day that an end of a closure names, in an order that compares days of one form.
#[derive(PartialEq, PartialOrd)]
enum End {
    /// Of every year.
    Yearly(usize),
    /// Of one year.
    Once((u32, u32, u32)),
}

fn end(date: &str) -> Option<End> {
    day(date)
        .map(End::Once)
        .or_else(|| day_of_year(date).map(End::Yearly))
}

fn ends(path: &str, closure: &Closure, findings: &mut Vec<Finding>) {
    let Some(from) = &closure.from else {
        let message = "the policy does not say which days these are";
        findings.push(BLANK.at(field(path, "from"), message));
        return;
    };
    let last = closure.to.as_ref();
    for (name, date) in [("from", Some(from)), ("to", last)] {
        if let Some(date) = date.filter(|date| end(date).is_none()) {
            findings.push(FORM.at(field(path, name), format!("`{date}` is no day")));
        }
    }
    match (end(from), last.and_then(|to| end(to))) {
        (Some(End::Once(from)), Some(End::Once(to))) if to < from => {
            let message = "these days end before they begin";
            findings.push(ORDER.at(field(path, "to"), message));
        }
        (Some(End::Once(_)), Some(End::Yearly(_))) | (Some(End::Yearly(_)), Some(End::Once(_))) => {
            let message = "one end is of every year, and the other of one";
            findings.push(FORM.at(field(path, "to"), message));
        }
        _ => {}
    }
}

/// Whether no day of a week, or none of a year, is open.
fn is_ever_closed(calendar: &Calendar) -> bool {
    let weekdays: BTreeSet<_> = calendar.weekdays.iter().collect();
    let mut days = BTreeSet::new();
    for closure in &calendar.closures {
        let from = closure.from.as_ref().and_then(|date| day_of_year(date));
        let to = closure.to.as_ref().map_or(from, |date| day_of_year(date));
        match (from, to) {
            (Some(from), Some(to)) if from <= to => days.extend(from..=to),
            (Some(from), Some(to)) => days.extend((from..YEAR).chain(0..=to)),
            _ => {}
        }
    }
    weekdays.len() == WEEK || days.len() == YEAR
}
