//! The thread that reads files and compares, so that frames never wait.
//!
//! Sources are read one after the other and each is answered, by its ticket. Of comparisons only the latest is wanted: a
//! newer one of other articles ends the one that runs, and so does a source that waits to be read (the comparison is then
//! begun anew). An edit changes no link: the articles that were compared last are only read anew, also while others are
//! being compared.
//! Knows nothing of egui: it wakes its owner by a callback. A panic in a room costs that piece of work and a note.

use std::{
    collections::VecDeque,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use super::{sample, search::SearchIndex};
use crate::{
    compare::{Comparer, Comparison, Phase, Progress},
    edits::{self, History, Reading},
    ingest::{self, Document, Intake},
    notes::{Level, Note, What},
};

/// Progress is told at most this often.
const PROGRESS_EVERY: Duration = Duration::from_millis(50);

/// Where articles are to be read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// Text from the clipboard.
    Pasted(String),
    /// The five articles that are part of the program.
    Sample,
}

/// What the worker tells.
#[derive(Debug)]
pub enum Event {
    /// How far it is.
    Progress(Progress),
    /// What came of the source with `ticket`.
    Read {
        /// As it was given to [`Worker::read`].
        ticket: u64,
        /// What could be read, and what could not.
        intake: Intake,
    },
    /// The articles that are on screen with the edits of `epoch`, while others are still compared.
    Edited {
        /// As it was given to [`Worker::compare`].
        epoch: u64,
        /// The last comparison after the edits, with what is searched.
        read: (Reading, SearchIndex),
    },
    /// What came of the comparison of `epoch`.
    Compared {
        /// As it was given to [`Worker::compare`].
        epoch: u64,
        /// The comparison after the edits, with what is searched when a claim is to be found.
        result: Result<(Reading, SearchIndex), Note>,
    },
}

/// The owner's side of the thread. Dropping it ends the thread after the step it is in.
pub struct Worker {
    desk: Arc<Desk>,
    events: Receiver<Event>,
}

/// What lies between the owner and the thread.
#[derive(Default)]
struct Desk {
    orders: Mutex<Orders>,
    changed: Condvar,
}

/// What is to be done.
#[derive(Default)]
struct Orders {
    sources: VecDeque<(u64, Source)>,
    compare: Option<(u64, Order)>,
    /// Counts how often everything was cancelled.
    cancels: u64,
    quit: bool,
}

/// What is to be compared, with which edits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// The articles; those that stay as they are keep their pointers from order to order.
    pub documents: Vec<Arc<Document>>,
    /// What the reader did.
    pub history: Arc<History>,
}

impl Order {
    /// Whether the same articles are to be compared.
    fn has_documents(&self, others: &[Arc<Document>]) -> bool {
        self.documents.len() == others.len()
            && self.documents.iter().zip(others).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

/// The next thing that the thread does.
enum Task {
    Read(u64, Source),
    Compare(u64, Order),
}

impl Desk {
    fn orders(&self) -> MutexGuard<'_, Orders> {
        // Orders are changed in single steps, so they are whole even if a thread died while it held them.
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Orders)) {
        change(&mut self.orders());
        self.changed.notify_one();
    }

