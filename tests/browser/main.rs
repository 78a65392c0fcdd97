//! The demo in a real browser, judged from the collector's side.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod browser;
mod choices;
mod demo;
mod notice;
