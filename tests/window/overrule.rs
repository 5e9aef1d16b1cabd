//! Overruling in the window, driven by accessible names and keys: each thing is done, seen, taken back and gone.

use std::{fs, sync::Arc};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use synoptic::gui::{
    Deps,
    picker::{Pick, Picked, Picker},
    settings::SettingsStore,
    words::Language,
};

use crate::support::desk::{Dropped, Window, fold_facts, settle, window};

const ALPHA: &str = "Title: Fire at the warehouse\nSource: Alpha\nPublished Date: 2024-05-03\nContent: Fire crews said 12 people \
    were hurt at the Harbour Street warehouse on Friday evening.\nNguyễn Văn An, the owner, bought the old brewery next door \
    in January.\n";
const BETA: &str = "Title: Warehouse burns\nSource: Beta\nContent: On Friday evening 15 people were hurt at the Harbour Street \
    warehouse, fire crews said.\nThe mayor visited the opera house with her guests.\n";
const GAMMA: &str = "Title: Harbour fire\nSource: Gamma\nContent: Fire crews said 12 people were hurt at the Harbour Street \
    warehouse on Friday evening.\nThe owner bought the old brewery in January, Nguyễn Văn An said.\n";

/// Opens nothing.
struct Nothing;

impl Picker for Nothing {
    fn pick(&self, _pick: Pick, done: Box<dyn FnOnce(Picked) + Send>) {
        done(Picked::Paths(Vec::new()));
    }
}

/// A window with three articles, and the folders that it needs.
struct Desk {
    window: Window,
    _folders: [tempfile::TempDir; 2],
}

impl Desk {
    fn new() -> Self {
        let [folder, settings] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let store = SettingsStore::in_folder(settings.path());
        let mut window =
            window(Deps { picker: Box::new(Nothing), store, language: Language::English, encoders: None }, 0.25);
        for (name, text) in [("alpha.txt", ALPHA), ("beta.txt", BETA), ("gamma.txt", GAMMA)] {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        }
        settle(&mut window);
        fold_facts(&mut window);
        Desk { window, _folders: [folder, settings] }
    }

    /// A window in which the claim with `words` is selected.
    fn at(words: &str) -> Self {
        let mut desk = Desk::new();
        desk.click_row(words, Modifiers::NONE);
        desk
    }

    fn settle(&mut self) {
        settle(&mut self.window);
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    fn undo(&mut self) {
        self.press(Modifiers::COMMAND, Key::Z);
    }

    fn type_text(&mut self, text: &str) {
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Clicks what has `label`, wherever it is scrolled to.
    fn click(&mut self, label: &str) {
        self.window.get_by_label(label).click_accesskit();
        self.settle();
    }

    /// Opens the menu whose button has `part` in its name, and chooses `entry`.
    fn choose(&mut self, part: &str, entry: &str) {
        self.window.get_all_by_label_contains(part).next().unwrap().click_accesskit();
        self.settle();
        self.window.get_all_by_label(entry).last().unwrap().click();
        self.settle();
    }

    fn click_at(&mut self, pos: Pos2, button: PointerButton, modifiers: Modifiers) {
        self.window.event(Event::PointerMoved(pos));
        self.window.step();
        for pressed in [true, false] {
            self.window.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
        }
        self.settle();
    }

    /// Clicks the row of the claims list that has `words`.
    fn click_row(&mut self, words: &str, modifiers: Modifiers) {
        let is_row = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.contains(words) && label.contains(" of 3"))
        };
        let row = self.window.root().children_recursive().find(is_row).expect("the row is in sight").rect();
        self.click_at(row.center(), PointerButton::Primary, modifiers);
    }

    /// A point in the first row of the paragraph that has `words`.
    fn in_paragraph(&self, words: &str) -> Pos2 {
        let is_paragraph = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Paragraph;
        let paragraph = self.window.get_all_by_label_contains(words).find(is_paragraph);
        let rect = paragraph.expect("the paragraph is in sight").rect();
        Pos2::new(rect.left() + 0.4 * rect.width(), rect.top() + 12.0)
    }

    fn count(&self, part: &str) -> usize {
        let nodes = self.window.root().children_recursive().filter(|node| {
            let node = node.accesskit_node();
            let words = [node.label(), node.value(), node.description()];
            words.into_iter().flatten().any(|words| words.contains(part))
        });
        nodes.count()
    }

