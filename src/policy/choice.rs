//! The choices the notice offers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Document, Localized};

/// What the visitor may choose, what follows, and how long it holds (S01–S04).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The choices of the first layer, all of one rank, in the order shown.
    pub offered: Vec<Offer>,
    /// What rejecting all may bring, shown beside it before the click (S03).
    pub consequence: Localized,
    /// The same where a service that is necessary and sets cookies, such as those that keep a
    /// visitor signed in, stays on all the same; shown in the place of `consequence` then (S03).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consequence_kept: Option<Localized>,
    /// That providing information is voluntary (S39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voluntary: Option<Localized>,
    /// What the choice governs and what only the browser's own settings do (S02).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser_settings: Option<Localized>,
    /// Each browser's name and the address of its help on those settings (S02).
    #[serde(default)]
    pub browser_help: Vec<Document>,
    /// Days after which a grant is asked for again.
    #[serde(default = "half_a_year")]
    pub grant_days: u16,
    /// Days after which a refusal may be asked about again.
    #[serde(default = "half_a_year")]
    pub refusal_days: u16,
    /// Keep the answer for the whole registrable domain and not for this host alone.
    #[serde(default)]
    pub share_across_subdomains: bool,
    /// The clause by which the visitor chooses (S01).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// A choice of the first layer (S01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// "Allow all cookies".
    AllowAll,
    /// "Reject all cookies".
    RejectAll,
    /// "Notify me when cookies are received".
    Notify,
}

/// Six months, in days.
fn half_a_year() -> u16 {
    182
}
