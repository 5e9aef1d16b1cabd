//! What a reader notes of claims and passages in the window, by accessible names: written, seen, found, filtered by, taken
//! back and done again.

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::desk::{Desk, Setup};

const ALPHA: &str = "Title: Fire at the warehouse\nSource: Alpha\nPublished Date: 2024-05-03\nContent: Fire crews said 12 people \
    were hurt at the Harbour Street warehouse on Friday evening.\nThe storm in Harwick left about 11,000 homes without power.\n";
const BETA: &str = "Title: Evening report\nSource: Beta\nContent: On Friday evening 15 people were hurt at the Harbour Street \
    warehouse, fire crews said.\nMore than 10,000 homes in Harwick were left without power after the storm.\n";

/// A window in which two articles about a fire and a storm are open.
fn desk() -> Desk {
    let mut desk = Desk::new(Setup::default());
    desk.open(&[("alpha.txt", ALPHA)]);
    desk.open(&[("beta.txt", BETA)]);
    desk.fold_facts();
    desk
}

impl Desk {
    fn click_beginning(&mut self, label: &str) {
        let begins = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.label().is_some_and(|name| name.starts_with(label))
        };
        let found = self.window.root().children_recursive().find(begins);
        found.unwrap_or_else(|| panic!("no button begins with {label:?}")).click();
        self.settle();
    }

    /// The names and values on screen.
    fn words(&self) -> Vec<String> {
        let words = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>()
        };
        self.window.root().children_recursive().flat_map(words).collect()
    }

    /// The names of the rows of the claims list.
    fn shared_rows(&self) -> Vec<String> {
        self.words().into_iter().filter(|name| name.contains(", in 2 of 2")).collect()
    }

    /// Selects the row that has `part` in its name.
    fn select(&mut self, part: &str) {
        let row = self.shared_rows().into_iter().find(|row| row.contains(part)).expect("the row is in the list");
        self.click(&row);
    }

    /// Writes a note on what is selected and saves it.
    fn note(&mut self, text: &str) {
        self.key(Key::O);
        self.type_text(text);
        self.press(Modifiers::COMMAND, Key::Enter);
    }
}

const NOTE: &str = "Ask the press office";

#[test]
fn a_note_is_written_seen_found_filtered_by_and_taken_back() {
    let mut desk = desk();
    assert_eq!(desk.shared_rows().len(), 2);
    assert!(!desk.shows("Your remarks") && !desk.shows("Your work"), "nothing is in the way before it is needed");
    desk.select("hurt");
    desk.note(NOTE);
    assert!(desk.shows("Your remarks") && desk.shows(&format!("¶ {NOTE}")));

    desk.key(Key::Slash);
    desk.type_text("press office");
    let rows = desk.shared_rows();
    assert!(rows.len() == 1 && rows[0].contains("hurt") && rows[0].contains("you wrote: Ask the press"), "{rows:?}");
    desk.key(Key::Escape);
    desk.press(Modifiers::NONE, Key::Escape);

    desk.click("Your work");
    desk.click("With notes (1)");
    assert_eq!(desk.shared_rows().len(), 1);
    desk.key(Key::Escape);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.shows("Undone: add note") && !desk.shows(NOTE));
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(desk.shows("Done again: add note"));
    assert_eq!(desk.shared_rows().len(), 1);
}

#[test]
fn what_is_typed_survives_another_selection_and_another_comparison() {
    let mut desk = desk();
    desk.select("hurt");
    desk.key(Key::O);
    desk.type_text("not yet finished");
    desk.key(Key::Escape);
    assert!(desk.shows("Copy all quotations"), "Escape leaves the field and keeps the selection");
    desk.select("homes");
    assert!(!desk.shows("not yet finished"));
    desk.note("about the storm");
    desk.open(&[("gamma.txt", "Source: Gamma\nContent: The opera house opens in May with a new play.\n")]);
    let row = desk.words().into_iter().find(|name| name.contains("hurt") && name.contains(", in 2 of 3"));
    desk.click(&row.unwrap());
    assert!(desk.shows("not yet finished"));
    desk.click("Save");
    assert!(desk.shows("¶ not yet finished"));
}

#[test]
fn a_note_is_changed_and_deleted() {
    let mut desk = desk();
    desk.select("hurt");
    desk.note(NOTE);
    desk.click(&format!("Edit note: {NOTE}"));
    desk.press(Modifiers::COMMAND, Key::End);
    desk.type_text(" again");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.shows("¶ Ask the press office again"));
    desk.click("Delete note: Ask the press office again");
    assert!(!desk.shows(NOTE));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.shows("Undone: delete note") && desk.shows("¶ Ask the press office again"));
}

