//! The bar at the top.

pub mod ui;
