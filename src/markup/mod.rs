//! Marks in static markup: what the policy holds before a choice is written as the gate itself holds it.
//!
//! A browser asks for `<img src>` and `<script src>` before any script can stop it. So a page is rewritten before
//! it is served: an attribute becomes `data-sks-<name>`, a script `type="text/plain"`, and an address in CSS gets
//! `data:,#` before it. These are the forms in which the gate keeps what it holds (`src/browser/hooks/element.js`,
//! `css.js`), so that it gives them back by the policy and the visitor's choice like everything it held itself.
//!
//! What does not pass is asked of the very session that the gate decides with. A page is read once, as bytes, and
//! nothing but marks is changed: taking them back gives the bytes that were there (`adr/0008`).

mod css;
mod edit;
mod element;
mod gate;
mod mark;
mod namespace;
mod reference;
mod rewriter;
mod scanner;
mod tag;
mod tally;
mod text_mode;
mod undo;
mod watched;

pub use gate::Gate;
pub use rewriter::{Refusal, Rewriter};
pub use tally::{Row, Tally};