#[test]
fn tags_are_given_by_name_and_offered_again() {
    let mut desk = desk();
    desk.select("hurt");
    desk.key(Key::H);
    desk.type_text("#casualties");
    desk.key(Key::Enter);
    assert!(desk.shows("Take tag away: casualties"));
    desk.key(Key::Enter);
    assert!(!desk.shows("A tag, then Enter"), "Enter without a tag ends it");

    desk.select("homes");
    desk.key(Key::H);
    desk.click("#casualties");
    desk.click("Close");
    desk.click("Your work");
    assert!(desk.shows("#casualties (2)"));
    desk.key(Key::Escape);
    desk.click("Take tag away: casualties");
    desk.click("Your work");
    desk.click("#casualties (1)");
    assert_eq!(desk.shared_rows().len(), 1);
}

#[test]
fn a_claim_is_rated_with_its_evidence_on_a_scale_of_ones_own() {
    let mut desk = desk();
    desk.select("hurt");
    desk.key(Key::Q);
    desk.click("Mixed");
    desk.window.get_by_role_and_label(Role::MultilineTextInput, "Evidence for the rating").focus();
    desk.settle();
    desk.type_text("The hospital counts 14.");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.shows("Rated: Mixed") && desk.shows("Evidence: The hospital counts 14."));

    desk.click("Edit");
    desk.click_beginning("Rating scale");
    desk.window.get_by_label("Names of the ratings").focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::End);
    desk.type_text("\nSatire");
    desk.click("A person");
    desk.window.get_by_label("Names of the ratings").focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.key(Key::Q);
    assert!(desk.shows("Satire") && desk.shows("Mostly true"));
    desk.click("Satire");
    desk.click("Save rating");
    assert!(desk.shows("Rated: Satire") && desk.shows("The hospital counts 14."), "the evidence stays");
}

#[test]
fn a_colour_is_told_by_name_wherever_it_is_shown() {
    let mut desk = desk();
    desk.select("hurt");
    desk.click("Remark on the passage of Beta");
    desk.click("Colour…");
    desk.click("Blue");
    assert!(desk.shows("Colour: Blue") && desk.shared_rows().iter().any(|row| row.ends_with("; Blue")));
    desk.key(Key::Y);
    desk.click("Green");
    assert!(desk.shared_rows().iter().any(|row| row.ends_with("; Green, Blue")), "{:?}", desk.shared_rows());
}

#[test]
fn a_passage_has_notes_of_its_own() {
    let mut desk = desk();
    desk.select("hurt");
    desk.click("Remark on the passage of Beta");
    desk.click("Write a note");
    desk.type_text("Beta alone says 15");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.shows("¶ Beta alone says 15") && !desk.shows("Your remarks"), "it is on the passage's card");
}

#[test]
fn the_menu_undoes_by_words_and_the_history_goes_to_any_step() {
    let mut desk = desk();
    desk.select("hurt");
    desk.note(NOTE);
    desk.key(Key::Y);
    desk.click("Red");
    desk.click("Edit");
    assert!(desk.shows("Undo set colour"));
    desk.key(Key::Escape);

    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    assert!(desk.shows("Set colour, ") && desk.shows("you are here"));
    let opened = desk.words().into_iter().find(|name| name.starts_with("Open articles, Beta")).unwrap();
    desk.click(&opened);
    assert!(desk.shows("Went back 2 steps") && desk.words().iter().any(|name| name.ends_with("undone")));
    desk.click("Close");
    assert!(!desk.shows(NOTE) && !desk.shows("Colour: Red"));
    desk.press(Modifiers::COMMAND, Key::K);
    assert!(desk.shows("Redo add note"));
}

#[test]
fn a_note_whose_words_are_gone_waits_and_goes_only_when_it_is_given_up() {
    let mut desk = desk();
    desk.select("hurt");
    desk.click("Remark on the passage of Beta");
    desk.click("Write a note");
    desk.type_text(NOTE);
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.open(&[(
        "beta.txt",
        "Title: Correction\nSource: Beta\nContent: Nobody was in the building, the police said.\n",
    )]);
    assert!(!desk.shows(&format!("¶ {NOTE}")));
    desk.click("1 edit waits for its words");
    assert!(desk.shows(NOTE) && desk.shows("15 people were hurt"));
    desk.click_beginning("Give up: ");
    assert!(desk.shows("No edit waits for its words.") && !desk.shows("1 edit waits"));
}