    /// How many claims there are, as the line at the bottom tells.
    fn claims(&self) -> usize {
        let nodes = self.window.root().children_recursive();
        let told = nodes.filter_map(|node| node.accesskit_node().value()).find(|words| words.starts_with("3 articles"));
        let told = told.expect("the line is there");
        let counts = [" shared claim", " related", " only one source"].into_iter().filter_map(|kind| {
            let before = &told[..told.find(kind)?];
            before.rsplit(' ').next()?.parse::<usize>().ok()
        });
        counts.sum()
    }

    fn shows(&self, part: &str) -> bool {
        self.count(part) > 0
    }
}

#[test]
fn a_claim_is_confirmed_by_a_key_and_that_is_taken_back() {
    let mut desk = Desk::at("15 people");
    assert!(desk.shows("○ Suggested") && !desk.shows("✓ Confirmed by you"));
    desk.key(Key::A);
    assert!(desk.shows("✓ Confirmed by you") && !desk.shows("○ Suggested"));
    assert!(desk.shows("You confirmed every passage."), "the row and the head bear the sign");
    desk.undo();
    assert!(desk.shows("○ Suggested") && !desk.shows("You confirmed every passage."));
}

#[test]
fn a_passage_is_rejected_listed_and_put_back() {
    let mut desk = Desk::at("15 people");
    desk.choose("Edit Beta: On Friday", "Take out");
    assert!(desk.shows("× Rejected by you") && desk.shows("Put back Beta: "));
    desk.click(
        "Put back Beta: On Friday evening 15 people were hurt at the Harbour Street warehouse, fire crews said.",
    );
    assert!(!desk.shows("× Rejected by you"));
    desk.undo();
    assert!(desk.shows("× Rejected by you"));
    desk.undo();
    assert!(!desk.shows("× Rejected by you"));
    desk.key(Key::X);
    assert!(desk.shows("× Rejected by you"), "the selected passage is rejected by a key");
}

#[test]
fn links_are_confirmed_rejected_and_left_to_the_program() {
    let mut desk = Desk::at("15 people");
    desk.choose("Edit the link Alpha and Gamma", "Confirm");
    assert!(desk.shows("✓ Confirmed by you"));
    desk.choose("Edit the link Alpha and Gamma", "Leave to the program");
    assert!(!desk.shows("✓ Confirmed by you"));
    desk.choose("Edit the link Alpha and Beta", "Reject");
    assert!(desk.shows("× Rejected by you"));
    desk.undo();
    assert!(!desk.shows("× Rejected by you"));
}

#[test]
fn two_passages_against_each_other_are_decided_on_there() {
    let mut desk = Desk::at("15 people");
    desk.key(Key::W);
    desk.key(Key::Enter);
    assert!(desk.shows("= Joined"));
    desk.click("Reject");
    assert!(desk.shows("≠ Not joined") && desk.shows("× Rejected by you"));
    desk.key(Key::A);
    assert!(desk.shows("= Joined") && desk.shows("✓ Confirmed by you"));
    desk.click("Leave to the program");
    assert!(!desk.shows("✓ Confirmed by you"));
}

#[test]
fn passages_are_picked_joined_and_parted_by_pointer_and_keys() {
    let mut desk = Desk::new();
    for words in ["bought the old brewery next", "The mayor visited"] {
        desk.click_at(desk.in_paragraph(words), PointerButton::Primary, Modifiers::COMMAND);
    }
    assert!(desk.shows("2 passages picked"));
    desk.key(Key::G);
    assert!(!desk.shows("passages picked"), "what is done is let go");
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::NONE);
    assert!(desk.shows("+ Joined by you"));
    desk.key(Key::Space);
    assert!(desk.shows("1 passage picked"));
    desk.key(Key::Escape);
    assert!(!desk.shows("1 passage picked") && desk.shows("+ Joined by you"), "the selection stays");
    desk.key(Key::T);
    assert!(!desk.shows("+ Joined by you"));
    desk.undo();
    desk.undo();
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::NONE);
    assert!(!desk.shows("+ Joined by you"));
}

#[test]
fn a_passage_is_moved_into_a_group_that_is_found_by_letters() {
    let mut desk = Desk::new();
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    desk.click("Move to another group…");
    desk.type_text("15 people");
    desk.key(Key::Enter);
    desk.click_row("15 people", Modifiers::NONE);
    assert!(desk.shows("+ Joined by you") && desk.count("The mayor visited") > 1);
    desk.undo();
    assert!(!desk.shows("+ Joined by you"));
}

