//! The thread that keeps unsaved work aside, so that a program that is killed loses at most a few seconds.
//!
//! It writes [`DELAY`] after the first change that is not kept, and nothing while nothing changes. What other programs
//! left is found at its start, offered by number, and thrown away only when it was restored and kept again, saved, or is
//! not wanted. Knows nothing of egui. Where the owner goes without clearing, what waits is written at once.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant, SystemTime},
};

use crate::{
    edits::{self, Draft, History},
    gui::features::history::model::now,
    ingest::Document,
    notes::Note,
    workspace::{self, Left, Opened, Recovery, Workspace},
};

/// How long after a change it is kept.
const DELAY: Duration = Duration::from_secs(3);

/// Work of a program that ended without saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftWork {
    /// By this it is restored or thrown away.
    pub number: usize,
    /// The workspace that it is of, where it had a file.
    pub of: Option<PathBuf>,
    /// When it was kept.
    pub at: SystemTime,
    /// How many articles were open; `None` where it cannot be read.
    pub articles: Option<usize>,
}

/// What the thread tells.
#[derive(Debug)]
pub enum Told {
    /// What other programs left, the latest first; never none.
    Left(Vec<LeftWork>),
    /// What comes of restoring.
    Restored {
        /// Which work.
        number: usize,
        /// The workspace that it is of, where it had a file.
        of: Option<PathBuf>,
        /// What it is.
        result: Result<Opened, Note>,
    },
    /// Work cannot be kept; told once.
    Trouble(Note),
}

/// What the owner asks.
enum Request {
    Keep(Kept),
    Clear,
    Restore(usize),
    Discard(usize),
}

/// What is kept.
struct Kept {
    texts: Vec<Arc<Document>>,
    history: Arc<History>,
    /// Notes that are being written.
    typed: Option<Draft>,
    of: Option<PathBuf>,
}

/// The owner's side of the thread.
pub struct Keeper {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread, which keeps in `folder`; without one nothing is kept. `tell` is called on the thread.
    pub fn start(folder: Option<PathBuf>, tell: impl Fn(Told) + Send + 'static) -> Self {
        let Some(folder) = folder else { return Keeper { requests: None, thread: None } };
        let (requests, received) = channel();
        let thread = thread::spawn(move || {
            let tell = Box::new(tell);
            Thread { folder, tell, recovery: None, left: Vec::new(), adopted: Vec::new(), in_trouble: false }
                .run(&received);
        });
        Keeper { requests: Some(requests), thread: Some(thread) }
    }

    /// Has this kept, soon, in place of what was kept before; what is still being `typed` as if it was done.
    pub fn keep(&self, texts: Vec<Arc<Document>>, history: Arc<History>, typed: Option<Draft>, of: Option<PathBuf>) {
        self.ask(Request::Keep(Kept { texts, history, typed, of }));
    }

    /// Nothing is unsaved any longer.
    pub fn clear(&self) {
        self.ask(Request::Clear);
    }

    /// Has the left work of this number read.
    pub fn restore(&self, number: usize) {
        self.ask(Request::Restore(number));
    }

    /// Throws the left work of this number away.
    pub fn discard(&self, number: usize) {
        self.ask(Request::Discard(number));
    }

    fn ask(&self, request: Request) {
        // The thread ends after its owner only.
        let _gone = self.requests.as_ref().map(|requests| requests.send(request));
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.requests = None;
        // What a thread that panicked kept is offered next time.
        let _panicked = self.thread.take().map(JoinHandle::join);
    }
}

/// The thread's side.
struct Thread {
    folder: PathBuf,
    tell: Box<dyn Fn(Told)>,
    /// Begun by the first work.
    recovery: Option<Recovery>,
    /// What other programs left, by number.
    left: Vec<Option<Left>>,
    /// What was restored and is not yet kept again.
    adopted: Vec<Left>,
    in_trouble: bool,
}

impl Thread {
    fn run(mut self, requests: &Receiver<Request>) {
        self.look();
        let mut waiting: Option<(Instant, Kept)> = None;
        loop {
            match next(requests, waiting.as_ref().map(|(due, _)| *due)) {
                Ok(Request::Keep(kept)) => {
                    let due = waiting.as_ref().map_or_else(|| Instant::now() + DELAY, |(due, _)| *due);
                    waiting = Some((due, kept));
                }
                Ok(Request::Clear) => {
                    waiting = None;
                    self.recovery.iter().for_each(Recovery::clear);
                    self.adopted.drain(..).for_each(Left::discard);
                }
                Ok(Request::Restore(number)) => self.restore(number),
                Ok(Request::Discard(number)) => self.taken(number).into_iter().for_each(Left::discard),
                Err(RecvTimeoutError::Timeout) => waiting.take().into_iter().for_each(|(_, kept)| self.keep(kept)),
                Err(RecvTimeoutError::Disconnected) => {
                    return waiting.into_iter().for_each(|(_, kept)| self.keep(kept));
                }
            }
        }
    }

