//! What happens to what the policy does not declare, and which signals count.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What happens to requests and cookies that no service declares (S15).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Undeclared {
    /// Requests to a host that is neither the site's nor a service's.
    #[serde(default)]
    pub requests: OnUndeclared,
    /// Cookies written by scripts that no service declares.
    #[serde(default)]
    pub cookies: OnUndeclared,
    /// The clause by which nothing undeclared is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// What to do with something undeclared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnUndeclared {
    /// Hold it, whatever was chosen, and say so.
    #[default]
    Hold,
    /// Let it pass and say so; for the first weeks of a site with many tags.
    Report,
}

/// Which signals of the browser count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signals {
    /// Global Privacy Control.
    #[serde(default)]
    pub gpc: Gpc,
    /// The clause by which a signal is heeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// What Global Privacy Control counts as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gpc {
    /// A refusal of targeted advertising and of provision to third parties, until the visitor
    /// switches that very purpose or service on.
    #[default]
    Refuse,
    /// Nothing.
    Ignore,
}
