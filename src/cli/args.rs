//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use clap_complete::Shell;

use crate::{
    export::{self, Words},
    workspace,
};

/// Puts articles about the same events side by side and shows where they agree and where they differ.
///
/// With paths or without, opens the window; `synoptic compare` needs none.
#[derive(Debug, Parser)]
#[command(name = "synoptic", version, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the window opens with.
    #[command(flatten)]
    pub window: WindowArgs,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare articles and print what they share
    Compare(CompareArgs),
    /// Show what is read from articles, claim by claim, with carets under the words
    Inspect(InspectArgs),
    /// Check an evidence bundle: every file against its hash, every quote against its text
    Verify(VerifyArgs),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// The arguments of `synoptic verify`.
#[derive(Debug, ClapArgs)]
pub struct VerifyArgs {
    /// A file that `--format bundle` wrote
    #[arg(value_name = "BUNDLE")]
    pub bundle: PathBuf,
}

/// The arguments of `synoptic compare`.
#[derive(Debug, ClapArgs)]
pub struct CompareArgs {
    /// How to print it; left out, as the end of FILE says, or else as text
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Language of titles and labels in html, md, csv, xlsx, claimreview and bundle; left out, as the system has it
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(Words::languages()))]
    pub language: Option<String>,
    /// Which links json holds
    #[arg(long, value_enum, default_value_t = Links::Kept)]
    pub links: Links,
    /// Compare words alone, not what the passages mean
    #[arg(long)]
    pub no_meaning: bool,
    /// Folder of the sentence encoder: model.gguf and tokenizer.json
    #[arg(long, value_name = "DIR", conflicts_with = "no_meaning")]
    pub model: Option<PathBuf>,
    /// Text files, folders of text files, and at most one workspace (*.synoptic)
    #[arg(required = true, value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
}

/// The arguments of `synoptic inspect`.
#[derive(Debug, ClapArgs)]
pub struct InspectArgs {
    /// Say of each thing by which rule or word list it is read
    #[arg(long)]
    pub explain: bool,
    /// How to print it; left out, as the end of FILE says, or else as text
    #[arg(long, value_enum)]
    pub format: Option<InspectFormat>,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Text files, folders of text files, and at most one workspace (*.synoptic)
    #[arg(required = true, value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
}

/// How an inspection is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For people at a terminal
    Text,
    /// For programs
    Json,
}

impl InspectArgs {
    /// The format that is asked for: by its name, or by the end of the file's.
    pub fn format(&self) -> InspectFormat {
        let by_file = self.output.as_deref().and_then(export::Format::of_path);
        let is_json = by_file == Some(export::Format::Json);
        self.format.unwrap_or(if is_json { InspectFormat::Json } else { InspectFormat::Text })
    }
}

/// How a comparison is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people at a terminal
    Text,
    /// For programs
    Json,
    /// A page to read, to print and to hand on
    Html,
    /// Markdown
    Md,
    /// A table for a spreadsheet: a row for each fact and claim, a column for each article
    Csv,
    /// A workbook
    Xlsx,
    /// The ratings as schema.org's ClaimReview (JSON-LD)
    Claimreview,
    /// The evidence in a zip file, for `synoptic verify`
    Bundle,
    /// A workspace that the window opens
    Workspace,
}

/// Which links between claims are written, and how much of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Links {
    /// Those that hold groups and alignments together, and near misses, with their five heaviest reasons
    Kept,
    /// Every one, with every reason
    All,
}

impl From<Links> for export::Links {
    fn from(links: Links) -> Self {
        match links {
            Links::Kept => export::Links::Kept,
            Links::All => export::Links::All,
        }
    }
}

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The comparison, so.
    Reading(export::Format),
    /// The articles with the edits, for Synoptic itself.
    Workspace,
}

impl CompareArgs {
    /// The end of the output file's name, where no format goes by it and none is named.
    pub fn unknown_ending(&self) -> Option<&str> {
        let path = self.output.as_deref().filter(|_| self.format.is_none())?;
        let is_known = workspace::is_workspace(path) || export::Format::of_path(path).is_some();
        path.extension()?.to_str().filter(|_| !is_known)
    }

