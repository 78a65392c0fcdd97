//! The only place that knows the web: the doors of the three WebAssembly modules.
//!
//! A door is plain functions of numbers with one buffer for what comes in and one for what goes
//! out. No glue is generated: strings cross as UTF-8 bytes, which the page's side writes and reads
//! itself. One module holds one instance of what it serves, since a page has one checkpoint.

mod buffer;
#[cfg(feature = "compiler")]
mod compiler;
#[cfg(feature = "gate")]
mod gate;
#[cfg(feature = "panel")]
mod panel;
mod single;

#[cfg(not(feature = "compiler"))]
mod allocator;

// The compiler builds maps and frees them in any order; it is loaded rarely and keeps the
// standard allocator.
#[cfg(not(feature = "compiler"))]
#[global_allocator]
static ALLOCATOR: allocator::Stack = allocator::Stack::new();
