//! The real program, run as a user runs it.

mod export;
mod language;
mod usage;
