//! The real program, run as a user runs it: what it prints and writes, its messages and exit codes.

mod export;
mod language;
#[cfg(feature = "meaning")]
mod meaning;
mod program;
mod usage;
mod workspace;