    /// Finds what other programs left.
    fn look(&mut self) {
        self.left = workspace::left(&self.folder).into_iter().map(Some).collect();
        let left: Vec<LeftWork> =
            self.left.iter().flatten().enumerate().map(|(number, left)| told_of(number, left)).collect();
        if !left.is_empty() {
            (self.tell)(Told::Left(left));
        }
    }

    fn taken(&mut self, number: usize) -> Option<Left> {
        self.left.get_mut(number)?.take()
    }

    fn restore(&mut self, number: usize) {
        let Some(left) = self.taken(number) else { return };
        let (of, result) = (left.of.clone(), left.open());
        match &result {
            Ok(_) => self.adopted.push(left),
            Err(_) => self.left[number] = Some(left),
        }
        (self.tell)(Told::Restored { number, of, result });
    }

    fn keep(&mut self, kept: Kept) {
        let Kept { texts, history, typed, of } = kept;
        let mut workspace = Workspace { texts, history: (*history).clone() };
        typed.into_iter().for_each(|draft| workspace.history.record(draft.at(now())));
        match self.kept(&workspace, of.as_deref()) {
            Ok(()) => self.adopted.drain(..).for_each(Left::discard),
            Err(note) if !self.in_trouble => {
                self.in_trouble = true;
                (self.tell)(Told::Trouble(note));
            }
            Err(_) => (),
        }
    }

    fn kept(&mut self, workspace: &Workspace, of: Option<&Path>) -> Result<(), Note> {
        if self.recovery.is_none() {
            self.recovery = Some(Recovery::start(&self.folder)?);
        }
        self.recovery.as_ref().map_or(Ok(()), |recovery| recovery.keep(workspace, of))
    }
}

/// The next request; a time-out where there is none until `due`.
fn next(requests: &Receiver<Request>, due: Option<Instant>) -> Result<Request, RecvTimeoutError> {
    match due {
        Some(due) => requests.recv_timeout(due.saturating_duration_since(Instant::now())),
        None => requests.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

fn told_of(number: usize, left: &Left) -> LeftWork {
    let articles = left.open().ok().map(|opened| edits::open(&opened.workspace.history).len());
    LeftWork { number, of: left.of.clone(), at: left.at, articles }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(120);

    fn started(folder: &Path) -> (Keeper, Receiver<Told>) {
        let (sender, told) = channel();
        (Keeper::start(Some(folder.to_owned()), move |event| sender.send(event).unwrap_or_default()), told)
    }

    fn keep(keeper: &Keeper) {
        keeper.keep(Vec::new(), Arc::default(), None, Some("troops.synoptic".into()));
    }

    #[test]
    fn what_was_not_cleared_is_offered_to_the_next_and_stays_until_it_is_kept_again() {
        let folder = tempfile::tempdir().unwrap();
        let (first, _) = started(folder.path());
        keep(&first);
        drop(first);
        for _ in 0..2 {
            let (second, told) = started(folder.path());
            let Told::Left(left) = told.recv_timeout(PATIENCE).unwrap() else { panic!("nothing was left") };
            assert_eq!((left.len(), left[0].of.as_deref()), (1, Some(Path::new("troops.synoptic"))));
            second.restore(left[0].number);
            assert!(matches!(told.recv_timeout(PATIENCE), Ok(Told::Restored { result: Ok(_), .. })));
        }
        let (third, told) = started(folder.path());
        assert!(matches!(told.recv_timeout(PATIENCE), Ok(Told::Left(_))), "restoring alone threw it away");
        third.restore(0);
        keep(&third);
        third.clear();
        drop(third);
        assert_eq!(workspace::left(folder.path()).len(), 0);
    }

    #[test]
    fn what_is_not_wanted_is_thrown_away() {
        let folder = tempfile::tempdir().unwrap();
        let (first, _) = started(folder.path());
        keep(&first);
        drop(first);
        let (second, _) = started(folder.path());
        second.discard(0);
        drop(second);
        assert_eq!(workspace::left(folder.path()).len(), 0);
    }

    #[test]
    fn a_change_is_kept_soon() {
        let folder = tempfile::tempdir().unwrap();
        let (keeper, _) = started(folder.path());
        let start = Instant::now();
        keep(&keeper);
        let is_kept =
            || std::fs::read_dir(folder.path()).unwrap().flatten().any(|e| workspace::is_workspace(&e.path()));
        while !is_kept() {
            assert!(start.elapsed() < PATIENCE, "it is not kept");
            thread::sleep(Duration::from_millis(20));
        }
        assert!(start.elapsed() >= DELAY, "changes that follow each other are kept together");
    }
}
