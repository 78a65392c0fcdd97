//! Purposes of use by class of person (S18).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A class of person whose information is handled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectClass {
    /// Its id, such as `customer` or `job_applicant`.
    pub id: String,
    /// Its name for visitors.
    pub title: Localized,
    /// For what information on such persons is used.
    pub purposes: Vec<SubjectPurpose>,
    /// A remark at the end of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
}

/// One purpose for a class of person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectPurpose {
    /// What is done.
    pub text: Localized,
    /// Details below it.
    #[serde(default)]
    pub details: Vec<Localized>,
    /// The purposes a visitor can switch that this one amounts to on a web page.
    #[serde(default)]
    pub purposes: Vec<String>,
    /// The clause that states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}
