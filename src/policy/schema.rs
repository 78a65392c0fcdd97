//! The JSON Schema of a policy, made from its types.

use serde_json::Value;

use super::Policy;

/// Where the schema of this release lies inside the npm package.
pub const SCHEMA_FILE: &str = "policy.schema.json";

/// The schema.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(Policy).to_value()
}

/// The schema as the text that is committed and shipped.
#[must_use]
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}
