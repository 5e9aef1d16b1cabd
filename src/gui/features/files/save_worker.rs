//! The thread that opens, saves and exports, one after the other, so that frames never wait for a disk.
//!
//! Knows nothing of egui: what came of an order is told by a callback. Dropping the owner's side waits until what was
//! ordered is written.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
};

use super::exports::{self, Format};
use crate::{
    edits::{History, Reading},
    gui::words::{self, Language},
    ingest::Document,
    notes::{self, Level, Note},
    workspace::{self, Fingerprint, Opened, SaveProblem, Workspace},
};

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Open a workspace, after which articles are to be added.
    Open {
        /// The workspace's file.
        path: PathBuf,
        /// Files and folders of the articles.
        articles: Vec<PathBuf>,
    },
    /// Save a workspace.
    Save {
        /// Where.
        path: PathBuf,
        /// Every text.
        texts: Vec<Arc<Document>>,
        /// Everything that the reader did.
        history: Arc<History>,
        /// What may be there.
        guard: Guard,
    },
    /// Write a reading for others.
    Export {
        /// Where.
        path: PathBuf,
        /// In which format.
        format: Format,
        /// What.
        reading: Reading,
        /// What may be there.
        guard: Guard,
    },
}

/// What may be at the path that is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Nothing.
    Nothing,
    /// What this window read or wrote.
    Known(Fingerprint),
    /// Anything: the reader was asked.
    Anything,
}

/// What came of an order.
#[derive(Debug)]
pub enum Told {
    /// A workspace was opened, or not.
    Opened {
        /// As ordered.
        path: PathBuf,
        /// As ordered.
        articles: Vec<PathBuf>,
        /// What is in it.
        result: Result<Opened, Note>,
    },
    /// Something was written, or not.
    Written {
        /// As ordered.
        path: PathBuf,
        /// As ordered.
        what: What,
        /// What came of it.
        result: Result<Done, Refusal>,
    },
}

/// What was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The workspace.
    Workspace,
    /// The reading, for others.
    Export(Format),
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// A workspace; its file now holds this.
    Saved(Fingerprint),
    /// A reading, in which this is missing.
    Exported(Vec<Note>),
}

/// Why something was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something is there that the reader was not asked about.
    Exists,
    /// Another program wrote the file since.
    ChangedElsewhere,
    /// It could not be.
    Unwritable(Note),
}

/// The owner's side of the thread.
pub struct Saver {
    orders: Option<Sender<(Order, Language)>>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Starts the thread. `tell` is called on it.
    pub fn start(tell: impl Fn(Told) + Send + 'static) -> Self {
        let (orders, received): (_, Receiver<(Order, Language)>) = channel();
        let thread = thread::spawn(move || {
            for (order, language) in received {
                words::speak(language);
                tell(done(order));
            }
        });
        Saver { orders: Some(orders), thread: Some(thread) }
    }

    /// Has `order` done after those before it, in the language of this thread.
    pub fn order(&self, order: Order) {
        // The thread ends after its owner only.
        let _gone = self.orders.as_ref().map(|orders| orders.send((order, words::spoken())));
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.orders = None;
        // A thread that panicked has nothing more to write.
        let _panicked = self.thread.take().map(JoinHandle::join);
    }
}

fn done(order: Order) -> Told {
    match order {
        Order::Open { path, articles } => {
            let result = guarded(&path, || workspace::open(&path)).and_then(|result| result);
            Told::Opened { path, articles, result }
        }
        Order::Save { path, texts, history, guard } => {
            let save = || saved(&path, &Workspace { texts, history: (*history).clone() }, guard);
            let result = guarded(&path, save).unwrap_or_else(|note| Err(Refusal::Unwritable(note)));
            Told::Written { path, what: What::Workspace, result: result.map(Done::Saved) }
        }
        Order::Export { path, format, reading, guard } => {
            let export = || exported(&path, format, &reading, guard);
            let result = guarded(&path, export).unwrap_or_else(|note| Err(Refusal::Unwritable(note)));
            Told::Written { path, what: What::Export(format), result: result.map(Done::Exported) }
        }
    }
}

fn saved(path: &Path, workspace: &Workspace, guard: Guard) -> Result<Fingerprint, Refusal> {
    let before = allowed(path, guard)?;
    workspace::save(path, workspace, before).map_err(|problem| match problem {
        SaveProblem::ChangedElsewhere => Refusal::ChangedElsewhere,
        SaveProblem::Unwritable(note) => Refusal::Unwritable(note),
    })
}

fn exported(path: &Path, format: Format, reading: &Reading, guard: Guard) -> Result<Vec<Note>, Refusal> {
    allowed(path, guard)?;
    exports::export(path, format, reading).map_err(Refusal::Unwritable)
}

/// What has to be at `path` as `guard` says.
fn allowed(path: &Path, guard: Guard) -> Result<Option<Fingerprint>, Refusal> {
    match guard {
        Guard::Nothing if path.symlink_metadata().is_ok() => Err(Refusal::Exists),
        Guard::Nothing | Guard::Anything => Ok(None),
        Guard::Known(print) => Ok(Some(print)),
    }
}

/// What `work` on the file at `path` gives; a panic becomes a note.
fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, Note> {
    let broken = |_| Note::new(Level::Error, path.display().to_string(), notes::What::ReadingFailed);
    catch_unwind(AssertUnwindSafe(work)).map_err(broken)
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(120);

    fn save(path: &Path, guard: Guard) -> Order {
        Order::Save { path: path.to_owned(), texts: Vec::new(), history: Arc::default(), guard }
    }

    /// What comes of saving to `path`.
    fn result(order: Order) -> Result<Fingerprint, Refusal> {
        let (sender, told) = channel();
        let saver = Saver::start(move |event| sender.send(event).unwrap_or_default());
        saver.order(order);
        match told.recv_timeout(PATIENCE).unwrap() {
            Told::Written { result: Ok(Done::Saved(print)), .. } => Ok(print),
            Told::Written { result: Err(refusal), .. } => Err(refusal),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn nothing_is_replaced_that_nobody_was_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("troops.synoptic");
        let print = result(save(&path, Guard::Nothing)).unwrap();
        assert_eq!(result(save(&path, Guard::Nothing)), Err(Refusal::Exists));
        assert_eq!(result(save(&path, Guard::Known(print))), Ok(print));
        fs::write(&path, "another program's").unwrap();
        assert_eq!(result(save(&path, Guard::Known(print))), Err(Refusal::ChangedElsewhere));
        assert_eq!(fs::read_to_string(&path).unwrap(), "another program's");
        assert_eq!(result(save(&path, Guard::Anything)), Ok(print));
    }

    #[test]
    fn what_was_ordered_is_written_before_the_owner_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("troops.synoptic");
        let saver = Saver::start(|_| ());
        saver.order(save(&path, Guard::Nothing));
        drop(saver);
        assert!(path.exists());
    }
}
