//! Words found in all articles, wherever they stand.

pub mod model;
pub mod ui;
pub mod update;
