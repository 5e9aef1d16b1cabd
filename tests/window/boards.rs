//! Matrix and timeline in the window, driven by accessible names: what a reader does and what is then to be seen.

use std::fs;

use egui::{
    Event, Key, Modifiers, PointerButton,
    accesskit::{Role, Toggled},
};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::desk::{Desk, Setup};

/// Beta tells another number than Alpha; the storm is in Gamma and Beta, in another order.
const ARTICLES: [(&str, &str); 3] = [
    (
        "alpha.txt",
        "Title: Fire at the warehouse\nSource: Alpha\nPublished Date: 2024-05-04\nContent: Fire crews said 12 people were \
         hurt at the Harbour Street warehouse on 3 May 2024.\nKarl Jensen, a Danish painter, founded its chess club in 1950.\n",
    ),
    (
        "beta.txt",
        "Title: Warehouse burns\nSource: Beta\nContent: The storm in Harwick left 11,000 homes without power in April \
         2024.\nOn 3 May 2024 15 people were hurt at the Harbour Street warehouse, fire crews said.\n",
    ),
    (
        "gamma.txt",
        "Title: Power cut\nSource: Gamma\nPublished Date: 2024-05-02\nContent: The storm in Harwick left 11,000 homes without \
         power in April 2024.\nThe mayor visited the opera house with her guests.\n",
    ),
];

/// How the claim of the storm ends in the name of a cell.
const STORM: &str = "Claim: The storm in Harwick";

/// A window in which the first `count` articles were dropped.
fn open(count: usize) -> Desk {
    let mut desk = Desk::new(Setup { step_secs: 1.0 / 60.0, ..Setup::default() });
    desk.open(&ARTICLES[..count]);
    desk
}

impl Desk {
    /// Clicks with the pointer, so often, in the middle of what has `part` in its name.
    fn point_at(&mut self, part: &str, times: usize) {
        let pos = self.window.get_by_label_contains(part).rect().center();
        self.window.event(Event::PointerMoved(pos));
        self.window.step();
        for pressed in [true, false].into_iter().cycle().take(2 * times) {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            self.window.event(Event::PointerButton { pos, button, pressed, modifiers });
            self.window.run_steps(2);
        }
        self.settle();
    }

