//! What the window knows of exporting: the formats in the reader's words, and the one call that writes them.

use std::path::Path;

use crate::{
    edits::Reading,
    export,
    gui::words::{spoken, t},
    notes::{Level, Note, What},
    workspace,
};

pub use crate::export::Format;

/// The formats in the order in which they are offered: for people first.
pub fn offered() -> Vec<Format> {
    const ORDER: [Format; Format::ALL.len()] = [
        Format::Html,
        Format::Markdown,
        Format::Csv,
        Format::Xlsx,
        Format::ClaimReview,
        Format::Json,
        Format::Bundle,
        Format::Text,
    ];
    ORDER.into_iter().filter(|format| Format::ALL.contains(format)).collect()
}

/// What the format is called.
pub fn name(format: Format) -> String {
    match format {
        Format::Html => t!("export-html"),
        Format::Markdown => t!("export-markdown"),
        Format::Csv => t!("export-csv"),
        Format::Xlsx => t!("export-xlsx"),
        Format::ClaimReview => t!("export-claimreview"),
        Format::Json => t!("export-json"),
        Format::Bundle => t!("export-bundle"),
        Format::Text => t!("export-text"),
    }
}

/// What it is good for.
pub fn purpose(format: Format) -> String {
    match format {
        Format::Html => t!("export-html-for"),
        Format::Markdown => t!("export-markdown-for"),
        Format::Csv => t!("export-csv-for"),
        Format::Xlsx => t!("export-xlsx-for"),
        Format::ClaimReview => t!("export-claimreview-for"),
        Format::Json => t!("export-json-for"),
        Format::Bundle => t!("export-bundle-for"),
        Format::Text => t!("export-text-for"),
    }
}

/// Writes `reading` to `path`, whole or not at all; returns what is missing in it.
pub fn export(path: &Path, format: Format, reading: &Reading) -> Result<Vec<Note>, Note> {
    let mut bytes = Vec::new();
    let options = export::Options { words: export::Words::of_locale(spoken().tag()), day: None };
    let written = export::write(format, reading, &options, &[], &mut bytes)
        .and_then(|missing| workspace::replace(path, &bytes).map(|()| missing));
    written.map_err(|error| Note::new(Level::Error, path.display().to_string(), What::Unwritable(error.to_string())))
}
