//! The workspace in the window, driven by accessible names: saved, opened again, left, lost and found.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use synoptic::{
    edits::{Act, Change, Draft, History, Pen, reading},
    gui::{
        App,
        picker::{Pick, Picked, Picker},
    },
    ids::ClaimId,
    workspace::{self, Workspace},
};

use crate::support::{
    compared::{compare, read, root},
    desk::{PATIENCE, Setup, Window, drop_files, shows},
};

const ALPHA: &str = "Title: Fire at the warehouse\nSource: Alpha\nContent: Fire crews said 12 people were hurt at the Harbour \
    Street warehouse on Friday evening.\nNguyễn Văn An, the owner, bought the old brewery next door in January.\n";
const BETA: &str = "Title: Warehouse burns\nSource: Beta\nContent: On Friday evening 15 people were hurt at the Harbour Street \
    warehouse, fire crews said.\nThe mayor visited the opera house with her guests.\n";
const GAMMA: &str =
    "Title: Storm in Harwick\nSource: Gamma\nContent: The storm left more than 10,000 homes without power.\n";

const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// Answers every dialog that asks where to save with the same, and keeps what was asked.
struct Answers {
    picked: Picked,
    asked: Arc<Mutex<Vec<Pick>>>,
}

impl Picker for Answers {
    fn pick(&self, pick: Pick, done: Box<dyn FnOnce(Picked) + Send>) {
        self.asked.lock().unwrap().push(pick);
        done(self.picked.clone());
    }
}

/// The files of a test: articles, a workspace of two of them in which their common claim is rejected, settings.
struct Files {
    folder: tempfile::TempDir,
    settings: tempfile::TempDir,
}

impl Files {
    fn new() -> Self {
        let files = Files { folder: tempfile::tempdir().unwrap(), settings: tempfile::tempdir().unwrap() };
        for (name, text) in [("alpha.txt", ALPHA), ("beta.txt", BETA), ("gamma.txt", GAMMA)] {
            fs::write(files.path(name), text).unwrap();
        }
        files.save_rejected("fire.synoptic");
        files
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A workspace of alpha and beta in which the claim that they share was rejected.
    fn save_rejected(&self, name: &str) {
        let paths = [self.path("alpha.txt"), self.path("beta.txt")];
        let texts = read(&paths).documents;
        let comparison = compare(&texts);
        let mut history = History::default();
        let hashes = texts.iter().map(|text| text.sha256.clone()).collect();
        history.record(Draft { act: Act::Open, changes: vec![Change::Open(hashes)] }.at(1));
        let before = reading(&Arc::new(comparison), &history);
        let comparison = &before.comparison;
        let is_hurt = |&claim: &ClaimId| comparison.words(claim).contains("people were hurt");
        let (group, _) = comparison.shared_groups().find(|(_, group)| group.members.iter().any(is_hurt)).unwrap();
        history.record(Pen::new(&before.comparison, &before.hand).reject_groups(&[group]).at(2));
        workspace::save(&self.path(name), &Workspace { texts, history }, None).unwrap();
    }

    /// A window whose dialogs answer `picked`.
    fn window(&self, picked: Picked) -> Desk<'_> {
        let asked = Arc::default();
        let picker = Box::new(Answers { picked, asked: Arc::clone(&asked) });
        let window = Setup { picker, ..Setup::default() }.window(self.settings.path());
        let mut desk = Desk { files: self, window, asked, commands: Vec::new() };
        desk.settle();
        desk
    }

    /// A window in which the files of these names were dropped.
    fn open(&self, names: &[&str]) -> Desk<'_> {
        let mut desk = self.window(Picked::Paths(Vec::new()));
        desk.drop(names);
        desk
    }
}

/// A window, with what it told the system.
struct Desk<'a> {
    files: &'a Files,
    window: Window,
    asked: Arc<Mutex<Vec<Pick>>>,
    commands: Vec<ViewportCommand>,
}

