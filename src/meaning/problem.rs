//! Why passages have no vectors: never an error, since their words can still be compared.

use std::{fmt, path::PathBuf};

use crate::notes::{Level, Note, What};

/// Why there is no encoder, or no vector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// This build has no encoder.
    NotBuilt,
    /// The folder does not hold this file.
    Missing(PathBuf),
    /// This file is no model or vocabulary, and why.
    Unusable(PathBuf, String),
    /// A text could not be encoded, and why.
    Failed(String),
}

impl Problem {
    /// What the reader is told of it.
    pub fn note(&self) -> Note {
        match self {
            Problem::NotBuilt => Note::new(Level::Info, "", What::NoEncoder),
            Problem::Missing(path) => Note::new(Level::Info, path.display().to_string(), What::NoModel),
            Problem::Unusable(path, why) => {
                Note::new(Level::Warning, path.display().to_string(), What::UnusableModel(why.clone()))
            }
            Problem::Failed(why) => Note::new(Level::Warning, "", What::EncodingFailed(why.clone())),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note().fmt(f)
    }
}

impl std::error::Error for Problem {}