#[test]
fn several_claims_are_confirmed_rejected_and_merged_at_once() {
    let mut desk = Desk::new();
    for words in ["15 people", "brewery"] {
        desk.click_row(words, Modifiers::COMMAND);
    }
    assert!(desk.shows("2 claims picked"));
    desk.key(Key::A);
    assert_eq!(desk.count("You confirmed every passage."), 2);
    desk.undo();
    for words in ["15 people", "brewery"] {
        desk.click_row(words, Modifiers::COMMAND);
    }
    desk.click("Join into one group");
    desk.click_row("15 people", Modifiers::NONE);
    assert!(desk.count("brewery next door") > 1, "the evidence has both");
    desk.undo();
    desk.click_row("15 people", Modifiers::NONE);
    desk.click_row("brewery", Modifiers::SHIFT);
    assert!(desk.shows("2 claims picked"), "Shift picks all up to the row");
    desk.key(Key::X);
    assert!(!desk.shows(", in 2 of 3") && !desk.shows(", in 3 of 3"), "no two passages are together");
    desk.undo();
    assert!(desk.shows(", in 3 of 3"));
}

#[test]
fn a_verdict_is_set_with_a_reason_by_keys_alone() {
    let mut desk = Desk::at("15 people");
    assert!(desk.shows("≠ Differ"));
    desk.key(Key::V);
    assert!(desk.shows("As the program says: ≠ Differ"));
    desk.type_text("an early count");
    (0..4).for_each(|_| desk.key(Key::ArrowDown));
    desk.key(Key::Enter);
    assert!(desk.shows("You: Agree (an early count) · Program: Differ") && desk.shows("You set the verdict."));
    desk.key(Key::V);
    desk.key(Key::Escape);
    assert!(desk.shows("You: Agree"), "Escape changes nothing");
    desk.undo();
    assert!(!desk.shows("You: Agree") && desk.shows("≠ Differ"));
}

#[test]
fn text_is_marked_by_keys_and_by_the_context_menu() {
    let mut desk = Desk::new();
    let before = desk.claims();
    desk.key(Key::Num2);
    (0..3).for_each(|_| desk.press(Modifiers::SHIFT, Key::ArrowDown));
    desk.key(Key::U);
    assert_eq!(desk.claims(), before - 1, "the last piece of the second column");
    desk.press(Modifiers::SHIFT, Key::ArrowUp);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    desk.undo();
    desk.key(Key::Num2);
    assert_eq!(desk.claims(), before);
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    desk.click("Mark as furniture");
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::NONE);
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    assert!(desk.shows("Take mark away") && desk.claims() == before - 1, "furniture can be marked again");
    desk.click("Mark as claim");
    assert_eq!(desk.claims(), before);
    desk.undo();
    desk.undo();
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    assert!(!desk.shows("Take mark away"));
}

#[test]
fn an_article_is_corrected_and_bad_dates_are_said_at_once() {
    let mut desk = Desk::new();
    desk.press(Modifiers::COMMAND, Key::I);
    assert!(desk.shows("Correct the article") && desk.shows("Understood as 2024-05-03"));
    let date = desk.window.get_by_role_and_label(Role::TextInput, "Date");
    date.focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("one fine day");
    assert!(desk.shows("This date cannot be read") && desk.shows("Read: 2024-05-03"));
    desk.click("Date as read");
    assert!(!desk.shows("This date cannot be read"));
    desk.window.get_by_role_and_label(Role::TextInput, "Title").focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Blaze at the harbour");
    desk.key(Key::Enter);
    assert!(desk.shows("Blaze at the harbour") && !desk.shows("Correct the article"));
    desk.undo();
    assert!(!desk.shows("Blaze at the harbour") && desk.shows("Fire at the warehouse"));
    desk.choose("Menu of Warehouse burns", "Correct…");
    assert!(desk.shows("Article: Beta: Warehouse burns"));
}

#[test]
fn the_judge_menu_offers_what_can_be_done() {
    let mut desk = Desk::at("15 people");
    desk.click("Judge");
    desk.window.get_by_label("Confirm A").click_accesskit();
    desk.settle();
    assert!(desk.shows("✓ Confirmed by you"));
}
