//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

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
}

/// The arguments of `synoptic compare`.
#[derive(Debug, ClapArgs)]
pub struct CompareArgs {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Text files, folders of text files, and at most one workspace (*.synoptic)
    #[arg(required = true, value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
}

/// How a comparison is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For Synoptic: a workspace that the window opens
    Workspace,
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
        assert!(matches!(args.command, Some(Command::Compare(CompareArgs { format: Format::Json, .. }))));
        assert!(Args::try_parse_from(["synoptic", "compare"]).is_err());
        assert!(Args::try_parse_from(["synoptic", "--size", "900", "seeds"]).is_err());
    }
}