impl Desk<'_> {
    fn step(&mut self) {
        self.window.step();
        let outputs = self.window.output().viewport_output.values();
        self.commands.extend(outputs.flat_map(|output| output.commands.clone()));
    }

    /// Draws frames until the worker has nothing left to do and nothing moves.
    fn settle(&mut self) {
        // What a click begins is begun by the frames after it.
        (0..3).for_each(|_| self.step());
        self.until(|desk| desk.window.state().as_ref().is_some_and(App::is_idle));
        (0..4).for_each(|_| self.step());
    }

    fn until(&mut self, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "it never comes to hold");
            thread::sleep(Duration::from_millis(5));
            self.step();
        }
    }

    fn drop(&mut self, names: &[&str]) {
        drop_files(&mut self.window, names.iter().map(|name| self.files.path(name)));
        self.settle();
    }

    fn click(&mut self, label: &str) {
        self.window.get_by_label(label).click();
        self.settle();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        // One frame, so that nothing is missed that it tells the system.
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        self.window.input_mut().events.push(event);
        self.step();
        self.settle();
    }

    /// Has the system ask the window to close, and says whether it does.
    fn close(&mut self) -> bool {
        self.commands.clear();
        self.ask_to_close();
        self.settle();
        !self.commands.contains(&ViewportCommand::CancelClose)
    }

    fn ask_to_close(&mut self) {
        let viewport = self.window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
    }

    /// Whether the window asked the system to be closed.
    fn closes(&self) -> bool {
        self.commands.contains(&ViewportCommand::Close)
    }

    fn shows(&self, part: &str) -> bool {
        shows(&self.window, part)
    }

    /// Whether the claim that alpha and beta share is joined.
    fn is_joined(&self) -> bool {
        self.window
            .root()
            .children_recursive()
            .filter_map(|node| node.accesskit_node().label())
            .any(|name| name.contains("people were hurt") && name.contains(", in 2 of"))
    }

    fn title(&self) -> &str {
        let title = |command: &&'_ ViewportCommand| matches!(command, ViewportCommand::Title(_));
        match self.commands.iter().rfind(title) {
            Some(ViewportCommand::Title(title)) => title,
            _ => "",
        }
    }
}

fn saved(path: &Path) -> Workspace {
    workspace::open(path).unwrap().workspace
}

#[test]
fn a_saved_workspace_brings_everything_back_and_undo_goes_on_where_it_was() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    assert_eq!((desk.title(), desk.is_joined()), ("fire — Synoptic", false));
    desk.press(CTRL, Key::Z);
    assert_eq!((desk.title(), desk.is_joined()), ("• fire — Synoptic", true));
    desk.press(CTRL, Key::S);
    assert!(desk.shows("Saved"));
    assert_eq!(desk.title(), "fire — Synoptic");
    assert!(desk.close(), "nothing is unsaved");

    let mut desk = files.open(&["fire.synoptic"]);
    assert!(desk.is_joined() && desk.shows("Fire at the warehouse"));
    desk.press(CTRL_SHIFT, Key::Z);
    assert_eq!((desk.title(), desk.is_joined()), ("• fire — Synoptic", false), "what was undone is done again");
}

#[test]
fn a_new_workspace_is_saved_under_the_name_that_the_dialog_gives() {
    let files = Files::new();
    let mut desk = files.window(Picked::Paths(vec![files.path("10.000 troops")]));
    desk.drop(&["alpha.txt", "beta.txt"]);
    desk.press(CTRL, Key::S);
    let expected = Pick::Save {
        name: "Untitled.synoptic".to_owned(),
        folder: Some(files.folder.path().to_owned()),
        filter: ("Synoptic workspace".to_owned(), "synoptic"),
    };
    assert_eq!(*desk.asked.lock().unwrap(), [expected]);
    assert_eq!(desk.title(), "10.000 troops — Synoptic");
    assert_eq!(saved(&files.path("10.000 troops.synoptic")).texts.len(), 2);
    desk.press(CTRL, Key::N);
    assert!(desk.shows("Recent workspaces") && desk.shows("10.000 troops.synoptic"));
    assert_eq!(desk.title(), "Synoptic");
}

