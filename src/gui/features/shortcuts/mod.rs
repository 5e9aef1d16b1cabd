//! The page of keys.

pub mod ui;
