//! The command line: typed arguments (`args`), then run them. Knows nothing of the window.
//!
//! Exit codes: 0 done, 1 nothing could be compared or written, 2 wrong usage. Problems go to standard error; a broken
//! pipe ends the program quietly.

mod args;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    process::ExitCode,
};

pub use args::{Args, Command, CompareArgs, Format, ThemeArg, WindowArgs};

use crate::{
    compare::Comparer,
    edits::Reading,
    export, ingest, lang,
    notes::{Level, Note},
};

/// Runs `synoptic compare`.
pub fn compare(args: &CompareArgs) -> ExitCode {
    let intake = ingest::read(&args.paths, &mut |_, _| ControlFlow::Continue(()));
    let mut documents = Vec::new();
    let mut notes = lang::notes().to_vec();
    notes.extend(intake.notes);
    notes.extend(ingest::admit(&mut documents, intake.documents));
    if documents.len() < 2 {
        notes.push(too_few(documents.len()));
    }
    notes.iter().for_each(|note| report(&note.to_string()));
    let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(()));
    let Some(comparison) = comparison.filter(|_| !documents.is_empty()) else { return ExitCode::FAILURE };
    match write(args, &Reading::from(comparison), &notes) {
        Ok(()) if documents.len() < 2 => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let to = args.output.as_ref().map_or("standard output".to_owned(), |path| path.display().to_string());
            report(&format!("{to}: could not be written ({error}); name another file with -o"));
            ExitCode::FAILURE
        }
    }
}

fn too_few(read: usize) -> Note {
    let text = match read {
        0 => "no article could be read, so there is nothing to compare; name text files or folders of them",
        _ => "only one article could be read, and a comparison needs two; name another",
    };
    Note::new(Level::Error, "", text)
}

fn write(args: &CompareArgs, reading: &Reading, notes: &[Note]) -> io::Result<()> {
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    match args.format {
        Format::Text => export::write_text(reading, &mut out)?,
        Format::Json => export::write_json(reading, notes, &mut out)?,
    }
    out.flush()
}

/// Says `message` on standard error; if that is closed there is nobody left to tell.
pub fn report(message: &str) {
    let _ = writeln!(io::stderr(), "synoptic: {message}");
}
