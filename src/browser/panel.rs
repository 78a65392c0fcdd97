//! The door of the panel.
