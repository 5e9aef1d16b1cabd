//! What the reader notes of passages, groups and facts: notes, tags, ratings, colours.

pub mod filters;
pub mod message;
pub mod model;
pub mod ui;
pub mod update;
