//! The real program, as it is run here: without a display, on one day, in no language of the system.

use std::process::{Command, Output};

pub const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_synoptic"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.env("SOURCE_DATE_EPOCH", "1714780800").env("LC_ALL", "C");
    command
}

/// What the program says and writes when it is run with `args`.
pub fn synoptic(args: &[&str]) -> Output {
    program().args(args).output().unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
