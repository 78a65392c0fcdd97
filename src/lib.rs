//! Sekisho (関所): a consent checkpoint for web pages.

#[cfg(all(
    target_arch = "wasm32",
    any(
        feature = "gate",
        feature = "panel",
        feature = "compiler",
        feature = "command"
    )
))]
mod browser;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "author")]
pub mod compile;
pub mod compiled;
pub mod consent;
#[cfg(feature = "author")]
pub mod csp;
pub mod gate;
#[cfg(feature = "author")]
pub mod lint;
#[cfg(feature = "author")]
pub mod markup;
#[cfg(any(feature = "author", feature = "panel"))]
pub mod notice;

mod line;
#[cfg(feature = "author")]
pub mod policy;
pub mod promise;
mod scan;

/// The README's examples, run as documentation tests.
#[cfg(all(doctest, feature = "author"))]
#[doc = include_str!("../README.md")]
pub struct Readme;
