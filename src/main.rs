//! The front door: arguments to the command line or the window, an error to an exit code.

// A double click on Windows opens no console beside the window; what `compare` prints is to be piped there, or written by -o.
#![cfg_attr(all(windows, feature = "gui", not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser;
use synoptic::cli::{self, Args, Command, WindowArgs};
#[cfg(feature = "gui")]
use synoptic::{cli::ThemeArg, gui};

fn main() -> ExitCode {
    let args = Args::parse();
    match args.command {
        Some(Command::Compare(compare)) => cli::compare(&compare),
        Some(Command::Inspect(inspect)) => cli::inspect(&inspect),
        Some(Command::Verify(verify)) => cli::verify(&verify),
        Some(Command::Completions { shell }) => cli::completions(shell),
        Some(Command::Man) => cli::man(),
        None => window(args.window),
    }
}

/// Opens the window.
#[cfg(feature = "gui")]
fn window(args: WindowArgs) -> ExitCode {
    let theme = args.theme.map(|theme| match theme {
        ThemeArg::Light => gui::ThemeChoice::Light,
        ThemeArg::Dark => gui::ThemeChoice::Dark,
        ThemeArg::Contrast => gui::ThemeChoice::Contrast,
        ThemeArg::System => gui::ThemeChoice::System,
    });
    let options = gui::Options { screenshot: args.screenshot, select: args.select, theme, size: args.size };
    match gui::run(args.paths, options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            cli::report(&problem.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "gui"))]
fn window(_args: WindowArgs) -> ExitCode {
    cli::report("this build has no window; `synoptic compare` compares articles without one");
    ExitCode::FAILURE
}
