//! The demo in a real browser, judged from the collector's side.

#![allow(
    clippy::await_holding_lock,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, and each runs on a runtime of its own"
)]

mod accessibility;
mod browser;
mod choices;
mod demo;
mod documents;
mod notice;
mod release;
mod site;
mod ways;
