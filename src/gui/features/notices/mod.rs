//! Notes that the reader has not dismissed.

pub mod model;
pub mod ui;