#[test]
fn articles_are_added_to_the_workspace_that_they_come_with_or_onto() {
    let files = Files::new();
    let mut desk = files.open(&["gamma.txt", "fire.synoptic"]);
    assert!(desk.shows("3 articles"), "the workspace comes first, whatever stands first");
    assert_eq!(desk.title(), "• fire — Synoptic");
    fs::write(files.path("delta.txt"), GAMMA.replace("storm", "flood")).unwrap();
    desk.drop(&["delta.txt"]);
    assert!(desk.shows("4 articles"));
}

#[test]
fn without_system_dialogs_a_path_is_typed_and_nothing_is_replaced_unasked() {
    let files = Files::new();
    fs::write(files.path("Untitled.synoptic"), "somebody's").unwrap();
    let mut desk = files.window(Picked::Unavailable);
    desk.drop(&["alpha.txt"]);
    desk.press(CTRL_SHIFT, Key::S);
    assert!(desk.shows("Path of the file"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("“Untitled.synoptic” exists already."));
    assert_eq!(fs::read_to_string(files.path("Untitled.synoptic")).unwrap(), "somebody's");
    desk.click("Replace");
    assert_eq!(saved(&files.path("Untitled.synoptic")).texts.len(), 1);
}

#[test]
fn closing_asks_what_to_do_with_unsaved_work() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(CTRL, Key::Z);
    assert!(!desk.close() && desk.shows("Save the changes to “fire”?"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("Save the changes to") && desk.is_joined() && !desk.closes());

    assert!(!desk.close());
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.closes());
    assert_eq!(saved(&files.path("fire.synoptic")).history.done().len(), 1);

    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(CTRL_SHIFT, Key::Z);
    assert!(!desk.close());
    desk.press(Modifiers::NONE, Key::D);
    assert!(desk.closes());
    assert_eq!(saved(&files.path("fire.synoptic")).history.done().len(), 1, "it was not saved");
}

#[test]
fn what_would_replace_unsaved_work_asks_first() {
    let files = Files::new();
    files.save_rejected("other.synoptic");
    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(CTRL, Key::Z);
    desk.press(CTRL, Key::N);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.is_joined());
    desk.drop(&["other.synoptic"]);
    assert!(desk.shows("Save the changes to “fire”?"));
    desk.click("Save");
    assert_eq!(desk.title(), "other — Synoptic");
    assert_eq!(saved(&files.path("fire.synoptic")).history.done().len(), 1);
    desk.press(CTRL, Key::N);
    assert!(desk.shows("Drop articles here"), "nothing was unsaved");
}

#[test]
fn what_another_program_wrote_is_not_saved_over_unasked() {
    let files = Files::new();
    let path = files.path("fire.synoptic");
    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(CTRL, Key::Z);
    workspace::save(&path, &Workspace::default(), None).unwrap();
    desk.until(|desk| desk.shows("fire.synoptic was changed by another program."));
    desk.click("Keep mine");
    desk.press(CTRL, Key::S);
    assert!(desk.shows("“fire.synoptic” was changed by another program."));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(saved(&path).texts.is_empty() && desk.title().starts_with('•'));
    desk.press(CTRL, Key::S);
    desk.click("Replace");
    assert_eq!((saved(&path).texts.len(), desk.title()), (2, "fire — Synoptic"));
}

#[test]
fn what_another_program_wrote_is_opened_again_when_the_reader_says_so() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    let Workspace { texts, mut history } = saved(&files.path("fire.synoptic"));
    history.undo();
    workspace::save(&files.path("fire.synoptic"), &Workspace { texts, history }, None).unwrap();
    desk.until(|desk| desk.shows("fire.synoptic was changed by another program."));
    desk.click("Open it again");
    assert!(desk.is_joined() && !desk.shows("was changed by another program"));
}

