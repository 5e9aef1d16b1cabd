//! The thread that reads files and compares, so that frames never wait.
//!
//! Sources are read one after the other and each is answered, by its ticket. Of comparisons only the latest is wanted: a
//! newer one of other articles ends the one that runs, and so does a source that waits to be read (the comparison is then
//! begun anew). An edit changes no link: the articles that were compared last are only read anew, also while others are
//! being compared. While nothing else is to be done, it is found out what the passages mean, a few at a time, and from time
//! to time the articles are compared anew by that; everything else goes before it.
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

use super::sample::{self, Sample};
use crate::{
    compare::{Comparer, Comparison, Phase, Progress, Watch},
    edits::{self, History, Reading},
    gui::features::{
        claims_list::search::SearchIndex,
        embedding::encode_queue::{Encode, Encoders, Meaning, Model, Refining, Sight},
    },
    ingest::{self, Document, Intake},
    meaning::Vectors,
    notes::{Level, Note, What},
};

/// Progress is told at most this often.
const PROGRESS_EVERY: Duration = Duration::from_millis(50);

/// How far the encoding is, is told at most this often: nobody waits for it.
const MEANING_EVERY: Duration = Duration::from_millis(250);

/// So many sentences for each processor are encoded before it is looked again where the reader looks.
const AT_ONCE: usize = 8;

/// Where articles are to be read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// Text from the clipboard.
    Pasted(String),
    /// Articles that are part of the program.
    Sample(Sample),
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
    /// How far it is known what the passages mean; told before the comparison that rests on it.
    Meaning(Meaning),
    /// The articles of `epoch`, which are on screen, compared anew by what more is known of what they mean.
    Refined {
        /// As it was given to [`Worker::compare`].
        epoch: u64,
        /// The comparison after the edits, with what is searched.
        read: (Reading, SearchIndex),
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
    /// Where the reader looks.
    sight: Sight,
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
    /// The encoder by which it is found out what the passages mean; `None` where words alone are to be compared.
    pub model: Option<Model>,
}

