//! Work that is not saved, kept aside: a folder with a file for each program that runs, which holds a lock beside it. A file
//! without one is of a program that ended before it could save.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    process,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{EXTENSION, Opened, Workspace, atomic, file, unwritable};
use crate::notes::Note;

/// The name of the lock beside a file of this folder.
const LOCK: &str = "lock";

/// Where this program keeps what is not saved.
#[derive(Debug)]
pub struct Recovery {
    file: PathBuf,
    /// Locked until the program ends, however it ends.
    _lock: File,
}

/// Work of a program that ended without saving. No other program is offered it while this one has it.
#[derive(Debug)]
pub struct Left {
    /// Where it is kept.
    pub file: PathBuf,
    /// The workspace that it is of, where it had a file.
    pub of: Option<PathBuf>,
    /// When it was kept.
    pub at: SystemTime,
    lock: File,
}

impl Recovery {
    /// A place of its own in `folder`, which is made where it is not there.
    pub fn start(folder: &Path) -> Result<Self, Note> {
        let started = || -> io::Result<Recovery> {
            fs::create_dir_all(folder)?;
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
            let file = folder.join(format!("{}-{now}.{EXTENSION}", process::id()));
            let lock = File::create_new(file.with_extension(LOCK))?;
            lock.try_lock()?;
            Ok(Recovery { file, _lock: lock })
        };
        started().map_err(|error| unwritable(folder, &error))
    }

    /// Keeps `workspace`, which is of the file `of`, in place of what was kept before.
    pub fn keep(&self, workspace: &Workspace, of: Option<&Path>) -> Result<(), Note> {
        let bytes = file::written(workspace, of);
        atomic::replace(&self.file, &bytes).map_err(|error| unwritable(&self.file, &error))
    }

    /// Forgets what was kept, once it is saved.
    pub fn clear(&self) {
        // What is not there need not be forgotten.
        let _gone = fs::remove_file(&self.file);
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        // A lock without a file is cleared away by whoever looks next.
        let _left = fs::remove_file(self.file.with_extension(LOCK));
    }
}

/// What programs that ended without saving left in `folder`, the latest first.
pub fn left(folder: &Path) -> Vec<Left> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut left: Vec<Left> = paths.filter(|path| super::is_workspace(path)).filter_map(taken).collect();
    left.sort_by_key(|left| std::cmp::Reverse(left.at));
    left
}

/// The work in `file`, unless the program that keeps it still runs.
fn taken(file: PathBuf) -> Option<Left> {
    let lock = File::options().create(true).append(true).open(file.with_extension(LOCK)).ok()?;
    if let Err(TryLockError::WouldBlock) = lock.try_lock() {
        return None;
    }
    let at = fs::metadata(&file).and_then(|metadata| metadata.modified()).ok()?;
    let of = file::kept_of(&super::bytes(&file).ok()?);
    Some(Left { file, of, at, lock })
}

impl Left {
    /// The work.
    pub fn open(&self) -> Result<Opened, Note> {
        super::open(&self.file)
    }

    /// Throws it away.
    pub fn discard(self) {
        // What is gone already need not be thrown away.
        let _gone = fs::remove_file(&self.file);
        let _gone = fs::remove_file(self.file.with_extension(LOCK));
        drop(self.lock);
    }
}
