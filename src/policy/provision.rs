//! Provision of personal data to third parties, and receipt from them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A recipient of personal data with the situations in which it receives it (S28–S31).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Its id.
    pub id: String,
    /// Who receives it.
    pub recipient: Localized,
    /// When it is provided.
    pub situations: Vec<Situation>,
    /// What is provided.
    pub details: Vec<Localized>,
    /// Data items that are never provided here (S29, S30).
    #[serde(default)]
    pub withheld: Vec<String>,
    /// What the person can do that lifts the withholding (S30).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted_by: Option<Localized>,
    /// The three facts when the recipient is abroad (S33).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foreign: Option<Country>,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// A situation in which data is provided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Its id, such as `scouting`.
    pub id: String,
    /// Its name.
    pub title: Localized,
    /// What happens.
    pub description: Localized,
    /// Data items withheld in this situation alone (S29).
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// Where a recipient abroad is, and how data is protected there (S33).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ① The country, or how it is determined.
    pub country_name: Localized,
    /// ② Its system for the protection of personal information.
    pub system: Localized,
    /// Where more on that system can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_url: Option<String>,
    /// ③ The measures the recipient takes.
    pub measures: Localized,
}

/// A provision that needs no consent (S36, APPI Article 27(1)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalProvision {
    /// The article and paragraph.
    pub law: Localized,
    /// What it permits.
    pub text: Localized,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// Personal data received from others (S37).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// From whom.
    pub from: Localized,
    /// For what.
    pub purposes: Vec<Localized>,
    /// What is received.
    pub details: Vec<Localized>,
    /// By what means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Localized>,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}
