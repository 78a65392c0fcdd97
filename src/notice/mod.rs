//! The notice: its markup, its words and its look.
//!
//! The first layer is written when a policy is compiled, so a page only inserts it. Details and
//! prompts are written from the compiled policy by the panel, once somebody wants to see them.
//! What comes from a policy is text here, never markup: [`Markup`] takes no other way.

#[cfg(feature = "author")]
mod about;
#[cfg(feature = "author")]
mod contact;
mod details;
#[cfg(feature = "author")]
mod first_layer;
mod markup;
mod prompt;
mod received;
mod service;
mod sheet;
#[cfg(feature = "author")]
mod words;

#[cfg(feature = "author")]
pub use about::about;
pub use details::details;
#[cfg(feature = "author")]
pub use first_layer::first_layer;
#[cfg(feature = "author")]
pub(crate) use first_layer::web_address;
pub use markup::Markup;
pub use prompt::prompt;
pub use received::received;
#[cfg(feature = "author")]
pub use words::{WordList, default_words, fill, word_keys};

/// The style of details and prompts, which goes on from the first layer's.
pub const PANEL_STYLE: &str = concat!(include_str!("panel.css"), include_str!("switch.css"));
