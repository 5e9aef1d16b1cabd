//! Claims against articles.

pub mod model;
pub mod ui;