    /// What is asked for: by its name, or by the end of the file's.
    pub fn asked(&self) -> Asked {
        let by_file = |path: &PathBuf| match workspace::is_workspace(path) {
            true => Some(Asked::Workspace),
            false => export::Format::of_path(path).map(Asked::Reading),
        };
        let by_name = self.format.map(Asked::from);
        by_name.or_else(|| self.output.as_ref().and_then(by_file)).unwrap_or(Asked::Reading(export::Format::Text))
    }
}

impl From<Format> for Asked {
    fn from(format: Format) -> Self {
        Asked::Reading(match format {
            Format::Workspace => return Asked::Workspace,
            Format::Text => export::Format::Text,
            Format::Json => export::Format::Json,
            Format::Html => export::Format::Html,
            Format::Md => export::Format::Markdown,
            Format::Csv => export::Format::Csv,
            Format::Xlsx => export::Format::Xlsx,
            Format::Claimreview => export::Format::ClaimReview,
            Format::Bundle => export::Format::Bundle,
        })
    }
}

/// The arguments of the window.
#[derive(Debug, Default, ClapArgs)]
pub struct WindowArgs {
    /// Text files, folders of text files and a workspace (*.synoptic) to open
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Save a picture of the window to FILE once the articles are compared, and quit
    #[arg(long, value_name = "FILE")]
    pub screenshot: Option<PathBuf>,
    /// Select the first claim whose words contain TEXT
    #[arg(long, value_name = "TEXT")]
    pub select: Option<String>,
    /// Look of the window
    #[arg(long, value_enum)]
    pub theme: Option<ThemeArg>,
    /// Size of the window in points
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    pub size: Option<(f32, f32)>,
}

/// Looks that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    /// Dark text on a light ground
    Light,
    /// Light text on a dark ground
    Dark,
    /// White on black
    Contrast,
    /// As the system has it
    System,
}

fn size(text: &str) -> Result<(f32, f32), String> {
    let side = |side: &str| side.parse().ok().filter(|side| (100.0..=20_000.0).contains(side));
    let sides = text.split_once('x').and_then(|(width, height)| Some((side(width)?, side(height)?)));
    sides.ok_or_else(|| "write it as 1200x800".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn paths_open_the_window_and_compare_does_not() {
        let window = Args::parse_from(["synoptic", "--size", "900x600", "seeds", "a.txt"]).window;
        assert_eq!((window.paths.len(), window.size), (2, Some((900.0, 600.0))));
        let args = Args::parse_from(["synoptic", "compare", "--format", "json", "seeds"]);
        assert!(matches!(args.command, Some(Command::Compare(CompareArgs { format: Some(Format::Json), .. }))));
        assert!(Args::try_parse_from(["synoptic", "compare"]).is_err());
        assert!(Args::try_parse_from(["synoptic", "--size", "900", "seeds"]).is_err());
    }

    #[test]
    fn the_end_of_the_file_tells_how_an_inspection_is_printed() {
        let format = |args: &[&str]| match Args::parse_from([&["synoptic", "inspect", "a.txt"], args].concat()).command
        {
            Some(Command::Inspect(inspect)) => inspect.format(),
            other => panic!("{other:?}"),
        };
        assert_eq!(format(&["--explain"]), InspectFormat::Text);
        assert_eq!(format(&["-o", "out.json"]), InspectFormat::Json);
        assert_eq!(format(&["-o", "out.json", "--format", "text"]), InspectFormat::Text);
        assert!(Args::try_parse_from(["synoptic", "inspect"]).is_err());
    }

    #[test]
    fn the_end_of_the_file_tells_the_format() {
        let asked = |args: &[&str]| match Args::parse_from([&["synoptic", "compare", "a.txt"], args].concat()).command {
            Some(Command::Compare(compare)) => compare.asked(),
            other => panic!("{other:?}"),
        };
        assert_eq!(asked(&[]), Asked::Reading(export::Format::Text));
        assert_eq!(asked(&["-o", "out.HTML"]), Asked::Reading(export::Format::Html));
        assert_eq!(asked(&["-o", "out.html", "--format", "md"]), Asked::Reading(export::Format::Markdown));
        assert_eq!(asked(&["-o", "out.synoptic"]), Asked::Workspace);
        assert_eq!(asked(&["-o", "out"]), Asked::Reading(export::Format::Text));
    }
}