    /// Waits for the next task and says how often there was a cancel before it; `None` at the end.
    fn next(&self) -> Option<(Task, u64)> {
        let mut orders = self.orders();
        loop {
            if orders.quit {
                return None;
            }
            let cancels = orders.cancels;
            if let Some((ticket, source)) = orders.sources.pop_front() {
                return Some((Task::Read(ticket, source), cancels));
            }
            if let Some((epoch, order)) = orders.compare.clone() {
                return Some((Task::Compare(epoch, order), cancels));
            }
            orders = self.changed.wait(orders).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Worker {
    /// Starts the thread. `wake` is called, on that thread, whenever there is something to [`Worker::poll`].
    pub fn start(wake: impl Fn() + Send + 'static) -> Self {
        let desk = Arc::new(Desk::default());
        let (sender, events) = channel();
        let reporter = Reporter { sender, wake: Box::new(wake), last_progress: None };
        let thread_desk = Arc::clone(&desk);
        thread::spawn(move || Thread { desk: thread_desk, reporter, comparer: Comparer::default(), last: None }.run());
        Worker { desk, events }
    }

    /// Has `source` read. It is answered by an [`Event::Read`] with `ticket`, unless it is cancelled.
    pub fn read(&self, ticket: u64, source: Source) {
        self.desk.change(|orders| orders.sources.push_back((ticket, source)));
    }

    /// Has `order` compared, in place of what was to be compared before.
    pub fn compare(&self, epoch: u64, order: Order) {
        self.desk.change(|orders| orders.compare = Some((epoch, order)));
    }

    /// Ends what runs and forgets what waits.
    pub fn cancel(&self) {
        self.desk.change(|orders| {
            orders.sources.clear();
            orders.compare = None;
            orders.cancels += 1;
        });
    }

    /// The next thing that the worker tells, if there is one. Never waits.
    pub fn poll(&self) -> Option<Event> {
        self.events.try_recv().ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.desk.change(|orders| orders.quit = true);
    }
}

/// Tells the owner what happens.
struct Reporter {
    sender: Sender<Event>,
    wake: Box<dyn Fn() + Send>,
    last_progress: Option<Instant>,
}

impl Reporter {
    fn tell(&mut self, event: Event) {
        // An owner that is gone wants to hear nothing.
        if self.sender.send(event).is_ok() {
            (self.wake)();
        }
    }

    fn progress(&mut self, progress: Progress) {
        if self.last_progress.is_none_or(|last| last.elapsed() >= PROGRESS_EVERY) {
            self.last_progress = Some(Instant::now());
            self.tell(Event::Progress(progress));
        }
    }
}

/// The thread's side.
struct Thread {
    desk: Arc<Desk>,
    reporter: Reporter,
    comparer: Comparer,
    /// The articles that were compared last, and what came of it.
    last: Option<(Vec<Arc<Document>>, Arc<Comparison>)>,
}

impl Thread {
    fn run(mut self) {
        while let Some((task, cancels)) = self.desk.next() {
            match task {
                Task::Read(ticket, source) => self.read(ticket, source, cancels),
                Task::Compare(epoch, order) => self.compare(epoch, &order, cancels),
            }
        }
    }

    fn read(&mut self, ticket: u64, source: Source, cancels: u64) {
        let Thread { desk, reporter, .. } = self;
        let mut watch = |done: usize, total: usize| {
            reporter.progress(Progress { phase: Phase::Reading, fraction: done as f32 / total.max(1) as f32 });
            let orders = desk.orders();
            flow(orders.quit || orders.cancels != cancels)
        };
        let intake = catch_unwind(AssertUnwindSafe(|| intake_of(source, &mut watch)))
            .unwrap_or_else(|_| Intake { documents: Vec::new(), notes: vec![broken(What::ReadingFailed)] });
        self.reporter.tell(Event::Read { ticket, intake });
    }

    fn compare(&mut self, epoch: u64, order: &Order, cancels: u64) {
        let result = match catch_unwind(AssertUnwindSafe(|| self.read_anew(epoch, order, cancels))) {
            Ok(Some(read)) => Ok(read),
            Ok(None) => return,
            Err(_) => {
                (self.comparer, self.last) = (Comparer::default(), None);
                Err(broken(What::ComparingFailed))
            }
        };
        self.forget(epoch);
        self.reporter.tell(Event::Compared { epoch, result });
    }

    /// The comparison of `order` after the edits; `None` where something else is wanted by now.
    fn read_anew(&mut self, epoch: u64, order: &Order, cancels: u64) -> Option<(Reading, SearchIndex)> {
        let machine = match &self.last {
            Some((documents, machine)) if order.has_documents(documents) => Arc::clone(machine),
            _ => Arc::new(self.compared(epoch, order, cancels)?),
        };
        self.last = Some((order.documents.clone(), Arc::clone(&machine)));
        Some(read(&machine, &order.history))
    }

    fn compared(&mut self, epoch: u64, order: &Order, cancels: u64) -> Option<Comparison> {
        let Thread { desk, reporter, comparer, last } = self;
        let mut shown = epoch;
        let mut watch = |progress: Progress| {
            reporter.progress(progress);
            let orders = desk.orders();
            let latest = orders.compare.as_ref().filter(|(_, latest)| latest.has_documents(&order.documents));
            let ends = orders.quit || !orders.sources.is_empty() || orders.cancels != cancels;
            let Some((epoch, history)) = latest.map(|(epoch, latest)| (*epoch, Arc::clone(&latest.history))) else {
                return ControlFlow::Break(());
            };
            drop(orders);
            if let Some((_, machine)) = last.as_ref().filter(|_| epoch != shown) {
                shown = epoch;
                reporter.tell(Event::Edited { epoch, read: read(machine, &history) });
            }
            flow(ends)
        };
        comparer.compare(&order.documents, &mut watch)
    }

    /// Takes the comparison of `epoch` off the desk, unless a newer one lies there by now.
    fn forget(&self, epoch: u64) {
        let mut orders = self.desk.orders();
        if orders.compare.as_ref().is_some_and(|(latest, _)| *latest == epoch) {
            orders.compare = None;
        }
    }
}

/// `machine` after the edits of `history`, with what is searched.
fn read(machine: &Arc<Comparison>, history: &History) -> (Reading, SearchIndex) {
    let reading = edits::reading(machine, history);
    let index = SearchIndex::of(&reading);
    (reading, index)
}

fn flow(ends: bool) -> ControlFlow<()> {
    if ends { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

fn intake_of(source: Source, watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Intake {
    match source {
        Source::Paths(paths) => ingest::read(&paths, watch),
        Source::Sample => sample::intake(),
        Source::Pasted(text) => match ingest::pasted(&text) {
            Ok(document) => Intake { documents: vec![document], notes: Vec::new() },
            Err(note) => Intake { documents: Vec::new(), notes: vec![note] },
        },
    }
}

fn broken(what: What) -> Note {
    Note::new(Level::Error, "", what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    /// Waits for the next thing that is told, progress left out.
    fn next(worker: &Worker) -> Event {
        let start = Instant::now();
        loop {
            match worker.poll() {
                Some(Event::Progress(_)) => (),
                Some(event) => return event,
                None if start.elapsed() > PATIENCE => panic!("the worker says nothing"),
                None => thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    fn documents(worker: &Worker) -> Vec<Arc<Document>> {
        worker.read(0, Source::Sample);
        match next(worker) {
            Event::Read { ticket: 0, intake } => intake.documents,
            other => panic!("{other:?}"),
        }
    }

    /// An order for some of `documents`.
    fn order(documents: &[Arc<Document>], number: usize) -> Order {
        Order { documents: documents[..2 + number % 4].to_vec(), ..Order::default() }
    }

    #[test]
    fn an_edit_compares_nothing_anew() {
        let worker = Worker::start(|| ());
        let documents = documents(&worker);
        let told = |epoch, order: Order| {
            worker.compare(epoch, order);
            match next(&worker) {
                Event::Compared { result, .. } => result.unwrap().0,
                other => panic!("{other:?}"),
            }
        };
        let before = told(1, order(&documents, 3));
        let (group, _) = before.comparison.shared_groups().next().unwrap();
        let mut history = History::default();
        history.record(edits::Pen::new(&before.comparison, &before.hand).reject_groups(&[group]).at(0));
        let after = told(2, Order { history: Arc::new(history), ..order(&documents, 3) });
        assert!(Arc::ptr_eq(&before.comparison.links, &after.comparison.links));
        assert!(after.comparison.groups.len() > before.comparison.groups.len());
    }

    /// Some `times` as many documents as `documents`, no two with the same text.
    fn many(documents: &[Arc<Document>], times: usize) -> Vec<Arc<Document>> {
        let copy = |(number, document): (usize, &Arc<Document>)| {
            ingest::pasted(&document.text.replace("Kim", &format!("Kim{number}"))).unwrap()
        };
        documents.iter().cycle().take(documents.len() * times).enumerate().map(copy).collect()
    }

    #[test]
    fn an_edit_shows_while_other_articles_are_compared() {
        let worker = Worker::start(|| ());
        let documents = documents(&worker);
        worker.compare(1, order(&documents, 3));
        let Event::Compared { result: Ok((before, _)), .. } = next(&worker) else { panic!() };
        let (group, _) = before.comparison.shared_groups().next().unwrap();
        let mut history = History::default();
        history.record(edits::Pen::new(&before.comparison, &before.hand).reject_groups(&[group]).at(0));
        let more = Order { documents: many(&documents, 8), ..Order::default() };
        worker.compare(2, more.clone());
        let start = Instant::now();
        while !matches!(worker.poll(), Some(Event::Progress(_))) {
            assert!(start.elapsed() < PATIENCE, "the comparison does not begin");
        }
        worker.compare(3, Order { history: Arc::new(history), ..more });
        match next(&worker) {
            Event::Edited { epoch: 3, read: (reading, _) } => {
                assert_eq!(reading.comparison.articles, before.comparison.articles);
                assert!(reading.comparison.groups.len() > before.comparison.groups.len());
            }
            other => panic!("{other:?}"),
        }
        let compared = loop {
            if let Event::Compared { epoch: 3, result } = next(&worker) {
                break result.unwrap().0;
            }
        };
        assert_eq!(compared.comparison.articles.len(), 40);
    }

    #[test]
    fn every_source_is_answered_by_its_ticket_and_wakes_the_owner() {
        let (sender, woken) = channel();
        let worker = Worker::start(move || sender.send(()).unwrap_or_default());
        worker.read(7, Source::Pasted("Mười hai người bị thương trong vụ cháy kho hàng ở cảng.".to_owned()));
        worker.read(8, Source::Paths(vec!["/there/is/no/such/file.txt".into()]));
        assert!(woken.recv_timeout(PATIENCE).is_ok());
        let mut answers = Vec::new();
        while answers.len() < 2 {
            if let Event::Read { ticket, intake } = next(&worker) {
                answers.push((ticket, intake.documents.len(), intake.notes.len()));
            }
        }
        assert_eq!(answers, [(7, 1, 0), (8, 0, 1)]);
    }

    #[test]
    fn of_comparisons_the_latest_is_answered() {
        let worker = Worker::start(|| ());
        let documents = documents(&worker);
        for epoch in 1..=20 {
            worker.compare(epoch, order(&documents, epoch as usize));
        }
        let mut told = Vec::new();
        while told.last() != Some(&20) {
            if let Event::Compared { epoch, result } = next(&worker) {
                assert_eq!(result.unwrap().0.comparison.articles.len(), 2 + epoch as usize % 4);
                told.push(epoch);
            }
        }
        assert!(told.len() < 20, "most were superseded: {told:?}");
    }

    #[test]
    fn after_a_cancel_nothing_of_before_is_waited_for_and_new_work_is_done() {
        let worker = Worker::start(|| ());
        let documents = documents(&worker);
        worker.compare(1, order(&documents, 5));
        worker.cancel();
        worker.compare(2, order(&documents, 5));
        loop {
            match next(&worker) {
                Event::Compared { epoch: 2, result } => break assert!(result.is_ok()),
                Event::Compared { epoch: 1, .. } => (), // It was done before the cancel came.
                other => panic!("{other:?}"),
            }
        }
    }
}
