//! Strict pages, each on every engine that has what makes it strict: by its headers, as a frame, or by when it is shown.

mod bfcache;
mod csp;
mod isolation;
mod page;
mod prerender;
mod sandbox;
