//! The demo and the test pages in a real browser, judged from the other side.

#![allow(
    clippy::await_holding_lock,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, and each runs on a runtime of its own"
)]

mod accessibility;
mod attacks;
mod browser;
mod choices;
mod collector;
mod delivery;
mod demo;
mod differential;
mod document;
mod documents;
mod engine;
mod erasure;
mod failing;
mod first_party;
mod incoming;
mod means;
mod notice;
mod nowasm;
mod policy;
mod prelude;
mod promises;
mod received;
mod release;
mod reporting;
mod room;
mod screen;
mod signal;
mod site;
mod storm;
mod strict;
mod strict_pages;
mod tag;
mod twice;
mod ways;
mod wire;
mod worker;
mod worker_life;
