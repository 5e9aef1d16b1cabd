//! How far it is known what the passages mean.

use super::encode_queue::Meaning;
use crate::notes::Note;

/// How far it is known what the passages mean.
#[derive(Default)]
pub struct Meant {
    /// What the worker told of it last.
    pub known: Option<Meaning>,
    /// Why it is not known, as the reader was told.
    pub told: Option<Note>,
}