impl Order {
    /// Whether the same articles are to be compared by the same.
    fn is_of(&self, other: &Order) -> bool {
        self.model == other.model
            && self.documents.len() == other.documents.len()
            && self.documents.iter().zip(&other.documents).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

/// The next thing that the thread does.
enum Task {
    Read(u64, Source),
    Compare(u64, Order),
    Refine,
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

    /// Waits for the next task, or refines where there is something to refine, and says how often there was a cancel before;
    /// `None` at the end.
    fn next(&self, is_refining: bool) -> Option<(Task, u64)> {
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
            if is_refining {
                return Some((Task::Refine, cancels));
            }
            orders = self.changed.wait(orders).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Worker {
    /// Starts the thread. `wake` is called, on that thread, whenever there is something to [`Worker::poll`]. Without
    /// `encoders` words alone are compared, whatever is ordered.
    pub fn start(encoders: Option<Encoders>, wake: impl Fn() + Send + 'static) -> Self {
        let desk = Arc::new(Desk::default());
        let (sender, events) = channel();
        let reporter = Reporter { sender, wake: Box::new(wake), last_progress: None, last_meaning: None };
        let thread_desk = Arc::clone(&desk);
        thread::spawn(move || Thread::new(thread_desk, reporter, encoders).run());
        Worker { desk, events }
    }

    /// Says where the reader looks, so that what the passages mean is found out there first.
    pub fn look(&self, sight: Sight) {
        self.desk.orders().sight = sight;
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
    last_meaning: Option<Instant>,
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

    /// Tells how far the encoding is, now and then; `at_once` where it is to be known by now.
    fn meaning(&mut self, meaning: Meaning, at_once: bool) {
        if at_once || self.last_meaning.is_none_or(|last| last.elapsed() >= MEANING_EVERY) {
            self.last_meaning = Some(Instant::now());
            self.tell(Event::Meaning(meaning));
        }
    }
}

/// The thread's side.
struct Thread {
    desk: Arc<Desk>,
    reporter: Reporter,
    comparer: Comparer,
    /// What was compared last, and what came of it.
    last: Option<(Order, Arc<Comparison>)>,
    encoders: Option<Encoders>,
    /// The encoder of the model that was ordered last.
    encoder: Option<Encoder>,
    /// The vectors that are known, by that encoder.
    vectors: Arc<Vectors>,
    /// What of the last comparison is still to be found out.
    refining: Option<Ongoing>,
}

/// An encoder, and whether it can be used.
struct Encoder {
    model: Model,
    encode: Box<dyn Encode>,
    /// Why it is used no more.
    problem: Option<Note>,
}

/// What is being found out.
struct Ongoing {
    what: Refining,
    /// The order that was answered last.
    epoch: u64,
    /// How often everything was cancelled when it began.
    cancels: u64,
}

impl Thread {
    fn new(desk: Arc<Desk>, reporter: Reporter, encoders: Option<Encoders>) -> Self {
        Thread {
            desk,
            reporter,
            comparer: Comparer::default(),
            last: None,
            encoders,
            encoder: None,
            vectors: Arc::default(),
            refining: None,
        }
    }

    fn run(mut self) {
        while let Some((task, cancels)) = self.desk.next(self.refining.is_some()) {
            match task {
                Task::Read(ticket, source) => self.read(ticket, source, cancels),
                Task::Compare(epoch, order) => self.compare(epoch, &order, cancels),
                Task::Refine => self.refine(cancels),
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
        self.open_encoder(order.model.as_ref());
        let result = match catch_unwind(AssertUnwindSafe(|| self.read_anew(epoch, order, cancels))) {
            Ok(Some(read)) => Ok(read),
            Ok(None) => return,
            Err(_) => {
                (self.comparer, self.last, self.refining) = (Comparer::default(), None, None);
                Err(broken(What::ComparingFailed))
            }
        };
        self.forget(epoch);
        self.reporter.tell(Event::Compared { epoch, result });
    }

    /// The comparison of `order` after the edits; `None` where something else is wanted by now.
    fn read_anew(&mut self, epoch: u64, order: &Order, cancels: u64) -> Option<(Reading, SearchIndex)> {
        let machine = match &self.last {
            Some((last, machine)) if order.is_of(last) => Arc::clone(machine),
            _ => {
                self.refining = None;
                Arc::new(self.compared(epoch, order, cancels)?)
            }
        };
        self.last = Some((order.clone(), Arc::clone(&machine)));
        self.begin_refining(epoch, &machine, cancels);
        Some(read(&machine, &order.history))
    }

    fn compared(&mut self, epoch: u64, order: &Order, cancels: u64) -> Option<Comparison> {
        let Thread { desk, reporter, comparer, last, encoder, vectors, .. } = self;
        let mut shown = epoch;
        let mut watch = |progress: Progress| {
            reporter.progress(progress);
            let orders = desk.orders();
            let latest = orders.compare.as_ref().filter(|(_, latest)| latest.is_of(order));
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
        let Some(encoder) = encoder.as_mut().filter(|encoder| encoder.problem.is_none()) else {
            return comparer.compare(&order.documents, &mut watch);
        };
        encoder.recall(comparer, order, vectors, &mut watch)?;
        comparer.compare_by_meaning(&order.documents, vectors, &mut watch)
    }

    /// Takes the comparison of `epoch` off the desk, unless a newer one lies there by now.
    fn forget(&self, epoch: u64) {
        let mut orders = self.desk.orders();
        if orders.compare.as_ref().is_some_and(|(latest, _)| *latest == epoch) {
            orders.compare = None;
        }
    }

    // What the passages mean

    /// Has the encoder of `model` at hand, and no other.
    fn open_encoder(&mut self, model: Option<&Model>) {
        let Some(encoders) = &self.encoders else { return };
        if self.encoder.as_ref().map(|encoder| &encoder.model) == model {
            return;
        }
        // Vectors of two models have nothing to do with each other.
        (self.encoder, self.vectors, self.refining) = (None, Arc::default(), None);
        self.encoder = model.map(|model| {
            let encode = encoders(model);
            Encoder { model: model.clone(), problem: encode.problem(), encode }
        });
    }

    /// Goes on with what is still to be found out of `machine`, which `epoch` is answered with, and tells how far it is.
    fn begin_refining(&mut self, epoch: u64, machine: &Comparison, cancels: u64) {
        let Some(encoder) = &self.encoder else { return };
        if let Some(problem) = &encoder.problem {
            return self.reporter.meaning(Meaning::Unavailable(problem.clone()), true);
        }
        let what = match self.refining.take() {
            Some(ongoing) => ongoing.what,
            None => Refining::new(&machine.articles, &machine.vectors),
        };
        self.reporter.meaning(what.meaning(), true);
        self.refining = (!what.is_complete() || what.is_worth_comparing()).then_some(Ongoing { what, epoch, cancels });
    }

    /// Finds out a little more; what goes wrong costs no more than that.
    fn refine(&mut self, cancels: u64) {
        if self.refining.as_ref().is_some_and(|ongoing| ongoing.cancels != cancels) {
            self.refining = None;
            return;
        }
        let result = catch_unwind(AssertUnwindSafe(|| self.refine_some(cancels)));
        if let Err(problem) = result.unwrap_or_else(|_| Err(fault())) {
            self.refining = None;
            if let Some(encoder) = &mut self.encoder {
                encoder.problem = Some(problem.clone());
            }
            self.reporter.meaning(Meaning::Unavailable(problem), true);
        }
    }

    /// Encodes a few sentences, and compares anew where that is worth it.
    fn refine_some(&mut self, cancels: u64) -> Result<(), Note> {
        let Thread { desk, reporter, comparer, last, encoder, vectors, refining, .. } = self;
        let (Some(Ongoing { what, epoch, .. }), Some(encoder), Some((order, machine))) =
            (&mut *refining, encoder, last)
        else {
            *refining = None;
            return Ok(());
        };
        let mut watch = || {
            let orders = desk.orders();
            flow(orders.quit || !orders.sources.is_empty() || orders.compare.is_some() || orders.cancels != cancels)
        };
        let sight = desk.orders().sight.clone();
        let number = AT_ONCE * thread::available_parallelism().map_or(1, usize::from);
        what.encode_some(number, &sight, &mut *encoder.encode, Arc::make_mut(vectors), &mut watch)?;
        if what.is_worth_comparing() {
            let refined = comparer.compare_by_meaning(&order.documents, vectors, &mut |_| watch());
            // Something else is wanted: then this is done after it.
            let Some(refined) = refined else { return Ok(()) };
            *machine = Arc::new(refined);
            what.was_compared();
            reporter.tell(Event::Refined { epoch: *epoch, read: read(machine, &order.history) });
            reporter.meaning(what.meaning(), true);
        } else {
            reporter.meaning(what.meaning(), false);
        }
        if what.is_complete() {
            *refining = None;
        }
        Ok(())
    }
}

impl Encoder {
    /// Adds to `vectors` what is remembered of the articles of `order`; a fault costs no more than that. `None` where `watch`
    /// ended it.
    fn recall(
        &mut self,
        comparer: &mut Comparer,
        order: &Order,
        vectors: &mut Arc<Vectors>,
        watch: &mut Watch<'_>,
    ) -> Option<()> {
        let articles = comparer.articles(&order.documents, watch)?;
        let recalled = || self.encode.recall(articles.as_slice(), Arc::make_mut(vectors));
        if catch_unwind(AssertUnwindSafe(recalled)).is_err() {
            self.problem = Some(fault());
        }
        Some(())
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
        Source::Sample(sample) => sample::intake(sample),
        Source::Pasted(text) => match ingest::pasted(&text) {
            Ok(document) => Intake { documents: vec![document], notes: Vec::new() },
            Err(note) => Intake { documents: Vec::new(), notes: vec![note] },
        },
    }
}

/// That finding out what passages mean failed by a fault of the program's.
fn fault() -> Note {
    broken(What::EncodingFailed("a fault in this program".to_owned()))
}

fn broken(what: What) -> Note {
    Note::new(Level::Error, "", what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gui::features::embedding::encode_queue::tests::Fake, ids::GroupId, text::Span};

    /// How long a slow machine may take for one step; nothing waits so long unless it is broken.
    const PATIENCE: Duration = Duration::from_secs(300);

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
        worker.read(0, Source::Sample(Sample::FiveReports));
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
        let worker = Worker::start(None, || ());
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
        let worker = Worker::start(None, || ());
        let documents = documents(&worker);
        worker.compare(1, order(&documents, 3));
        let Event::Compared { result: Ok((before, _)), .. } = next(&worker) else { panic!() };
        let (group, _) = before.comparison.shared_groups().next().unwrap();
        let mut history = History::default();
        history.record(edits::Pen::new(&before.comparison, &before.hand).reject_groups(&[group]).at(0));
        let more = Order { documents: many(&documents, 3), ..Order::default() };
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
        assert_eq!(compared.comparison.articles.len(), 15);
    }

    #[test]
    fn every_source_is_answered_by_its_ticket_and_wakes_the_owner() {
        let (sender, woken) = channel();
        let worker = Worker::start(None, move || sender.send(()).unwrap_or_default());
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
        let worker = Worker::start(None, || ());
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
        let worker = Worker::start(None, || ());
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

    // What the passages mean

    /// A worker whose encoder takes so many milliseconds for a sentence, and what that was asked for.
    fn with_encoder(takes: u64, trap: Option<&'static str>) -> (Worker, Receiver<String>) {
        let (asked, told) = channel();
        let takes = Duration::from_millis(takes);
        let encoders: Encoders = Box::new(move |_| Box::new(Fake { takes, asked: asked.clone(), trap }));
        (Worker::start(Some(encoders), || ()), told)
    }

    /// An order by meaning for the first two of `documents`.
    fn by_meaning(documents: &[Arc<Document>]) -> Order {
        Order { model: Some(Model::Bundled), ..order(documents, 0) }
    }

    fn compared(worker: &Worker) -> (u64, Reading) {
        loop {
            if let Event::Compared { epoch, result } = next(worker) {
                return (epoch, result.unwrap().0);
            }
        }
    }

    #[test]
    fn words_are_compared_at_once_and_meaning_later() {
        let (worker, asked) = with_encoder(1, None);
        let documents = documents(&worker);
        worker.compare(1, by_meaning(&documents));
        let Event::Meaning(Meaning::Encoding { done: 0, total }) = next(&worker) else { panic!("nothing is known") };
        let Event::Compared { epoch: 1, result } = next(&worker) else { panic!("words come first") };
        assert!(result.unwrap().0.comparison.vectors.is_empty());
        let mut refined = None;
        loop {
            match next(&worker) {
                Event::Meaning(Meaning::Encoding { done, .. }) => assert!(done <= total),
                Event::Refined { epoch: 1, read } => refined = Some(read.0.comparison),
                Event::Meaning(Meaning::Complete) => break,
                other => panic!("{other:?}"),
            }
        }
        let refined = refined.expect("it is compared anew before all is said to be known");
        assert!(refined.articles.iter().all(|article| refined.vectors.of_claims(article).iter().all(Option::is_some)));
        assert_eq!(asked.try_iter().count(), total, "each sentence once");

        worker.compare(2, by_meaning(&documents[1..]));
        let Event::Meaning(Meaning::Encoding { done, .. }) = next(&worker) else { panic!("a new article") };
        assert!(done > 0, "what was known of an article stays known");
        worker.compare(3, by_meaning(&documents));
        let mut before = Meaning::Complete;
        loop {
            match next(&worker) {
                Event::Meaning(meaning) => before = meaning,
                Event::Compared { epoch: 3, result } => {
                    assert!(!result.unwrap().0.comparison.vectors.is_empty());
                    break assert_eq!(before, Meaning::Complete);
                }
                _ => (),
            }
        }
    }

    #[test]
    fn edits_and_files_go_before_meaning() {
        let (worker, _asked) = with_encoder(40, None);
        let documents = documents(&worker);
        // Of all five, since the first two alone have no claim in common.
        let of_all = || Order { model: Some(Model::Bundled), ..order(&documents, 3) };
        worker.compare(1, of_all());
        let (_, before) = compared(&worker);
        let Event::Meaning(_) = next(&worker) else { panic!("it is being encoded") };
        let is_pair = |(_, group): &(GroupId, &crate::compare::Group)| group.members.len() == 2;
        let (group, _) = before.comparison.shared_groups().find(is_pair).unwrap();
        let mut history = History::default();
        history.record(edits::Pen::new(&before.comparison, &before.hand).reject_groups(&[group]).at(0));
        worker.compare(2, Order { history: Arc::new(history), ..of_all() });
        let (epoch, after) = loop {
            match next(&worker) {
                Event::Compared { epoch, result } => break (epoch, result.unwrap().0),
                Event::Meaning(Meaning::Complete) => panic!("the edit had to wait"),
                _ => (),
            }
        };
        assert!(epoch == 2 && after.comparison.groups.len() > before.comparison.groups.len());
        worker.read(9, Source::Pasted("Mười hai người bị thương trong vụ cháy kho hàng ở cảng.".to_owned()));
        loop {
            match next(&worker) {
                Event::Read { ticket: 9, .. } => break,
                Event::Meaning(Meaning::Complete) => panic!("the file had to wait"),
                _ => (),
            }
        }
        let [one, other] = before.comparison.groups[group].members[..] else { panic!("a pair") };
        let mut refined = 0;
        loop {
            match next(&worker) {
                Event::Refined { epoch, read: (reading, _) } => {
                    assert_eq!((epoch, reading.hand.decision(one, other)), (2, Some(edits::Decision::Rejected)));
                    refined += 1;
                }
                Event::Meaning(Meaning::Complete) => break assert!(refined > 0),
                _ => (),
            }
        }
    }

    #[test]
    fn a_cancel_ends_the_encoding_until_something_is_compared() {
        let (worker, asked) = with_encoder(10, None);
        let documents = documents(&worker);
        worker.compare(1, by_meaning(&documents));
        compared(&worker);
        assert!(asked.recv_timeout(PATIENCE).is_ok());
        worker.cancel();
        // The sentence that is being encoded is finished.
        while asked.recv_timeout(Duration::from_millis(500)).is_ok() {}
        while let Some(event) = worker.poll() {
            assert!(!matches!(event, Event::Meaning(Meaning::Complete)));
        }
        worker.compare(2, by_meaning(&documents));
        assert_eq!(compared(&worker).0, 2);
        assert!(asked.recv_timeout(PATIENCE).is_ok(), "it goes on where it was");
    }

    #[test]
    fn a_fault_in_the_encoder_costs_only_the_meaning() {
        let (worker, _asked) = with_encoder(0, Some("Nga"));
        let documents = documents(&worker);
        worker.compare(1, by_meaning(&documents));
        compared(&worker);
        loop {
            match next(&worker) {
                Event::Meaning(Meaning::Unavailable(note)) => break assert_eq!(note.level, Level::Error),
                Event::Meaning(_) | Event::Refined { .. } => (),
                other => panic!("{other:?}"),
            }
        }
        worker.compare(2, by_meaning(&documents[1..]));
        assert!(matches!(next(&worker), Event::Meaning(Meaning::Unavailable(_))), "it is not tried again");
        assert_eq!(compared(&worker).0, 2);
    }

    #[test]
    fn where_the_reader_looks_is_encoded_first() {
        let (worker, asked) = with_encoder(1, None);
        let documents = documents(&worker);
        let second = &documents[1];
        let end = second.text.len() as u32;
        let sight = Sight { selected: Vec::new(), columns: vec![(second.id.clone(), Span { start: end / 2, end })] };
        worker.look(sight);
        worker.compare(1, by_meaning(&documents));
        let first = asked.recv_timeout(PATIENCE).unwrap();
        let at = second.text.find(&first).expect("it is the column in sight");
        assert!(at + first.len() > second.text.len() / 2, "and there what is in sight");
    }

    #[test]
    fn without_the_setting_nothing_is_encoded() {
        let (worker, asked) = with_encoder(0, None);
        let documents = documents(&worker);
        worker.compare(1, order(&documents, 0));
        assert!(matches!(next(&worker), Event::Compared { epoch: 1, .. }));
        assert!(asked.recv_timeout(Duration::from_millis(200)).is_err() && worker.poll().is_none());
    }
}
