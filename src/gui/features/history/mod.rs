//! Everything that the reader did, done, taken back and done again.

pub mod model;
pub mod ui;
pub mod update;
