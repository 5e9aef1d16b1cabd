//! The thread that watches files on disk: the articles' and the workspace's.
//!
//! The system tells of their folders; a file is then read and compared by its hash, so that saving the same words again is
//! no change. Costs nothing while nothing happens, and knows nothing of egui. Where the system cannot watch (a network
//! drive, too many folders), nothing is told.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs, io,
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use notify::{
    EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
    event::{AccessKind, AccessMode},
};

use super::paths::absolute;
use crate::{ids::ContentHash, ingest, workspace::Fingerprint};

/// A file is looked at when nothing happened to its folder for so long: programs write in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// What is to be watched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watched {
    /// The articles' files, as the articles have them, with the hash of what was read.
    pub articles: Vec<(PathBuf, ContentHash)>,
    /// The workspace's file, with what it held.
    pub workspace: Option<(PathBuf, Fingerprint)>,
}

/// How a file is otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file of an article.
    Article {
        /// The file, as the article has it.
        path: PathBuf,
        /// Whether it is gone.
        gone: bool,
        /// Whether it holds again what was read.
        same: bool,
    },
    /// The workspace's file holds this; `None`: nothing that can be read.
    Workspace(Option<Fingerprint>),
}

/// What reaches the thread.
enum Message {
    Watch(Watched),
    /// Files of these names were touched.
    Touched(Vec<OsString>),
    Quit,
}

/// The owner's side of the thread, which is started by the first thing to watch.
pub struct Watcher {
    messages: Option<Sender<Message>>,
    tell: Option<Box<dyn Fn(Change) + Send>>,
}

impl Watcher {
    /// A watcher that calls `tell`, on its thread, for every change.
    pub fn new(tell: impl Fn(Change) + Send + 'static) -> Self {
        Watcher { messages: None, tell: Some(Box::new(tell)) }
    }

    /// Watches `watched` and nothing else.
    pub fn watch(&mut self, watched: Watched) {
        if self.messages.is_none() && watched == Watched::default() {
            return;
        }
        if let Some(tell) = self.tell.take() {
            self.messages = started(tell);
        }
        self.send(Message::Watch(watched));
    }

    fn send(&self, message: Message) {
        // The thread ends after its owner only.
        let _gone = self.messages.as_ref().map(|messages| messages.send(message));
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.send(Message::Quit);
    }
}

/// Starts the thread, where the system can watch.
fn started(tell: Box<dyn Fn(Change) + Send>) -> Option<Sender<Message>> {
    let (messages, received) = channel();
    let touched = messages.clone();
    let on_event = move |event: notify::Result<notify::Event>| {
        let Some(event) = event.ok().filter(|event| changes_files(event.kind)) else { return };
        let names = event.paths.iter().filter_map(|path| path.file_name().map(ToOwned::to_owned)).collect();
        // A thread that is gone wants to hear nothing.
        let _gone = touched.send(Message::Touched(names));
    };
    let system = notify::recommended_watcher(on_event).ok()?;
    thread::spawn(move || Thread { system, tell, folders: BTreeSet::new(), files: BTreeMap::new() }.run(&received));
    Some(messages)
}

