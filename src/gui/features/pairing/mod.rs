//! Two passages that the reader sets against each other.

pub mod message;
pub mod model;
pub mod ui;
pub mod update;
pub mod why;
