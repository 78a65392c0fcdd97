//! A purpose told at the moment of collection.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A purpose of use that a person is told where information is collected, and that holds there in
/// the place of the policy's own (S17). Carried for records and pages; Sekisho shows none by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Its id; a record of what was told names it together with `version`.
    pub id: String,
    /// Where it is told, such as the form's name.
    pub title: Localized,
    /// The purpose in the words in which it is told.
    pub purpose: Localized,
    /// The day from which it is told in these words, `YYYY-MM-DD`.
    pub version: String,
    /// The services, by id, that collect there.
    #[serde(default)]
    pub services: Vec<String>,
    /// The purposes, by id, that it holds in the place of.
    #[serde(default)]
    pub overrides: Vec<String>,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}
