//! The command line: typed arguments (`args`), then run them. Knows nothing of the window.
//!
//! Exit codes: 0 done, 1 nothing could be compared or written, 2 wrong usage. Problems go to standard error; a broken
//! pipe ends the program quietly.

mod args;
mod intake;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    process::ExitCode,
    sync::Arc,
};

pub use args::{Args, Command, CompareArgs, Format, ThemeArg, WindowArgs};

use crate::{
    compare::Comparer,
    edits::{self, Reading},
    export,
    notes::{Level, Note},
    workspace::{self, Workspace},
};

/// Runs `synoptic compare`.
pub fn compare(args: &CompareArgs) -> ExitCode {
    let (workspace, mut notes) = intake::read(&args.paths);
    let documents = edits::documents(&workspace.texts, &workspace.history);
    if documents.len() < 2 {
        notes.push(too_few(documents.len()));
    }
    notes.iter().for_each(|note| report(&note.to_string()));
    let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(()));
    let Some(comparison) = comparison.filter(|_| !documents.is_empty()) else { return ExitCode::FAILURE };
    let reading = edits::reading(&Arc::new(comparison), &workspace.history);
    match write(args, &workspace, &reading, &notes) {
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

fn write(args: &CompareArgs, workspace: &Workspace, reading: &Reading, notes: &[Note]) -> io::Result<()> {
    if let (Format::Workspace, Some(path)) = (args.format, &args.output) {
        return workspace::replace(path, &workspace::written(workspace));
    }
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    match args.format {
        Format::Text => export::write_text(reading, &mut out)?,
        Format::Json => export::write_json(reading, notes, &mut out)?,
        Format::Workspace => out.write_all(&workspace::written(workspace))?,
    }
    out.flush()
}

/// Says `message` on standard error; if that is closed there is nobody left to tell.
pub fn report(message: &str) {
    let _ = writeln!(io::stderr(), "synoptic: {message}");
}
