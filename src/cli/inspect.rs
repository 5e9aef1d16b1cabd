//! `synoptic inspect`: what is read from articles, passage by passage.

use std::{io, process::ExitCode};

use super::{InspectArgs, InspectFormat, exit_code, intake, output, report};
use crate::{
    claims::Article,
    edits, export,
    inspect::Inspection,
    notes::{Level, Note},
};

/// Runs `synoptic inspect`.
pub fn inspect(args: &InspectArgs) -> ExitCode {
    let intake = intake::read(&args.paths);
    let documents = edits::documents(&intake.workspace.texts, &intake.workspace.history);
    let mut notes = intake.notes;
    if documents.is_empty() {
        let text = "no article could be read, so there is nothing to inspect; name text files or folders of them";
        notes.push(Note::new(Level::Error, "", text));
    }
    notes.iter().for_each(|note| report(&note.to_string()));
    if documents.is_empty() {
        return ExitCode::FAILURE;
    }
    let articles: Vec<Article> = documents.into_iter().map(Article::new).collect();
    exit_code(write(args, &articles, &notes), args.output.as_deref())
}

fn write(args: &InspectArgs, articles: &[Article], notes: &[Note]) -> io::Result<()> {
    let inspections: Vec<Inspection<'_>> = articles.iter().map(Inspection::new).collect();
    let mut out = output(args.output.as_deref())?;
    match args.format() {
        InspectFormat::Text => export::write_inspections(&inspections, notes, args.explain, &mut out)?,
        InspectFormat::Json => export::write_inspections_json(&inspections, notes, args.explain, &mut out)?,
    }
    out.flush()
}
