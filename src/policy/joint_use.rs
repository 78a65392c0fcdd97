//! Joint use of personal data within a group.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// Joint use (共同利用): the five things to be stated (S34, S35, APPI Article 27(5)(iii)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JointUse {
    /// Its id.
    pub id: String,
    /// Whose data it is.
    pub title: Localized,
    /// The items used jointly.
    pub items: Vec<Localized>,
    /// The scope of persons who use them. Required by law; left out only where the policy's
    /// own text leaves it blank, which is a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Localized>,
    /// For what they use them.
    pub purposes: Vec<Localized>,
    /// Who answers for the management, with address and representative.
    pub responsible: Localized,
    /// How the data is obtained.
    pub collection: Vec<Localized>,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}
