//! The question a page asks and the answer it gets.

mod request;
mod target;
mod verdict;

pub use request::{Means, Request};
pub use target::{Origin, Place, Remote, Target};
pub use verdict::{Ground, Reason, Verdict, Why};
