//! Overruling in the window, driven by accessible names and keys: each thing is done, seen, taken back and gone.

use egui::{Key, Modifiers, PointerButton, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::desk::{Desk, Setup};

const ALPHA: &str = "Title: Fire at the warehouse\nSource: Alpha\nPublished Date: 2024-05-03\nContent: Fire crews said 12 people \
    were hurt at the Harbour Street warehouse on Friday evening.\nNguyễn Văn An, the owner, bought the old brewery next door \
    in January.\n";
const BETA: &str = "Title: Warehouse burns\nSource: Beta\nContent: On Friday evening 15 people were hurt at the Harbour Street \
    warehouse, fire crews said.\nThe mayor visited the opera house with her guests.\n";
const GAMMA: &str = "Title: Harbour fire\nSource: Gamma\nContent: Fire crews said 12 people were hurt at the Harbour Street \
    warehouse on Friday evening.\nThe owner bought the old brewery in January, Nguyễn Văn An said.\n";

/// A window with three articles.
fn desk() -> Desk {
    let mut desk = Desk::new(Setup::default());
    desk.open(&[("alpha.txt", ALPHA), ("beta.txt", BETA), ("gamma.txt", GAMMA)]);
    desk.fold_facts();
    desk
}

/// A window in which the claim with `words` is selected.
fn desk_at(words: &str) -> Desk {
    let mut desk = desk();
    desk.click_row(words, Modifiers::NONE);
    desk
}

impl Desk {
    fn undo(&mut self) {
        self.press(Modifiers::COMMAND, Key::Z);
    }

    /// Clicks what has `label`, wherever it is scrolled to.
    fn invoke(&mut self, label: &str) {
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

    /// Clicks the row of the claims list that has `words`.
    fn click_row(&mut self, words: &str, modifiers: Modifiers) {
        let is_row = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.contains(words) && label.contains(" of 3"))
        };
        let row = self.window.root().children_recursive().find(is_row).expect("the row is in sight").rect();
        self.click_at(row.center(), PointerButton::Primary, modifiers);
    }

    /// How many things on screen have `part` in their name, value or description.
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

    fn tells(&self, part: &str) -> bool {
        self.count(part) > 0
    }
}

#[test]
fn a_claim_is_confirmed_by_a_key_and_that_is_taken_back() {
    let mut desk = desk_at("15 people");
    assert!(desk.tells("○ Suggested") && !desk.tells("✓ Confirmed by you"));
    desk.key(Key::A);
    assert!(desk.tells("✓ Confirmed by you") && !desk.tells("○ Suggested"));
    assert!(desk.tells("You confirmed every passage."), "the row and the head bear the sign");
    desk.undo();
    assert!(desk.tells("○ Suggested") && !desk.tells("You confirmed every passage."));
}

#[test]
fn a_passage_is_rejected_listed_and_put_back() {
    let mut desk = desk_at("15 people");
    desk.choose("Edit Beta: On Friday", "Take out");
    assert!(desk.tells("× Rejected by you") && desk.tells("Put back Beta: "));
    desk.invoke(
        "Put back Beta: On Friday evening 15 people were hurt at the Harbour Street warehouse, fire crews said.",
    );
    assert!(!desk.tells("× Rejected by you"));
    desk.undo();
    assert!(desk.tells("× Rejected by you"));
    desk.undo();
    assert!(!desk.tells("× Rejected by you"));
    desk.key(Key::X);
    assert!(desk.tells("× Rejected by you"), "the selected passage is rejected by a key");
}

#[test]
fn links_are_confirmed_rejected_and_left_to_the_program() {
    let mut desk = desk_at("15 people");
    desk.choose("Edit the link Alpha and Gamma", "Confirm");
    assert!(desk.tells("✓ Confirmed by you"));
    desk.choose("Edit the link Alpha and Gamma", "Leave to the program");
    assert!(!desk.tells("✓ Confirmed by you"));
    desk.choose("Edit the link Alpha and Beta", "Reject");
    assert!(desk.tells("× Rejected by you"));
    desk.undo();
    assert!(!desk.tells("× Rejected by you"));
}

#[test]
fn two_passages_against_each_other_are_decided_on_there() {
    let mut desk = desk_at("15 people");
    desk.key(Key::W);
    desk.key(Key::Enter);
    assert!(desk.tells("= Joined"));
    desk.invoke("Reject");
    assert!(desk.tells("≠ Not joined") && desk.tells("× Rejected by you"));
    desk.key(Key::A);
    assert!(desk.tells("= Joined") && desk.tells("✓ Confirmed by you"));
    desk.invoke("Leave to the program");
    assert!(!desk.tells("✓ Confirmed by you"));
}

