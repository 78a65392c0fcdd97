//! The days on which the controller is closed, as a calendar that deadlines are counted by.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// Which days are no business days (S48, S49).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Days of the week.
    #[serde(default = "weekend")]
    pub weekdays: Vec<Weekday>,
    /// The public holidays of the controller's country.
    #[serde(default = "yes")]
    pub holidays: bool,
    /// Further days, such as those at the turn of the year.
    #[serde(default)]
    pub closures: Vec<Closure>,
}

/// A day of the week.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// Days on which the controller is closed beside weekends and holidays (S49).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// What they are, such as the year-end and new-year holidays.
    pub title: Localized,
    /// The first of them: `MM-DD` for every year, `YYYY-MM-DD` for one. Left out only where the
    /// policy's own text names no day, which is a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last of them, in the same form; that day alone if left out. `12-29` to `01-03` goes
    /// over the turn of the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

fn weekend() -> Vec<Weekday> {
    vec![Weekday::Saturday, Weekday::Sunday]
}

fn yes() -> bool {
    true
}
