//! The demo in a real browser, judged from the collector's side.

mod browser;
mod choices;
mod demo;
mod notice;
