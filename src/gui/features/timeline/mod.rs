//! Dated passages along a line of time.

pub mod model;
pub mod ui;
pub mod update;
