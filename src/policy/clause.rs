//! A numbered clause of the policy's text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A numbered clause; services, purposes and verdicts refer to it by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its id, such as `S17`.
    pub id: String,
    /// What it is about, in a few words.
    pub title: Localized,
    /// Its own words, where no other part of the policy carries them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Localized>,
}
