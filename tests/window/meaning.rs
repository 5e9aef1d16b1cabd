//! What passages mean, in the window: it comes after the comparison by words, moves nothing, and can be done without.

use std::{
    ops::{ControlFlow, Deref, DerefMut},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use egui::{Key, Modifiers, accesskit::Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use synoptic::{
    compare::Article,
    gui::{App, Encode, Encoders},
    meaning::{Sentence, Vectors},
    notes::{Level, Note},
};

use crate::support::desk::{Desk, PATIENCE, Setup};

const ALPHA: &str = "Title: Fire at the warehouse\nSource: Alpha\nContent: Fire crews said 12 people were hurt at the Harbour \
    Street warehouse on Friday evening.\nThe owner bought the old brewery next door in January.\n";
const BETA: &str = "Title: Warehouse burns\nSource: Beta\nContent: On Friday evening 15 people were hurt at the Harbour Street \
    warehouse, fire crews said.\nThe mayor visited the opera house with her guests.\n";
const GAMMA: &str = "Title: Cháy kho hàng\nSource: Gamma\nContent: Mười hai người bị thương trong vụ cháy kho hàng ở phố Cảng tối \
    thứ Sáu, theo lực lượng cứu hỏa.\n";

/// An encoder that begins when it may and counts the sentences, or that is not there.
struct Fake {
    encoded: Arc<AtomicUsize>,
    may_begin: Arc<AtomicBool>,
    is_there: bool,
}

impl Encode for Fake {
    fn recall(&mut self, _articles: &[Arc<Article>], _vectors: &mut Vectors) {}

    fn encode(
        &mut self,
        sentences: &[Sentence<'_>],
        vectors: &mut Vectors,
        goes_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<(), Note> {
        for sentence in sentences {
            while goes_on().is_continue() && !self.may_begin.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(1));
            }
            if goes_on().is_break() {
                break;
            }
            vectors.insert(sentence.key(), sentence.claims.iter().map(|_| vec![1.0, 0.0]).collect());
            self.encoded.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn problem(&self) -> Option<Note> {
        (!self.is_there).then(|| Note::new(Level::Info, "model.gguf", "It is not there."))
    }
}

/// A window with an encoder, and how many sentences that has encoded.
struct Encoding {
    desk: Desk,
    encoded: Arc<AtomicUsize>,
    may_begin: Arc<AtomicBool>,
}

impl Deref for Encoding {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl DerefMut for Encoding {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.desk
    }
}

impl Encoding {
    /// A window in which Alpha and Beta were dropped.
    fn new(is_there: bool) -> Self {
        let encoded = Arc::new(AtomicUsize::new(0));
        let may_begin = Arc::new(AtomicBool::new(false));
        let (counter, gate) = (Arc::clone(&encoded), Arc::clone(&may_begin));
        let encoders: Encoders =
            Box::new(move |_| Box::new(Fake { encoded: Arc::clone(&counter), may_begin: Arc::clone(&gate), is_there }));
        let mut desk = Desk::new(Setup { encoders: Some(encoders), ..Setup::default() });
        desk.open(&[("alpha.txt", ALPHA), ("beta.txt", BETA)]);
        Encoding { desk, encoded, may_begin }
    }

    fn is_refined(&self) -> bool {
        self.app().is_some_and(App::is_refined)
    }

    /// Draws frames until it is known what the passages mean, and that is on screen.
    fn refine(&mut self) {
        self.may_begin.store(true, Ordering::Relaxed);
        self.desk.until(|desk| desk.app().is_some_and(App::is_refined));
        self.window.run_steps(3);
    }

    /// Name of the row of the claims list about those who were hurt, and whether it is selected.
    fn row(&self) -> (String, bool) {
        let is_row = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|name| name.contains("hurt at") && name.contains(", in 2 of "))
        };
        let row = self.window.root().children_recursive().find(is_row).expect("the two are one claim");
        let node = row.accesskit_node();
        (node.label().unwrap(), node.toggled() == Some(Toggled::True))
    }

    fn encoded(&self) -> usize {
        self.encoded.load(Ordering::Relaxed)
    }
}

#[test]
fn words_come_first_and_meaning_moves_nothing() {
    let mut desk = Encoding::new(true);
    let (row, _) = desk.row();
    assert!(!desk.is_refined() && desk.shows("Meaning: "), "how far it is stands at the bottom");
    desk.click(&row);
    desk.refine();
    assert!(desk.shows("by words and meaning") && !desk.shows("Meaning: "));
    assert_eq!(desk.row(), (row, true), "what is selected stays so");
    assert!(desk.shows("15 people were hurt at the Harbour Street warehouse, fire"), "and its evidence");
    let before = desk.encoded();
    desk.open(&[("gamma.txt", GAMMA)]);
    desk.refine();
    assert!(desk.encoded() > before && desk.encoded() < 2 * before, "what was known stays known");
}

#[test]
fn what_is_found_waits_until_a_dialog_is_closed() {
    let mut desk = Encoding::new(true);
    let commands = Modifiers { shift: true, ..Modifiers::COMMAND };
    desk.window.key_press_modifiers(commands, Key::P);
    desk.settle();
    desk.may_begin.store(true, Ordering::Relaxed);
    let start = Instant::now();
    while desk.shows("Meaning: ") {
        assert!(start.elapsed() < PATIENCE, "it is never done");
        desk.window.step();
    }
    desk.window.run_steps(8);
    assert!(!desk.is_refined(), "it is kept back");
    desk.window.key_press(Key::Escape);
    desk.window.run_steps(2);
    assert!(!desk.is_refined(), "and a little longer");
    desk.refine();
}

#[test]
fn the_reader_can_do_without() {
    let mut desk = Encoding::new(true);
    desk.refine();
    desk.click("by words and meaning");
    desk.click("Compare by meaning, too");
    assert!(desk.shows("by words alone") && !desk.shows("by words and meaning"));
    let before = desk.encoded();
    desk.open(&[("gamma.txt", GAMMA)]);
    assert!(desk.is_refined() && desk.encoded() == before && desk.shows("3 articles"));
    desk.click("by words alone");
    desk.click("Compare by meaning, too");
    desk.refine();
    assert!(desk.shows("by words and meaning") && desk.encoded() > before);
}

#[test]
fn without_a_model_words_are_compared_and_that_is_said_once() {
    let mut desk = Encoding::new(false);
    let notices = |desk: &Desk| desk.window.query_all_by_label_contains("Dismiss notice: ").count();
    assert_eq!((notices(&desk), desk.encoded()), (1, 0));
    assert!(desk.row().0.starts_with("Differ") && desk.shows("by words alone"));
    desk.window.get_all_by_label_contains("Dismiss notice: ").next().unwrap().click();
    desk.settle();
    desk.open(&[("gamma.txt", GAMMA)]);
    assert_eq!(notices(&desk), 0);
    assert!(desk.shows("by words alone"), "but it stays to be seen");
}

#[test]
fn the_head_of_a_column_tells_a_language_that_is_guessed() {
    let mut desk = Encoding::new(false);
    desk.open(&[("gamma.txt", GAMMA)]);
    desk.window.get_by_role_and_label(egui::accesskit::Role::Heading, "Cháy kho hàng").hover();
    desk.window.run_steps(6);
    assert!(desk.shows("Vietnamese (guessed)"));
}
