//! The texts of a compiled policy, in the order the panel reads them.

use crate::policy::Policy;

/// All texts in a language; the first is the first layer of the notice.
pub fn texts(_policy: &Policy, _language: &str) -> Vec<String> {
    vec![String::new()]
}
