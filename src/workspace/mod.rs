//! The saved file: every text with its hash, and everything that the reader did.
//!
//! One file `*.synoptic` opens anywhere: it is JSON with each text and each step on a line of its own (`file`), so that what
//! is cut short or altered can be rescued line by line (`rescue`). It is written whole or not at all (`atomic`), never over
//! what somebody else wrote since, and kept aside while it is not saved (`recovery`). Knows no comparison and no window.

mod atomic;
mod file;
mod recovery;
mod rescue;

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
    sync::Arc,
};

use sha2::{Digest, Sha256};

pub use atomic::replace;
pub use recovery::{Left, Recovery, left};

use crate::{
    edits::History,
    ingest::Document,
    notes::{Level, Note, What},
};

/// What a workspace's name ends in.
pub const EXTENSION: &str = "synoptic";

/// The largest file that is opened.
pub const MAX_BYTES: u64 = 1 << 30;

/// What is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// Every text that was opened, as it was read.
    pub texts: Vec<Arc<Document>>,
    /// Everything that the reader did.
    pub history: History,
}

/// What a file held when it was last read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

/// What came of opening a workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What is in it.
    pub workspace: Workspace,
    /// What the reader should know of it.
    pub notes: Vec<Note>,
    /// What the file held; `None` where it is damaged and not to be saved over.
    pub print: Option<Fingerprint>,
}

/// Why a workspace was not saved. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveProblem {
    /// Somebody else wrote the file since.
    ChangedElsewhere,
    /// It could not be written.
    Unwritable(Note),
}

/// Whether `path` is called as a workspace is.
pub fn is_workspace(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// Opens the workspace at `path`; of a damaged one what can be rescued. The error says what to do.
pub fn open(path: &Path) -> Result<Opened, Note> {
    let subject = path.display().to_string();
    let bytes = bytes(path).map_err(|what| Note::new(Level::Error, subject.clone(), what))?;
    opened(&bytes, &subject)
}

/// The workspace in `bytes`, which `subject` names.
pub fn opened(bytes: &[u8], subject: &str) -> Result<Opened, Note> {
    let error = |what| Note::new(Level::Error, subject, what);
    let (saved, damage) = match file::parse(bytes) {
        Ok(saved) => (saved, 0),
        Err(file::Fault::Newer(version)) => return Err(error(What::NewerWorkspace(version))),
        Err(file::Fault::Foreign) => return Err(error(What::NotAWorkspace)),
        Err(file::Fault::Broken) => rescue::rescued(bytes).ok_or_else(|| error(What::NotAWorkspace))?,
    };
    let (mut workspace, mut notes, unknown) = file::workspace(saved);
    let lines = damage + unknown;
    let print = (lines == 0).then(|| Fingerprint::of(bytes));
    if lines > 0 {
        let (articles, steps) = (workspace.texts.len(), workspace.history.steps().len());
        notes.insert(0, Note::new(Level::Warning, subject, What::Rescued { articles, steps, lines }));
        rescue::reopen(&mut workspace);
    }
    Ok(Opened { workspace, notes, print })
}

/// Writes `workspace` to `path`, whole or not at all, unless the file no longer holds what it held `before`. Without
/// `before` whatever is there is replaced.
pub fn save(path: &Path, workspace: &Workspace, before: Option<Fingerprint>) -> Result<Fingerprint, SaveProblem> {
    let now = before.and_then(|_| Fingerprint::of_file(path));
    if now.is_some() && now != before {
        return Err(SaveProblem::ChangedElsewhere);
    }
    let bytes = written(workspace);
    match atomic::replace(path, &bytes) {
        Ok(()) => Ok(Fingerprint::of(&bytes)),
        Err(error) => Err(SaveProblem::Unwritable(unwritable(path, &error))),
    }
}

/// `workspace` as the bytes of a file.
pub fn written(workspace: &Workspace) -> Vec<u8> {
    file::written(workspace, None)
}

impl Fingerprint {
    fn of(bytes: &[u8]) -> Self {
        Fingerprint(Sha256::digest(bytes).into())
    }

    /// What the file at `path` holds now; `None` where it cannot be read.
    pub fn of_file(path: &Path) -> Option<Self> {
        bytes(path).ok().map(|bytes| Fingerprint::of(&bytes))
    }
}

/// The note that `path` could not be written.
fn unwritable(path: &Path, error: &io::Error) -> Note {
    Note::new(Level::Error, path.display().to_string(), What::Unwritable(error.to_string()))
}

/// The bytes of the regular file at `path`, at most [`MAX_BYTES`].
fn bytes(path: &Path) -> Result<Vec<u8>, What> {
    let refusal = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => What::Gone,
        io::ErrorKind::PermissionDenied => What::NoPermission,
        _ => What::Unreadable(error.to_string()),
    };
    let metadata = fs::metadata(path).map_err(refusal)?;
    if !metadata.is_file() {
        return Err(if metadata.is_dir() { What::NotAWorkspace } else { What::NotAFile });
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(refusal)?;
    if bytes.len() as u64 > MAX_BYTES { Err(What::TooLarge(MAX_BYTES >> 20)) } else { Ok(bytes) }
}