#[test]
fn passages_are_picked_joined_and_parted_by_pointer_and_keys() {
    let mut desk = desk();
    for words in ["bought the old brewery next", "The mayor visited"] {
        desk.click_at(desk.in_paragraph(words), PointerButton::Primary, Modifiers::COMMAND);
    }
    assert!(desk.tells("2 passages picked"));
    desk.key(Key::G);
    assert!(!desk.tells("passages picked"), "what is done is let go");
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::NONE);
    assert!(desk.tells("+ Joined by you"));
    desk.key(Key::Space);
    assert!(desk.tells("1 passage picked"));
    desk.key(Key::Escape);
    assert!(!desk.tells("1 passage picked") && desk.tells("+ Joined by you"), "the selection stays");
    desk.key(Key::T);
    assert!(!desk.tells("+ Joined by you"));
    desk.undo();
    desk.undo();
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::NONE);
    assert!(!desk.tells("+ Joined by you"));
}

#[test]
fn a_passage_is_moved_into_a_group_that_is_found_by_letters() {
    let mut desk = desk();
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    desk.invoke("Move to another group…");
    desk.type_text("15 people");
    desk.key(Key::Enter);
    desk.click_row("15 people", Modifiers::NONE);
    assert!(desk.tells("+ Joined by you") && desk.count("The mayor visited") > 1);
    desk.undo();
    assert!(!desk.tells("+ Joined by you"));
}

#[test]
fn several_claims_are_confirmed_rejected_and_merged_at_once() {
    let mut desk = desk();
    for words in ["15 people", "brewery"] {
        desk.click_row(words, Modifiers::COMMAND);
    }
    assert!(desk.tells("2 claims picked"));
    desk.key(Key::A);
    assert_eq!(desk.count("You confirmed every passage."), 2);
    desk.undo();
    for words in ["15 people", "brewery"] {
        desk.click_row(words, Modifiers::COMMAND);
    }
    desk.invoke("Join into one group");
    desk.click_row("15 people", Modifiers::NONE);
    assert!(desk.count("brewery next door") > 1, "the evidence has both");
    desk.undo();
    desk.click_row("15 people", Modifiers::NONE);
    desk.click_row("brewery", Modifiers::SHIFT);
    assert!(desk.tells("2 claims picked"), "Shift picks all up to the row");
    desk.key(Key::X);
    assert!(!desk.tells(", in 2 of 3") && !desk.tells(", in 3 of 3"), "no two passages are together");
    desk.undo();
    assert!(desk.tells(", in 3 of 3"));
}

#[test]
fn a_verdict_is_set_with_a_reason_by_keys_alone() {
    let mut desk = desk_at("15 people");
    assert!(desk.tells("≠ Differ"));
    desk.key(Key::V);
    assert!(desk.tells("As the program says: ≠ Differ"));
    desk.type_text("an early count");
    (0..4).for_each(|_| desk.key(Key::ArrowDown));
    desk.key(Key::Enter);
    assert!(desk.tells("You: Agree (an early count) · Program: Differ") && desk.tells("You set the verdict."));
    desk.key(Key::V);
    desk.key(Key::Escape);
    assert!(desk.tells("You: Agree"), "Escape changes nothing");
    desk.undo();
    assert!(!desk.tells("You: Agree") && desk.tells("≠ Differ"));
}

#[test]
fn text_is_marked_by_keys_and_by_the_context_menu() {
    let mut desk = desk();
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
    desk.invoke("Mark as furniture");
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::NONE);
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    assert!(desk.tells("Take mark away") && desk.claims() == before - 1, "furniture can be marked again");
    desk.invoke("Mark as claim");
    assert_eq!(desk.claims(), before);
    desk.undo();
    desk.undo();
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Secondary, Modifiers::NONE);
    assert!(!desk.tells("Take mark away"));
}

#[test]
fn an_article_is_corrected_and_bad_dates_are_said_at_once() {
    let mut desk = desk();
    desk.press(Modifiers::COMMAND, Key::I);
    assert!(desk.tells("Correct the article") && desk.tells("Understood as 2024-05-03"));
    let date = desk.window.get_by_role_and_label(Role::TextInput, "Date");
    date.focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("one fine day");
    assert!(desk.tells("This date cannot be read") && desk.tells("Read: 2024-05-03"));
    desk.invoke("Date as read");
    assert!(!desk.tells("This date cannot be read"));
    desk.window.get_by_role_and_label(Role::TextInput, "Title").focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Blaze at the harbour");
    desk.key(Key::Enter);
    assert!(desk.tells("Blaze at the harbour") && !desk.tells("Correct the article"));
    desk.undo();
    assert!(!desk.tells("Blaze at the harbour") && desk.tells("Fire at the warehouse"));
    desk.choose("Menu of Warehouse burns", "Correct…");
    assert!(desk.tells("Article: Beta: Warehouse burns"));
}

#[test]
fn the_judge_menu_offers_what_can_be_done() {
    let mut desk = desk_at("15 people");
    desk.invoke("Judge");
    desk.window.get_by_label("Confirm A").click_accesskit();
    desk.settle();
    assert!(desk.tells("✓ Confirmed by you"));
}
