//! Problems travel as data: a room returns its result and notes, and one bad file never costs the others.

use std::fmt;

/// How much a note matters to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nothing was lost.
    Info,
    /// Something was done otherwise than asked.
    Warning,
    /// Something could not be done.
    Error,
}

impl Level {
    /// The level as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// What happened, to which file, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// The file or article that it is about, as the reader knows it; empty where it is about none.
    pub subject: String,
    /// What happened and what to do, as a sentence.
    pub text: String,
}

impl Note {
    /// A note of `level` about `subject`.
    pub fn new(level: Level, subject: impl Into<String>, text: impl Into<String>) -> Self {
        Note { level, subject: subject.into(), text: text.into() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.subject.is_empty() { f.write_str(&self.text) } else { write!(f, "{}: {}", self.subject, self.text) }
    }
}
