//! The engine, from files to verdicts and back: no window, no command line.

mod cases;
mod compare;
mod edits;
mod hostile;
mod inspect;
mod intake;
#[cfg(feature = "meaning")]
mod languages;
#[cfg(feature = "meaning")]
mod meaning;
mod planted;
mod reported;
mod seeds;
#[path = "../support"]
mod support {
    pub mod compared;
    pub mod hostile;
    pub mod laws;
    pub mod snapshots;
}
mod table;
mod workspace;
