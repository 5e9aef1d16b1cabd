//! What happens to files that are not articles, what is asked about them, and what is to be done with them outside the state.

use std::path::PathBuf;

use super::{
    autosave,
    exports::Format,
    file_watcher,
    picker::{Pick, Picked},
    save_worker::{self, Order},
};
use crate::workspace::EXTENSION;

/// Something about files that are not articles.
#[derive(Debug)]
pub enum Deed {
    /// The system wants the window to close.
    CloseRequested,
    /// The reader says this to the question that is asked.
    Answer(Answer),
    /// The system's dialog says where this is to be written.
    Named(Write, Picked),
    /// What came of opening, saving or exporting.
    Saver(save_worker::Told),
    /// What was kept aside.
    Keeper(autosave::Told),
    /// A file is otherwise than it was read.
    Watcher(file_watcher::Change),
    /// Bring the left work of this number back.
    Restore(usize),
    /// Throw the left work of this number away.
    Discard(usize),
    /// Offer the left work of this number another time.
    Later(usize),
    /// The articles stay as they were read whose files are gone, or else changed.
    KeepTexts {
        /// Whether they are gone.
        gone: bool,
    },
    /// The workspace stays as it is in the window.
    KeepWorkspace,
    /// Open the workspace's file as it is now.
    OpenAgain,
}

/// Something that is to be done outside the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// Ask where this is to be written.
    Ask(Pick, Write),
    /// Have a file opened or written.
    Order(Order),
    /// Have left work read.
    Restore(usize),
    /// Have left work thrown away.
    Discard(usize),
}

/// What waits until unsaved work is dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// An empty workspace.
    New,
    /// Another workspace, and then articles into it.
    Open {
        /// The workspace's file.
        workspace: PathBuf,
        /// The files and folders of the articles.
        articles: Vec<PathBuf>,
    },
    /// The worked example that is part of the program.
    Example,
    /// The left work of this number.
    Restore(usize),
    /// The end of the program.
    Quit,
}

/// What is to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// The workspace, and what comes after it.
    Workspace(Option<Then>),
    /// The reading, for others.
    Export(Format),
}

impl Write {
    /// What the file's name ends in.
    pub fn extension(&self) -> &'static str {
        match self {
            Write::Workspace(_) => EXTENSION,
            Write::Export(format) => format.extension(),
        }
    }
}

/// What is asked in a dialog over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileQuestion {
    /// Is unsaved work to be saved before this?
    Unsaved(Then),
    /// Is what is at this path to be replaced?
    Replace {
        /// The path.
        path: PathBuf,
        /// What is to be written there.
        what: Write,
        /// Why it is asked.
        why: Why,
    },
    /// Where is it to be written?
    Path {
        /// The path so far.
        typed: String,
        /// What is to be written there.
        what: Write,
    },
    /// In which format is to be exported?
    Format,
}

/// Why it is asked whether a file is to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is one, and nobody was asked.
    Exists,
    /// Another program wrote it since.
    ChangedElsewhere,
    /// This window did not read it whole.
    NotRead,
}

/// What the reader says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, or replace.
    Yes,
    /// Do not save, or write another file.
    No,
    /// Export in this format.
    Format(Format),
}
