//! What is read from articles, for others: as text with carets under the words, and as JSON.

mod json;
mod label;
mod rows;
mod text;

pub use json::write_inspections_json;
pub use text::write_inspections;
