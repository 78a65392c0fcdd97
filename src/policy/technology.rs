//! The means by which information is acquired without being typed in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A technology the policy names (S05, S10, S12).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Technology {
    /// Which of the kinds it is.
    pub kind: TechnologyKind,
    /// Its name for visitors.
    pub title: Localized,
    /// What it is and what it collects, in plain words.
    pub description: Localized,
    /// The clause that speaks of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The clause by which what it collects may not identify a person (S11); a verdict that keeps this
    /// promise names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_clause: Option<String>,
}

/// The kinds of technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TechnologyKind {
    /// A file the browser keeps and sends back, and what pages keep like it (S05).
    Cookie,
    /// A request made to be counted: a 1×1 image, `sendBeacon`, `fetch` with `keepalive` (S10).
    WebBeacon,
    /// A number that a terminal or its bridge sends to tell it apart (S12).
    DeviceIdentifier,
}
