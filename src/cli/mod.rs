//! The command line: typed arguments (`args`), then run them. Knows nothing of the window.
//!
//! Exit codes: 0 done, 1 nothing could be compared, inspected or written, or a bundle does not hold, 2 wrong usage. Problems go to
//! standard error; a broken pipe ends the program quietly.

mod args;
mod inspect;
mod intake;
mod meaning;

use std::{
    env,
    fs::File,
    io::{self, BufReader, BufWriter, IsTerminal, Write},
    ops::ControlFlow,
    path::Path,
    process::ExitCode,
    sync::Arc,
    time::SystemTime,
};

use clap::CommandFactory;
use clap_complete::Shell;

pub use args::{
    Args, Asked, Command, CompareArgs, Format, InspectArgs, InspectFormat, Links, ThemeArg, VerifyArgs, WindowArgs,
};
pub use inspect::inspect;

use crate::{
    compare::Comparer,
    edits::{self, Reading},
    export::{self, Unreadable, Verified, Words},
    notes::{Level, Note},
    workspace::{self, Workspace},
};
use intake::Intake;

/// Runs `synoptic compare`.
pub fn compare(args: &CompareArgs) -> ExitCode {
    let is_binary = matches!(args.asked(), Asked::Reading(format) if format.is_binary());
    if is_binary && args.output.is_none() && io::stdout().is_terminal() {
        report("a terminal cannot show this format; name a file with -o, or pipe it to another program");
        return ExitCode::from(2);
    }
    if let Some(ending) = args.unknown_ending() {
        report(&format!(
            "no format goes by the ending .{ending}; name one with --format, or a file that ends with .html, .md, .json, …"
        ));
        return ExitCode::from(2);
    }
    let Some(read) = read(args) else { return ExitCode::FAILURE };
    let written = write(args, &read);
    if let Ok(missing) = &written {
        missing.iter().for_each(|note| report(&note.to_string()));
    }
    match written {
        Ok(_) if read.reading.comparison.articles.len() < 2 => ExitCode::FAILURE,
        written => exit_code(written.map(drop), args.output.as_deref()),
    }
}

/// What is to be written, and what was noted on the way to it.
struct Read {
    workspace: Workspace,
    reading: Reading,
    notes: Vec<Note>,
}

/// Reads and compares what `args` name; `None` where that is nothing.
fn read(args: &CompareArgs) -> Option<Read> {
    let Intake { workspace, mut notes, is_whole } = intake::read(&args.paths);
    let documents = edits::documents(&workspace.texts, &workspace.history);
    if documents.len() < 2 {
        notes.push(too_few(documents.len()));
    }
    let mut comparer = Comparer::default();
    let articles = comparer.articles(&documents, &mut |_| ControlFlow::Continue(()))?;
    let (vectors, missing) = meaning::vectors(args, articles.as_slice());
    notes.extend(missing);
    notes.iter().for_each(|note| report(&note.to_string()));
    if !is_whole && args.asked() == Asked::Workspace {
        report("the workspace was not read whole, so none is written; open it in the window to rescue what is left");
        return None;
    }
    let comparison = comparer.compare_by_meaning(&documents, &vectors, &mut |_| ControlFlow::Continue(()));
    let comparison = comparison.filter(|_| !documents.is_empty())?;
    let reading = edits::reading(&Arc::new(comparison), &workspace.history);
    Some(Read { workspace, reading, notes })
}

/// Says what went wrong in writing to `output`, if anything did.
fn exit_code(written: io::Result<()>, output: Option<&Path>) -> ExitCode {
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let to = output.map_or("standard output".to_owned(), |path| path.display().to_string());
            report(&format!("{to}: could not be written ({error}); name another file with -o"));
            ExitCode::FAILURE
        }
    }
}

/// Runs `synoptic verify`.
pub fn verify(args: &VerifyArgs) -> ExitCode {
    let name = args.bundle.display();
    let file = File::open(&args.bundle).map_err(Unreadable::Io);
    match file.and_then(|file| export::verify(BufReader::new(file))) {
        Err(error) => {
            report(&format!("{name}: {error}"));
            ExitCode::FAILURE
        }
        Ok(Verified { documents, quotes, failures }) if failures.is_empty() => {
            exit_code(print(&format!("{name}: {documents} documents and {quotes} quotes, everything holds\n")), None)
        }
        Ok(Verified { failures, .. }) => {
            failures.iter().for_each(|failure| report(&failure.to_string()));
            report(&format!("{name}: {} things do not hold", failures.len()));
            ExitCode::FAILURE
        }
    }
}

/// Runs `synoptic completions`.
pub fn completions(shell: Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "synoptic", &mut script);
    exit_code(io::stdout().write_all(&script), None)
}

/// Runs `synoptic man`.
pub fn man() -> ExitCode {
    let mut page = Vec::new();
    exit_code(manual(&mut page).and_then(|()| io::stdout().write_all(&page)), None)
}

/// The manual page: the program, then each of its commands.
fn manual(out: &mut dyn Write) -> io::Result<()> {
    let command = Args::command();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    for command in command.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(out, ".SH SYNOPTIC {}\n{about}.", command.get_name().to_uppercase())?;
        clap_mangen::Man::new(command.clone()).render_options_section(out)?;
    }
    Ok(())
}

fn print(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

fn too_few(read: usize) -> Note {
    let text = match read {
        0 => "no article could be read, so there is nothing to compare; name text files or folders of them",
        _ => "only one article could be read, and a comparison needs two; name another",
    };
    Note::new(Level::Error, "", text)
}

/// Writes what `args` ask for, and says what is missing in it.
fn write(args: &CompareArgs, read: &Read) -> io::Result<Vec<Note>> {
    match (args.asked(), &args.output) {
        (Asked::Reading(format), _) => write_reading(args, format, read),
        (Asked::Workspace, Some(path)) => {
            workspace::replace(path, &workspace::written(&read.workspace)).map(|()| Vec::new())
        }
        (Asked::Workspace, None) => io::stdout().write_all(&workspace::written(&read.workspace)).map(|()| Vec::new()),
    }
}

fn write_reading(args: &CompareArgs, format: export::Format, read: &Read) -> io::Result<Vec<Note>> {
    let mut out = output(args.output.as_deref())?;
    let day = today();
    let options = export::Options { words: words(args), day: Some(&day) };
    let missing = match format {
        export::Format::Json => {
            export::write_json(&read.reading, &read.notes, args.links.into(), &mut out).map(|()| Vec::new())?
        }
        _ => export::write(format, &read.reading, &options, &read.notes, &mut out)?,
    };
    out.flush()?;
    Ok(missing)
}

/// The file at `path`, or standard output.
fn output(path: Option<&Path>) -> io::Result<Box<dyn Write>> {
    Ok(match path {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    })
}

/// The words that are asked for, or else those of the system's language.
fn words(args: &CompareArgs) -> &'static Words {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    let asked = args.language.as_deref().and_then(Words::of);
    asked.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
        Words::of_locale(&locale.unwrap_or_default())
    })
}

/// The day in UTC; that of SOURCE_DATE_EPOCH, where it is set, so that an export can be made anew as it was.
fn today() -> String {
    let set = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    export::day_of(set.unwrap_or_else(now))
}

/// Says `message` on standard error; if that is closed there is nobody left to tell.
pub fn report(message: &str) {
    let _ = writeln!(io::stderr(), "synoptic: {message}");
}
