//! All commands by a few letters.

pub mod model;
pub mod ui;
pub mod update;
