//! Security control measures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// A group of measures of one kind (organizational, personal, physical, technical, external).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityMeasure {
    /// The kind's name.
    pub title: Localized,
    /// The measures.
    pub measures: Vec<Localized>,
}