#[test]
fn a_damaged_workspace_is_opened_as_far_as_it_can_be_and_not_saved_over_unasked() {
    let files = Files::new();
    let path = files.path("fire.synoptic");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, &text[..text.len() - 40]).unwrap();
    let mut desk = files.open(&["fire.synoptic"]);
    assert!(desk.shows("Fire at the warehouse") && desk.shows("Dismiss notice: "));
    desk.press(CTRL, Key::S);
    assert!(desk.shows("“fire.synoptic” may hold more than this window shows."));
}

#[test]
fn work_of_a_window_that_was_killed_is_offered_and_comes_back() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(CTRL, Key::Z);
    drop(desk);

    for (button, rest) in [("Later", true), ("Restore", true), ("Discard", false)] {
        let mut desk = files.window(Picked::Paths(Vec::new()));
        desk.until(|desk| desk.shows("Synoptic ended without saving fire.synoptic: 2 articles"));
        desk.click(button);
        if button == "Restore" {
            desk.until(|desk| desk.title() == "• fire — Synoptic");
            desk.settle();
            assert!(desk.is_joined());
            desk.press(CTRL, Key::S);
            assert!(desk.shows("may hold more than this window shows"), "it may have been changed since");
        }
        assert!(!desk.shows("ended without saving"));
        drop(desk);
        assert_eq!(workspace::left(&files.settings.path().join("recovery")).len(), usize::from(rest), "{button}");
    }
}

#[test]
fn a_rejected_fact_is_struck_saved_and_brought_back_by_undo() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert!(desk.shows("The fact"), "the list begins with a fact");
    desk.press(Modifiers::NONE, Key::X);
    assert!(desk.shows("× Rejected by you"));
    desk.press(CTRL, Key::S);
    drop(desk);

    let mut desk = files.open(&["fire.synoptic"]);
    assert!(desk.shows("× Rejected by you"), "the file has it");
    desk.press(CTRL, Key::Z);
    assert!(!desk.shows("× Rejected by you") && desk.shows("Undone: reject fact"));
}

#[test]
fn a_file_that_was_changed_on_disk_is_read_again_when_the_reader_says_so_and_edits_stay() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    fs::write(files.path("alpha.txt"), format!("{ALPHA}A warden found the keys on Sunday.\n")).unwrap();
    desk.until(|desk| desk.shows("alpha.txt was changed on disk."));
    assert!(!desk.shows("A warden found the keys"), "it is not forced");
    desk.click("Read again");
    assert!(desk.shows("A warden found the keys") && !desk.shows("was changed on disk"));
    assert!(!desk.is_joined(), "the rejection stays");
    desk.press(CTRL, Key::Z);
    assert!(!desk.shows("A warden found the keys"));

    fs::remove_file(files.path("beta.txt")).unwrap();
    desk.until(|desk| desk.shows("beta.txt is no longer where it was."));
    desk.window.get_all_by_label("Keep").last().unwrap().click();
    desk.settle();
    assert!(desk.shows("Warehouse burns"));
}

#[test]
fn a_reading_is_exported_in_the_format_that_is_chosen() {
    let files = Files::new();
    let mut desk = files.window(Picked::Paths(vec![files.path("for the editor")]));
    desk.drop(&["alpha.txt", "beta.txt"]);
    desk.press(CTRL_SHIFT, Key::E);
    desk.click("JSON");
    let path = files.path("for the editor.json");
    assert!(fs::read_to_string(&path).unwrap().contains("\"synoptic-comparison\""));
    assert!(desk.shows("Exported to ") && desk.shows("for the editor.json"));
    assert!(desk.shows("Copy the path"));
}

