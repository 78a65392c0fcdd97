//! The CSP of a policy: `tests/csp/cases.txt`, and that it agrees with the gate everywhere.

#![cfg(feature = "author")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod agreement;
mod header;
#[path = "../matcher/mod.rs"]
mod matcher;
mod page;
mod policies;
#[path = "../support/mod.rs"]
mod support;
mod table;