    fn names(&self, wanted: impl Fn(&Node<'_>) -> bool) -> Vec<String> {
        let nodes = self.window.root().children_recursive().filter(wanted);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// The names of everything in `role`, as they come.
    fn all(&self, role: Role) -> Vec<String> {
        self.names(|node| node.accesskit_node().role() == role)
    }

    /// The name of what has the keyboard.
    fn focused(&self) -> String {
        self.names(|node| node.accesskit_node().is_focused()).pop().unwrap_or_default()
    }

    /// Whether the keyboard is on what the article of `outlet` says of the storm.
    fn is_at_storm(&self, outlet: &str) -> bool {
        self.focused().starts_with(outlet) && self.focused().contains(STORM)
    }

    /// Whether the switch in the bar stands on the view of this name.
    fn shows_view(&self, name: &str) -> bool {
        let node = self.window.get_by_role_and_label(Role::RadioButton, name);
        node.accesskit_node().toggled() == Some(Toggled::True)
    }
}

#[test]
fn the_switch_and_its_keys_change_the_view_and_it_is_remembered() {
    let mut desk = open(3);
    assert!(desk.shows_view("Columns") && desk.all(Role::GridCell).is_empty());
    desk.window.get_by_role_and_label(Role::RadioButton, "Matrix").click();
    desk.settle();
    assert!(desk.shows_view("Matrix") && !desk.all(Role::GridCell).is_empty());
    assert!(desk.all(Role::Article).is_empty(), "the columns are not drawn");
    desk.key(Key::F8);
    assert!(desk.shows_view("Timeline") && desk.all(Role::GridCell).is_empty());
    let kept = fs::read_to_string(desk.settings.path().join("settings.json")).unwrap();
    assert!(kept.contains("\"view\": \"timeline\""), "{kept}");
    desk.key(Key::F6);
    assert!(desk.shows_view("Columns") && !desk.all(Role::Article).is_empty());
}

#[test]
fn a_cell_says_what_its_article_says_or_that_it_is_silent() {
    let mut desk = open(3);
    desk.key(Key::F7);
    let cells = desk.all(Role::GridCell);
    for part in ["Alpha: 12", "Beta: 15", "Gamma does not say: "] {
        assert!(cells.iter().any(|cell| cell.starts_with(part)), "{part}: {cells:#?}");
    }
    assert!(cells.iter().any(|cell| cell.starts_with("Gamma: ") && cell.contains(STORM)), "{cells:#?}");
    assert!(!cells.iter().any(|cell| cell.contains("asserts")), "that somebody says it is no value: {cells:#?}");
    assert_eq!(cells.len(), 3 * desk.all(Role::RowHeader).len());
}

#[test]
fn the_keyboard_goes_from_cell_to_cell_and_to_the_passage() {
    let mut desk = open(3);
    desk.key(Key::F7);
    desk.window.get_by_label_contains("Alpha: 12").focus();
    desk.settle();
    desk.key(Key::ArrowRight);
    assert!(desk.focused().starts_with("Beta: 15"), "{}", desk.focused());
    desk.key(Key::End);
    assert!(desk.focused().starts_with("Gamma does not say"), "{}", desk.focused());
    desk.key(Key::ArrowDown);
    assert!(desk.is_at_storm("Gamma: "), "{}", desk.focused());
    for key in [Key::ArrowUp, Key::ArrowLeft, Key::ArrowDown] {
        desk.window.key_press(key);
    }
    desk.settle();
    assert!(desk.is_at_storm("Beta: "), "keys in quick succession: {}", desk.focused());
    desk.key(Key::Home);
    assert!(desk.focused().starts_with("Agree: The storm"), "the head of the row: {}", desk.focused());
    desk.key(Key::ArrowRight);
    desk.key(Key::ArrowRight);
    desk.key(Key::Space);
    assert!(!desk.shows("Select a claim in the list") && desk.shows_view("Matrix"), "selected, and still the matrix");
    desk.key(Key::Enter);
    assert!(desk.shows_view("Columns") && desk.shows("Close the evidence"));
}

#[test]
fn a_click_selects_the_passage_and_a_head_sorts_the_rows() {
    let mut desk = open(3);
    desk.key(Key::F7);
    desk.click_part("Beta: 15");
    assert!(desk.shows("Close the evidence") && desk.shows_view("Matrix"));
    let rows = |desk: &Desk| desk.all(Role::RowHeader);
    let before = rows(&desk);
    assert!(before[0].starts_with("Differ"), "{before:?}");
    desk.click_part("Beta: Warehouse burns");
    let sorted = rows(&desk);
    assert!(sorted[0].starts_with("Differ"), "what conflicts comes first whatever the sort: {sorted:?}");
    assert!(desk.shows("Rows: As Beta tells it"));
    desk.click_part("Beta: Warehouse burns");
    assert_eq!(rows(&desk), before);
}

#[test]
fn after_a_click_the_arrows_go_on_from_there_and_a_double_click_goes_to_the_passage() {
    let mut desk = open(3);
    desk.key(Key::F7);
    desk.point_at("Beta: 15", 1);
    assert!(desk.shows("Close the evidence") && desk.shows_view("Matrix"));
    desk.key(Key::ArrowRight);
    assert!(desk.focused().starts_with("Gamma does not say"), "{}", desk.focused());
    desk.key(Key::Home);
    desk.key(Key::ArrowDown);
    desk.point_at("Beta: 15", 1);
    assert!(desk.focused().starts_with("Beta: 15"), "from a cell that is drawn later: {}", desk.focused());
    desk.key(Key::F8);
    desk.point_at("Alpha, 2024-05-03", 1);
    desk.key(Key::F7);
    let cell = desk.all(Role::GridCell).into_iter().find(|cell| cell.starts_with("Beta: ") && cell.contains(STORM));
    desk.point_at(&cell.expect("Beta tells of the storm"), 1);
    desk.key(Key::ArrowRight);
    assert!(desk.is_at_storm("Gamma: "), "{}", desk.focused());
    // Long enough after the first click that it does not count as one of the two.
    desk.window.run_steps(40);
    desk.point_at("Beta: 15", 2);
    assert!(desk.shows_view("Columns"));
}

#[test]
fn columns_are_sorted_by_date() {
    let mut desk = open(3);
    desk.key(Key::F7);
    let heads = |desk: &Desk| -> Vec<String> {
        let mut heads = desk.all(Role::ColumnHeader);
        heads.iter_mut().for_each(|head| head.truncate(head.find(':').unwrap_or(0)));
        heads
    };
    assert_eq!(heads(&desk), ["Alpha", "Beta", "Gamma"]);
    desk.click_part("Columns: As the columns");
    desk.click_part("By date");
    assert_eq!(heads(&desk), ["Gamma", "Alpha", "Beta"]);
}

#[test]
fn the_matrix_says_what_to_do_where_it_is_empty() {
    let mut desk = open(1);
    desk.key(Key::F7);
    assert!(desk.shows("open a second"));
    let mut desk = open(3);
    desk.key(Key::F7);
    desk.click_part("Changed 0");
    assert!(desk.shows("No claims to show. Choose another filter"));
}

#[test]
fn a_mark_is_selected_and_gone_to() {
    let mut desk = open(3);
    desk.key(Key::F8);
    for part in
        ["Alpha, 2024-05-03: Differ", "Gamma, 2024-04: Agree", "Published 2024-05-04", "Day of publication not known"]
    {
        assert!(desk.shows(part), "{part} is missing");
    }
    desk.click_part("Alpha, 2024-05-03: Differ");
    assert!(desk.shows("Close the evidence") && desk.shows_view("Timeline"));
    desk.key(Key::ArrowDown);
    assert!(desk.focused().starts_with("Beta, 2024-05-03"), "{}", desk.focused());
    desk.key(Key::ArrowLeft);
    assert!(desk.focused().starts_with("Beta, 2024-04"), "{}", desk.focused());
    desk.key(Key::Enter);
    assert!(desk.shows_view("Columns") && desk.shows("Close the evidence"));
}

#[test]
fn the_timeline_is_zoomed_fitted_and_tells_what_lies_beyond() {
    let mut desk = open(3);
    desk.key(Key::F8);
    let range = |desk: &Desk| {
        let mut words = desk.window.root().children_recursive().filter_map(|node| node.accesskit_node().value());
        words.find(|words| words.contains(" – "))
    };
    let fitted = range(&desk);
    assert!(fitted.is_some());
    desk.key(Key::Plus);
    desk.key(Key::Plus);
    desk.key(Key::Plus);
    assert_ne!(range(&desk), fitted);
    desk.key(Key::Num0);
    assert_eq!(range(&desk), fitted);

    desk.click_part("Only one source");
    assert!(desk.shows("passages name no date"), "titles and the mayor's visit");
    desk.key(Key::Minus);
    desk.key(Key::Num0);
    assert!(desk.shows("Alpha, 1950"), "the only date of this filter is in sight");
}
