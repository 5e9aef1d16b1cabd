//! What the passages mean: the sentence encoder, how far it is, and what it changes on screen.

pub mod encode_queue;
pub mod model;
pub mod ui;
pub mod update;
