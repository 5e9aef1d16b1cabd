//! A comparison for others: as JSON for programs, as text for people at a terminal.
//!
//! Each format has structs of its own, so that what is written does not change when the program inside does.

mod json;
mod text;

use std::io::{self, Write};

pub use json::write_json;
pub use text::write_text;

use crate::{edits::Reading, notes::Note};

/// What a reading can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, for a terminal.
    Text,
    /// For programs.
    Json,
    /// A page for a browser, to read and to print.
    Html,
    /// Markdown.
    Markdown,
    /// A table for a spreadsheet.
    Csv,
    /// A workbook.
    Xlsx,
    /// The ratings, for search engines: schema.org's ClaimReview as JSON-LD.
    ClaimReview,
    /// The evidence: texts, hashes, quotes and verdicts, that `synoptic verify` checks.
    Bundle,
}

impl Format {
    /// The formats that there are.
    pub const ALL: [Format; 2] = [Format::Text, Format::Json];

    /// The end of the names of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Json => "json",
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::ClaimReview => "jsonld",
            Format::Bundle => "zip",
        }
    }
}

/// Writes `reading` and what was noted on the way to `out`.
pub fn write(format: Format, reading: &Reading, notes: &[Note], out: &mut dyn Write) -> io::Result<Vec<Note>> {
    match format {
        Format::Text => write_text(reading, out)?,
        Format::Json => write_json(reading, notes, out)?,
        _ => return Err(io::ErrorKind::Unsupported.into()),
    }
    Ok(Vec::new())
}
