//! The purposes of use that a visitor can allow or refuse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A purpose of use (利用目的).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Its id; services and choices refer to it.
    pub id: String,
    /// Its name, short enough for a switch.
    pub title: Localized,
    /// What is done, in a sentence.
    pub description: Localized,
    /// Its W3C Data Privacy Vocabulary term, `https://w3id.org/dpv#…`.
    pub dpv: String,
    /// On what it rests.
    pub basis: Basis,
    /// Why no consent is needed; asked for when the basis is `exempt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis_reason: Option<Localized>,
    /// Purposes that must be allowed before this one can be (S25 needs S20).
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// Needs a yes of its own, which "allow all" is not (S20, S40).
    #[serde(default)]
    pub explicit: bool,
    /// Handles sensitive information; it must also be `explicit` (S40).
    #[serde(default)]
    pub sensitive: bool,
    /// Is targeted advertising, which the Global Privacy Control signal refuses (S21).
    #[serde(default)]
    pub targeted_advertising: bool,
    /// The services, by id, across which personal information is viewed and used for it (S22).
    #[serde(default)]
    pub across: Vec<String>,
    /// May go on after membership has ended (S24).
    #[serde(default)]
    pub post_termination: bool,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// On what a purpose rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The visitor's prior consent.
    Consent,
    /// Truly necessary for what the visitor asked for.
    Necessary,
    /// Exempt by law for a stated reason.
    Exempt,
}
