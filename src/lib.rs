//! Synoptic puts articles about the same events side by side, finds the passages in which they make the same claim,
//! and shows where they agree, where they differ and what only one of them says.
//!
//! The modules below are in the order of the story; data goes one way, from the first to the last, and each room uses
//! only the rooms above it. `cli` and `gui` do not know each other; `main.rs` alone knows both.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod align;
pub mod claims;
pub mod compare;
pub mod group;
pub mod ingest;
pub mod judge;
pub mod lang;
pub mod notes;
pub mod segment;
pub mod text;
