//! A comparison for others: as JSON for programs, as text for people at a terminal.
//!
//! Each format has structs of its own, so that what is written does not change when the program inside does.

mod json;
mod text;

pub use json::write_json;
pub use text::write_text;
