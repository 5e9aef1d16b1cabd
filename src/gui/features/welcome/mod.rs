//! The page that is there before any article is.

pub mod ui;
