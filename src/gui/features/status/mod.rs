//! The line at the bottom.

pub mod model;
pub mod ui;