/// Whether what happened can have changed a file: reading it, as this thread does, cannot.
fn changes_files(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// What a file is watched for, and what was told of it last.
#[derive(Clone, PartialEq)]
enum Watching {
    /// An article's file with the hash of what was read, and the one that it was told to have; `None`: gone.
    Article { read: ContentHash, told: Option<ContentHash> },
    /// The workspace's, with what it was told to hold.
    Workspace { read: Fingerprint, told: Option<Fingerprint> },
}

/// The thread's side.
struct Thread {
    system: RecommendedWatcher,
    tell: Box<dyn Fn(Change) + Send>,
    folders: BTreeSet<PathBuf>,
    /// By path, as the owner has it.
    files: BTreeMap<PathBuf, Watching>,
}

impl Thread {
    fn run(mut self, messages: &Receiver<Message>) {
        let mut touched: BTreeSet<PathBuf> = BTreeSet::new();
        loop {
            let message = if touched.is_empty() {
                messages.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                messages.recv_timeout(QUIET)
            };
            match message {
                Ok(Message::Watch(watched)) => touched.extend(self.watch(watched)),
                Ok(Message::Touched(names)) => {
                    let has_name =
                        |path: &&PathBuf| path.file_name().is_some_and(|own| names.iter().any(|name| name == own));
                    touched.extend(self.files.keys().filter(has_name).cloned());
                }
                Err(RecvTimeoutError::Timeout) => std::mem::take(&mut touched).iter().for_each(|path| self.look(path)),
                Ok(Message::Quit) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Watches `watched` and nothing else; returns the files that were not watched before.
    fn watch(&mut self, watched: Watched) -> Vec<PathBuf> {
        let before = std::mem::take(&mut self.files);
        let articles = watched.articles.into_iter().map(|(path, read)| {
            let told = Some(read.clone());
            (path, Watching::Article { read, told })
        });
        let workspace = watched.workspace.map(|(path, read)| (path, Watching::Workspace { read, told: Some(read) }));
        let mut new = Vec::new();
        for (path, watching) in articles.chain(workspace) {
            let known = before.get(&path).filter(|known| known.is_for(&watching));
            if known.is_none() {
                new.push(path.clone());
            }
            self.files.insert(path, known.unwrap_or(&watching).clone());
        }
        self.watch_folders();
        // A workspace that came from elsewhere names files that were never here.
        new.retain(|path| path.exists());
        new
    }

    fn watch_folders(&mut self) {
        let parent = |path: &PathBuf| absolute(path.clone()).parent().map(ToOwned::to_owned);
        let wanted: BTreeSet<PathBuf> = self.files.keys().filter_map(parent).collect();
        for gone in self.folders.difference(&wanted) {
            // A folder that is gone is watched no longer.
            let _gone = self.system.unwatch(gone);
        }
        let kept: BTreeSet<PathBuf> = self.folders.intersection(&wanted).cloned().collect();
        let watches = |folder: &&PathBuf| self.system.watch(folder, RecursiveMode::NonRecursive).is_ok();
        let new: BTreeSet<PathBuf> = wanted.difference(&kept).filter(watches).cloned().collect();
        self.folders = kept.into_iter().chain(new).collect();
    }

    /// Tells how the file at `path` is otherwise than was told.
    fn look(&mut self, path: &PathBuf) {
        match self.files.get_mut(path) {
            Some(Watching::Article { read, told }) => {
                let Some(now) = hash_of(path) else { return };
                if now != *told {
                    let (gone, same) = (now.is_none(), now.as_ref() == Some(read));
                    *told = now;
                    (self.tell)(Change::Article { path: path.clone(), gone, same });
                }
            }
            Some(Watching::Workspace { told, .. }) => {
                let now = Fingerprint::of_file(path);
                if now != *told {
                    *told = now;
                    (self.tell)(Change::Workspace(now));
                }
            }
            None => (),
        }
    }
}

impl Watching {
    /// Whether both are for the same words.
    fn is_for(&self, other: &Watching) -> bool {
        match (self, other) {
            (Watching::Article { read, .. }, Watching::Article { read: other, .. }) => read == other,
            (Watching::Workspace { read, .. }, Watching::Workspace { read: other, .. }) => read == other,
            _ => false,
        }
    }
}

/// The hash of what is in the file; inside, none where it is gone, and none at all where it cannot be read now.
fn hash_of(path: &PathBuf) -> Option<Option<ContentHash>> {
    match fs::read(path) {
        Ok(bytes) => Some(Some(ingest::hash(&bytes))),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Some(None),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(120);

    #[test]
    fn only_other_words_are_a_change_and_each_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let (path, beside) = (folder.path().join("a.txt"), folder.path().join("beside.tmp"));
        // At once, so that no look finds it half written.
        let write = |words: &str| {
            fs::write(&beside, words).unwrap();
            fs::rename(&beside, &path).unwrap();
        };
        write("first");
        let (sender, told) = channel();
        let mut watcher = Watcher::new(move |change| sender.send(change).unwrap_or_default());
        let watched = Watched { articles: vec![(path.clone(), ingest::hash(b"first"))], workspace: None };
        watcher.watch(watched.clone());
        let next = || match told.recv_timeout(PATIENCE) {
            Ok(Change::Article { path: of, gone, same }) => {
                assert_eq!(of, path);
                (gone, same)
            }
            other => panic!("{other:?}"),
        };
        // The folder is watched soon after it was asked for.
        thread::sleep(QUIET);
        write("first");
        thread::sleep(QUIET * 2);
        write("second");
        assert_eq!(next(), (false, false), "the same words again are no change");
        watcher.watch(watched);
        fs::remove_file(&path).unwrap();
        assert_eq!(next(), (true, false));
        write("first");
        assert_eq!(next(), (false, true));
    }

    #[test]
    fn a_file_that_changed_before_it_was_watched_is_told_and_one_that_never_was_here_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (path, gone) = (folder.path().join("a.txt"), folder.path().join("gone.txt"));
        fs::write(&path, "second").unwrap();
        let (sender, told) = channel();
        let mut watcher = Watcher::new(move |change| sender.send(change).unwrap_or_default());
        let first = ingest::hash(b"first");
        watcher.watch(Watched { articles: vec![(gone, first.clone()), (path.clone(), first)], workspace: None });
        assert_eq!(told.recv_timeout(PATIENCE), Ok(Change::Article { path, gone: false, same: false }));
        assert!(told.recv_timeout(QUIET * 2).is_err());
    }
}
