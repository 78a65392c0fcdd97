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
    /// Which items of APPI Article 27(1) it invokes, if any.
    #[serde(default)]
    pub items: Vec<LegalItem>,
    /// What it permits.
    pub text: Localized,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// An item of APPI Article 27(1): when personal data may be provided without consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LegalItem {
    /// Item 1: laws and regulations (法令に基づく場合).
    LawsAndRegulations,
    /// Item 2: life, body or property is to be protected, and consent is hard to obtain
    /// (人の生命、身体又は財産の保護).
    LifeBodyProperty,
    /// Item 3: public health or the sound growth of children, and consent is hard to obtain
    /// (公衆衛生の向上又は児童の健全な育成の推進).
    PublicHealthOrChildren,
    /// Item 4: the state or a local government carries out its affairs, and asking for consent
    /// would impede it (国の機関又は地方公共団体への協力).
    PublicAffairs,
    /// Item 5: an academic institution publishes or teaches the results of its research
    /// (学術研究の成果の公表又は教授).
    AcademicPublication,
    /// Item 6: an academic institution provides for research done together with the recipient
    /// (共同して行う学術研究).
    AcademicJointResearch,
    /// Item 7: the recipient is an academic institution and handles it for its research
    /// (学術研究機関等である第三者).
    AcademicRecipient,
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