#[test]
fn the_worked_example_opens_in_one_click_and_undo_leads_back_to_the_suggestions() {
    let files = Files::new();
    let mut desk = files.window(Picked::Paths(Vec::new()));
    desk.click("Open the worked example");
    assert!(desk.shows("5 articles") && desk.shows("15 shared claims"));
    assert!(!desk.title().starts_with('•'), "as it is, it can be opened again");
    desk.click("Your work");
    assert!(desk.shows("Confirmed by you (15)") && desk.shows("With notes (3)"));
    desk.press(Modifiers::NONE, Key::Escape);

    // The first step opened the articles.
    let steps = saved(&root().join("seeds/russia-north-korea.synoptic")).history.done().len();
    (1..steps).for_each(|_| desk.press(CTRL, Key::Z));
    assert!(desk.shows("All shared") && !desk.shows("15 shared claims") && !desk.shows("Your work"));
    desk.press(CTRL_SHIFT, Key::Z);
    assert!(desk.title().starts_with('•'), "from here on it is the reader's own");
    desk.press(CTRL, Key::S);
    let Pick::Save { name, .. } = desk.asked.lock().unwrap().remove(0) else { panic!("it asks for no file") };
    assert_eq!(name, "Untitled.synoptic", "it is not saved over a file");
}

#[test]
fn the_worked_example_takes_the_place_of_no_unsaved_work_unasked() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    desk.press(CTRL, Key::Z);
    desk.click("File");
    desk.click("Open the worked example");
    assert!(desk.shows("Save the changes to “fire”?") && desk.is_joined());
    desk.press(Modifiers::NONE, Key::D);
    assert!(desk.shows("15 shared claims"));
    assert_eq!(saved(&files.path("fire.synoptic")).history.done().len(), 2, "it was not saved");
}

/// Types `words` as a note on the claim that is shared; nothing else is unsaved.
fn type_note(desk: &mut Desk<'_>, words: &str) {
    desk.press(CTRL, Key::Z);
    desk.press(CTRL, Key::S);
    assert_eq!(desk.title(), "fire — Synoptic");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::O);
    desk.window.input_mut().events.push(Event::Text(words.to_owned()));
    desk.settle();
    assert!(desk.shows(words));
}

/// What the notes of `workspace` say.
fn notes(workspace: &Workspace) -> Vec<&str> {
    let changes = workspace.history.changes();
    changes
        .filter_map(|change| if let Change::Note { text, .. } = change { Some(text.as_str()) } else { None })
        .collect()
}

#[test]
fn a_note_that_is_being_typed_is_not_lost_when_the_window_closes() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    type_note(&mut desk, "Ask the owner");
    assert!(!desk.close() && desk.shows("Save the changes to “fire”?"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.closes());
    assert_eq!(notes(&saved(&files.path("fire.synoptic"))), ["Ask the owner"]);
}

#[test]
fn a_note_that_is_being_typed_is_saved_with_the_rest() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    type_note(&mut desk, "Ask the owner");
    desk.press(CTRL, Key::S);
    assert_eq!(desk.title(), "fire — Synoptic");
    assert_eq!(notes(&saved(&files.path("fire.synoptic"))), ["Ask the owner"]);
    desk.press(CTRL, Key::N);
    assert_eq!(desk.title(), "Synoptic", "nothing is left that could be asked about");
}

#[test]
fn a_note_that_is_being_typed_survives_a_kill() {
    let files = Files::new();
    let mut desk = files.open(&["fire.synoptic"]);
    type_note(&mut desk, "Ask the owner");
    drop(desk);
    let left = workspace::left(&files.settings.path().join("recovery"));
    assert_eq!(notes(&left[0].open().unwrap().workspace), ["Ask the owner"]);
}

#[test]
fn the_work_of_two_killed_windows_is_offered_in_two_lines_and_hides_nothing() {
    let files = Files::new();
    let mut killed = [files.window(Picked::Paths(Vec::new())), files.window(Picked::Paths(Vec::new()))];
    for desk in &mut killed {
        desk.drop(&["fire.synoptic"]);
        desk.press(CTRL, Key::Z);
    }
    drop(killed);
    let mut desk = files.window(Picked::Paths(Vec::new()));
    desk.until(|desk| desk.shows("ended without saving"));
    desk.drop(&["alpha.txt"]);
    let offers: Vec<f32> = desk.window.get_all_by_label("Restore").map(|button| button.rect().bottom()).collect();
    assert_eq!(offers.len(), 2);
    assert!(offers.iter().all(|bottom| *bottom < 150.0), "they are lines at the top: {offers:?}");
    assert!(desk.shows("Fire at the warehouse"));
}
