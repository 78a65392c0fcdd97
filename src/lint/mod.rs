//! Mistakes in a policy, each with its place and what to do.

mod finding;

pub use finding::{Finding, Severity};

use crate::policy::Policy;

/// Everything found in a policy.
#[must_use]
pub fn lint(_policy: &Policy) -> Vec<Finding> {
    Vec::new()
}
