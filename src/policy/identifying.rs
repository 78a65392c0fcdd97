//! What identifies a registered person on the site's own word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What identifies a person here, beside e-mail addresses, telephone numbers and the like, which do
/// everywhere (S11, S13). What carries it breaks the promise of a web beacon and of `anonymous`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifying {
    /// The names of parameters, fields of forms and of JSON, and headers that hold an id of somebody
    /// registered. `member_id` is also `memberId` and `Member-ID`.
    #[serde(default)]
    pub registered_ids: Vec<String>,
    /// The hash of an e-mail address (MD5, SHA-1, SHA-2) identifies who has it. It is known by its form
    /// under a name that is `em`, `hem` or `pdem`, or has `mail` in it.
    #[serde(default)]
    pub hashed_email: bool,
}
