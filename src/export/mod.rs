//! A reading for others: as JSON for programs, as text, a page, tables and a bundle of evidence for people.
//!
//! Each format has structs of its own, so that what is written does not change when the program inside does. What the
//! formats for people have in common is made once, in [`report`]. Machine and human parts are told apart in each. The
//! command line and the window call the same [`write`].

mod bundle;
mod claimreview;
mod csv;
mod facts;
mod harmless;
mod html;
mod inspection;
mod json;
mod markdown;
mod order;
mod position;
mod report;
mod table;
mod text;
mod verify;
mod words;
mod xlsx;
#[cfg(test)]
mod fixture;

use std::{
    io::{self, Write},
    path::Path,
};

pub use claimreview::day_of;
pub use inspection::{write_inspections, write_inspections_json};
pub use json::{Links, write_json};
pub use verify::{Failure, Unreadable, Verified, verify};
pub use words::Words;

use crate::{
    edits::Reading,
    notes::{Level, Note},
};

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

/// How something is exported.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The language of titles and labels.
    pub words: &'static Words,
    /// The day of the export (2026-11-22), where it is to be said.
    pub day: Option<&'a str>,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Format; 8] = [
        Format::Text,
        Format::Json,
        Format::Html,
        Format::Markdown,
        Format::Csv,
        Format::Xlsx,
        Format::ClaimReview,
        Format::Bundle,
    ];

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

    /// The format of a file with this name, where its end tells.
    pub fn of_path(path: &Path) -> Option<Format> {
        let end = path.extension()?.to_str()?.to_ascii_lowercase();
        match end.as_str() {
            "htm" => Some(Format::Html),
            "markdown" => Some(Format::Markdown),
            _ => Format::ALL.into_iter().find(|format| format.extension() == end),
        }
    }

    /// Whether it is no text, so that a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Bundle)
    }
}

/// Writes `reading` and what was noted on the way to `out`, and says what is missing in it, if anything is.
pub fn write(
    format: Format,
    reading: &Reading,
    options: &Options<'_>,
    notes: &[Note],
    out: &mut dyn Write,
) -> io::Result<Vec<Note>> {
    let mut missing = Vec::new();
    match format {
        Format::Text => text::write(reading, options, out)?,
        Format::Json => write_json(reading, notes, Links::Kept, out)?,
        Format::Html => html::write(reading, options, out)?,
        Format::Markdown => markdown::write(reading, options, out)?,
        Format::Csv => csv::write(reading, options, out)?,
        Format::Xlsx => xlsx::write(reading, options, out)?,
        Format::Bundle => bundle::write(reading, options, notes, out)?,
        Format::ClaimReview => {
            let lacks = claimreview::write(reading, options, out)?;
            missing.extend(lacks.into_iter().map(|id| Note::new(Level::Warning, "", options.words.say(id))));
        }
    }
    Ok(missing)
}
