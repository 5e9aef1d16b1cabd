//! The window, driven by accessible names, without display, driver or GPU: what a reader does and what is then to be seen.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use egui::{
    Event, HoveredFile, Key, Modifiers, OutputCommand, PointerButton, ViewportCommand,
    accesskit::{Role, Toggled},
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use synoptic::gui::{App, picker::Picked};

use crate::support::{
    compared::{root, seeds},
    desk::{Answers, Desk, PATIENCE, Setup, Window, drop_files},
};

const ALPHA: &str = "Title: Fire at the warehouse\nSource: Alpha\nPublished Date: 2024-05-03\nLink: https://example.org/alpha\n\
    Content: Fire crews said 12 people were hurt at the Harbour Street warehouse on Friday evening.\n\
    Nguyễn Văn An, the owner, bought the old brewery next door in January.\n";
const BETA: &str = "Title: Warehouse burns\nSource: Beta\nContent: On Friday evening 15 people were hurt at the Harbour Street \
    warehouse, fire crews said.\nThe mayor visited the opera house with her guests.\n";
const DELTA: &str = "Title: Warehouse fire\nSource: Delta\nContent: According to Reuters, about 11,000 homes in Harwick were left \
    without power after the storm.\nMr Robin Hale owns the brewery.\nMs Hale bought it, and Mr Robin Hale sold it again.\n";
const EPSILON: &str = "Title: Power cut\nSource: Epsilon\nContent: According to Reuters, the storm in Harwick left more than 10,000 \
    homes without power.\n";
const GAMMA: &str = "Title: Harbour fire\nSource: Gamma\nContent: Fire crews said 12 people were hurt at the Harbour Street \
    warehouse on Friday evening.\n";

/// The articles, by the names of their files.
const ARTICLES: [(&str, &str); 5] =
    [("alpha.txt", ALPHA), ("beta.txt", BETA), ("gamma.txt", GAMMA), ("delta.txt", DELTA), ("epsilon.txt", EPSILON)];

fn empty() -> Desk {
    desk_with(Picked::Paths(Vec::new()), |_| ())
}

/// A window whose dialogs answer `picked`, in a settings folder that `prepare` has seen.
fn desk_with(picked: Picked, prepare: impl FnOnce(&Path)) -> Desk {
    let settings = tempfile::tempdir().unwrap();
    prepare(settings.path());
    let desk = Desk::with_settings(Setup { picker: Box::new(Answers(picked)), ..Setup::default() }, settings);
    desk.write(&ARTICLES);
    desk
}

/// A window in which the articles of these names were dropped.
fn open(names: &[&str]) -> Desk {
    let mut desk = empty();
    desk.drop(names);
    desk
}

impl Desk {
    fn type_into(&mut self, role: Role, label: &str, text: &str) {
        self.window.get_by_role_and_label(role, label).focus();
        self.settle();
        self.window.get_by_role_and_label(role, label).type_text(text);
        self.settle();
    }

    /// Every name, value, description and hint on screen.
    fn all_words(&self) -> BTreeSet<String> {
        let words = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            let described = [node.description(), node.placeholder().map(str::to_owned)];
            [node.label(), node.value()].into_iter().chain(described).flatten().collect::<Vec<_>>()
        };
        self.window.root().children_recursive().flat_map(words).filter(|words| !words.is_empty()).collect()
    }

    /// Goes through a menu to one of its languages.
    fn choose_language(&mut self, way: [&str; 3]) {
        way.into_iter().for_each(|label| self.click(label));
    }

    /// The names of the rows of the claims list, from the top.
    fn rows(&self) -> Vec<String> {
        self.labels()
            .filter(|name| [", in 1 of", ", in 2 of", ", in 3 of"].iter().any(|part| name.contains(part)))
            .collect()
    }

    /// The name of the row that is selected.
    fn chosen_row(&self) -> Option<String> {
        let chosen = |node: &egui_kittest::Node<'_>| node.accesskit_node().toggled() == Some(Toggled::True);
        let rows = self.rows();
        let names =
            self.window.root().children_recursive().filter(chosen).filter_map(|node| node.accesskit_node().label());
        names.into_iter().find(|name| rows.contains(name))
    }

    /// The titles that the window takes while the articles of these names are dropped.
    fn told_titles(&mut self, names: &[&str]) -> Vec<String> {
        drop_files(&mut self.window, names.iter().map(|name| self.articles.path().join(name)));
        let (start, mut titles) = (Instant::now(), Vec::new());
        let mut quiet = 0;
        while quiet < 4 {
            assert!(start.elapsed() < PATIENCE, "the worker does not come to an end");
            self.window.step();
            let commands = self.window.output().viewport_output.values().flat_map(|output| &output.commands);
            titles.extend(commands.filter_map(|command| match command {
                ViewportCommand::Title(title) => Some(title.clone()),
                _ => None,
            }));
            thread::sleep(Duration::from_millis(2));
            quiet = if self.app().is_some_and(App::is_idle) { quiet + 1 } else { 0 };
        }
        titles
    }

    /// Takes the text that the last frame put on the clipboard.
    fn press_and_copied(&mut self, press: impl FnOnce(&Window)) -> String {
        press(&self.window);
        for _ in 0..8 {
            self.window.step();
            let copied = self.window.output().platform_output.commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
            if let Some(text) = copied {
                return text;
            }
        }
        panic!("nothing was copied");
    }
}

#[test]
fn the_start_page_says_what_it_is_and_offers_the_ways_in() {
    let desk = empty();
    for part in ["side by side", "Drop articles here", "Open folder…", "Open the sample"] {
        assert!(desk.shows(part), "{part} is missing");
    }
    assert!(!desk.shows("Recent files"));
}

#[test]
fn dropped_files_become_columns_and_claims() {
    let desk = open(&["alpha.txt", "beta.txt"]);
    assert!(desk.shows("Fire at the warehouse") && desk.shows("Warehouse burns"));
    let rows = desk.rows();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].starts_with("Differ: ") && rows[0].contains("in 2 of 2"), "{rows:?}");
    assert!(rows[0].contains("12") && rows[0].contains("15"), "{rows:?}");
}

#[test]
fn the_title_tells_how_many_articles_are_open() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    assert_eq!(desk.told_titles(&["gamma.txt"]), ["Synoptic — 3 articles"]);
    assert!(desk.told_titles(&["gamma.txt"]).is_empty(), "nothing is told that is so already");
}

#[test]
fn hovering_files_are_seen_and_leave_no_trace() {
    let mut desk = empty();
    let hovered = HoveredFile { path: Some(desk.path("alpha.txt")), ..Default::default() };
    desk.window.input_mut().hovered_files.push(hovered);
    desk.window.run_steps(2);
    assert!(desk.shows("Drop to open"));
    desk.window.input_mut().hovered_files.clear();
    desk.settle();
    assert!(!desk.shows("Drop to open"));
}

#[test]
fn an_unreadable_file_costs_a_notice_and_no_other_file() {
    let mut desk = empty();
    fs::write(desk.path("empty.txt"), "").unwrap();
    desk.drop(&["alpha.txt", "empty.txt", "gone.txt", "beta.txt"]);
    assert!(desk.shows("Dismiss notice: ") && desk.shows("empty.txt") && desk.shows("gone.txt"));
    // What differs, and the two headlines.
    assert_eq!(desk.rows().len(), 2, "the two others are compared: {:?}", desk.rows());

    let notices = |desk: &Desk| desk.window.query_all_by_label_contains("Dismiss notice: ").count();
    assert_eq!(notices(&desk), 2);
    let first = desk.window.get_all_by_label_contains("Dismiss notice: ").next().unwrap();
    first.click();
    desk.settle();
    assert_eq!(notices(&desk), 1);
    desk.drop(&["empty.txt", "gone.txt", "alpha.txt"]);
    desk.click("Dismiss all");
    assert_eq!(notices(&desk), 0);
}

#[test]
fn the_same_text_twice_is_opened_once() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.drop(&["alpha.txt"]);
    assert!(desk.shows("2 articles") && desk.shows("Dismiss notice: "));
}

#[test]
fn a_selected_claim_shows_every_source_in_full() {
    let mut desk = open(&["alpha.txt", "beta.txt", "gamma.txt"]);
    assert!(desk.shows("Select a claim in the list"));
    let row = desk.rows().remove(0);
    desk.click(&row);
    assert!(!desk.shows("Select a claim in the list"));
    for part in [
        "What conflicts",
        "Alpha",
        "Beta",
        "Why together",
        "Both have: ",
        "15 people were hurt at the Harbour Street warehouse, fire",
    ] {
        assert!(desk.shows(part), "{part} is missing");
    }
    assert!(desk.shows("2024-05-03"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.shows("Select a claim in the list"), "Escape clears the selection");
}

#[test]
fn furniture_is_no_claim_that_could_be_selected() {
    let mut desk = empty();
    desk.click("Open the sample");
    for (words, selects) in [(">>Chiến sự Nga- Ukraine", false), ("Hai nhà lãnh đạo Nga- Triều Tiên đã thống", true)]
    {
        desk.click_at(desk.in_paragraph(words), PointerButton::Primary, Modifiers::NONE);
        assert_eq!(!desk.shows("Select a claim in the list"), selects, "{words}");
    }
}

#[test]
fn a_passage_under_the_resting_pointer_tells_what_it_says() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.window.event(Event::PointerMoved(desk.in_paragraph("12 people were hurt")));
    desk.window.run_steps(2);
    assert!(!desk.shows("Said by: "), "not at once");
    desk.window.run_steps(30);
    for part in ["What the passage says", "Said by: “Fire crews”, reported", "Number: “12 people”, 12 people"] {
        assert!(desk.shows(part), "{part} is missing");
    }
    desk.click_at(desk.in_paragraph("12 people were hurt"), PointerButton::Primary, Modifiers::NONE);
    desk.window.run_steps(30);
    assert!(!desk.shows("What the passage says"), "a click takes it away");
}

#[test]
fn what_a_passage_says_unfolds_by_a_key() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::NONE, Key::J);
    assert!(desk.shows("What Alpha says here") && !desk.shows("Number: “12 people”"));
    desk.press(Modifiers::NONE, Key::S);
    desk.window.run_steps(30);
    assert!(desk.shows("Number: “12 people”, 12 people") && desk.shows("Number: “15 people”, 15 people"));
    desk.window.get_by_label("What Alpha says here").click_accesskit();
    desk.settle();
    desk.window.run_steps(30);
    assert!(!desk.shows("Number: “12 people”"), "a click folds it again");
}

#[test]
fn the_evidence_tells_details_by_aspect_and_the_origins() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::NONE, Key::J);
    for part in ["Number", "“12 people”: Alpha", "“15 people”: Beta", "Said by Fire crews, reported"] {
        assert!(desk.shows(part), "{part} is missing");
    }
    let mut desk = open(&["delta.txt", "epsilon.txt"]);
    desk.press(Modifiers::NONE, Key::J);
    for part in [
        "in 2 of 2, 1 origin",
        "Number: can be the same",
        "“11,000 homes”, ",
        "2 articles, 1 origin",
        "Delta and Epsilon: both have it from one agency (“Reuters”)",
    ] {
        assert!(desk.shows(part), "{part} is missing");
    }
}

#[test]
fn what_an_article_says_in_two_ways_is_told_at_its_head() {
    let mut desk = open(&["delta.txt", "epsilon.txt"]);
    desk.window.get_by_label_contains("1 contradiction in Warehouse fire: Name: “").click();
    desk.settle();
    let copied = desk.press_and_copied(|window| window.event(Event::Copy));
    assert!(copied.contains("Hale"), "it goes to the words and marks them: {copied:?}");
}

#[test]
fn two_passages_are_compared_by_keys() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::NONE, Key::W);
    assert!(!desk.shows("Second passage"), "nothing is selected yet");
    desk.press(Modifiers::NONE, Key::J);
    desk.press(Modifiers::NONE, Key::W);
    assert!(desk.shows("First passage") && desk.shows("Second passage") && desk.shows("Show why"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(
        desk.shows("= Joined")
            && desk.shows("The probability that they make the same claim is")
            && desk.shows("rare words in common: +")
    );
    desk.press(Modifiers::NONE, Key::W);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("≠ Not joined") && desk.shows("The mayor visited the opera house"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("≠ Not joined") && desk.shows("What conflicts"), "Escape leads back to the evidence");
}

#[test]
fn two_passages_are_compared_by_the_pointer() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.click_at(desk.in_paragraph("12 people were hurt"), PointerButton::Primary, Modifiers::NONE);
    desk.click_at(desk.in_paragraph("12 people were hurt"), PointerButton::Primary, Modifiers::COMMAND);
    desk.click_at(desk.in_paragraph("The mayor visited"), PointerButton::Primary, Modifiers::COMMAND);
    desk.click("Why the two picked passages are or are not joined");
    assert!(desk.shows("≠ Not joined") && desk.shows("First passage"));
    desk.click("Close the comparison of two passages");
    assert!(desk.shows("What conflicts"));
    desk.window.get_all_by_label_contains("Why Alpha and Beta").next().unwrap().click_accesskit();
    desk.settle();
    assert!(desk.shows("= Joined") && desk.shows("Both have: "));
}

#[test]
fn keys_step_through_the_claims() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.click_part("• Only one source ");
    let rows = desk.rows();
    assert!(rows.len() > 1, "{rows:?}");
    assert_eq!(desk.chosen_row(), None);
    for (key, row) in [(Key::J, 0), (Key::ArrowDown, 1), (Key::K, 0), (Key::ArrowUp, 0)] {
        desk.press(Modifiers::NONE, key);
        assert_eq!(desk.chosen_row().as_ref(), Some(&rows[row]), "{key:?}");
    }
    assert!(desk.shows("Copy quotation from "));
}

#[test]
fn facts_stand_before_the_claims_and_a_value_goes_to_its_words() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    let chosen = |desk: &Desk| {
        let is_chosen = |node: &egui_kittest::Node<'_>| node.accesskit_node().toggled() == Some(Toggled::True);
        let names = desk.window.root().children_recursive().filter(is_chosen);
        names.filter_map(|node| node.accesskit_node().label()).find(|name| name.starts_with("15 people"))
    };
    let fact = desk.window.get_by_label_contains("12 people: Alpha; 15 people: Beta").accesskit_node().label();
    assert!(fact.is_some_and(|name| name.starts_with("Differ: ")), "the fact says its verdict and all its values");
    let is_value = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|name| name.starts_with("15 people: Beta"))
    };
    desk.window.root().children_recursive().find(is_value).expect("each value is a button").click();
    desk.settle();
    assert!(chosen(&desk).is_some() && desk.shows("Close the evidence"), "the claim that says it is selected");
    desk.press(Modifiers::NONE, Key::K);
    assert_eq!(chosen(&desk), None, "the keys go from value to value");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.fold_facts();
    assert!(desk.shows("Show ") && !desk.shows("15 people: Beta"));
    desk.press(Modifiers::NONE, Key::J);
    assert_eq!(desk.chosen_row().as_ref(), Some(&desk.rows()[0]), "what is folded away is passed");
}

#[test]
fn filters_show_one_verdict_each() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.click_part("→ Changed ");
    assert!(desk.rows().is_empty() && desk.shows("Choose another filter"));
    desk.click_part("≠ Differ ");
    assert_eq!(desk.rows().len(), 1);
    desk.click_part("• Only one source ");
    assert!(desk.rows().iter().all(|row| row.starts_with("Only one source: ")));
    desk.click_part("All shared ");
    assert!(desk.rows()[0].starts_with("Differ: "));
}

#[test]
fn claims_are_found_without_their_marks() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.click_part("• Only one source ");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(desk.window.get_by_role_and_label(Role::TextInput, "Find a claim").is_focused());
    desk.type_into(Role::TextInput, "Find a claim", "nguyen an");
    let rows = desk.rows();
    assert!(matches!(&rows[..], [row] if row.contains("Nguyễn Văn An")), "{rows:?}");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("Copy quotation from Alpha"), "Enter selects the best match");
}

#[test]
fn pasted_text_becomes_an_article() {
    let mut desk = open(&["alpha.txt"]);
    assert!(desk.shows("Comparing needs a second"));
    desk.window.event(Event::Paste(BETA.to_owned()));
    desk.settle();
    assert!(desk.shows("2 articles") && desk.shows("Warehouse burns"));
}

#[test]
fn text_pasted_into_the_find_box_is_no_article() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    desk.window.event(Event::Paste("no such words".to_owned()));
    desk.settle();
    assert!(desk.shows("2 articles") && desk.shows("No claim has these letters"));
}

#[test]
fn the_theme_is_switched_and_remembered() {
    let mut desk = empty();
    desk.click("View");
    desk.click("Dark theme");
    assert_eq!(desk.window.ctx.theme(), egui::Theme::Dark);
    let saved = fs::read_to_string(desk.settings.path().join("settings.json")).unwrap();
    assert!(saved.contains("\"dark\""), "{saved}");
    desk.click("View");
    desk.click("Light theme");
    assert_eq!(desk.window.ctx.theme(), egui::Theme::Light);
}

#[test]
fn zoom_goes_by_keys() {
    let mut desk = empty();
    desk.press(Modifiers::COMMAND, Key::Plus);
    assert!((desk.window.ctx.zoom_factor() - 1.1).abs() < 1e-4);
    desk.press(Modifiers::COMMAND, Key::Num0);
    assert!((desk.window.ctx.zoom_factor() - 1.0).abs() < 1e-4);
}

#[test]
fn articles_are_closed() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::W);
    assert!(desk.shows("Drop articles here") && !desk.shows("Warehouse burns"));
    assert!(desk.shows("alpha.txt"), "it is among the recent files");
    desk.click("beta.txt");
    assert!(desk.shows("Warehouse burns"), "a recent file is opened by a click");
}

#[test]
fn a_column_is_closed_by_its_button() {
    let mut desk = open(&["alpha.txt", "beta.txt", "gamma.txt"]);
    let close = desk.window.get_all_by_role(Role::Button).find(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with("Close") && name.contains("Warehouse burns")
    });
    close.expect("a button that closes the column").click();
    desk.settle();
    assert!(desk.shows("2 articles") && !desk.shows("Warehouse burns"));
}

#[test]
fn broken_settings_cost_a_notice_and_not_the_start() {
    let desk = desk_with(Picked::Unavailable, |folder| fs::write(folder.join("settings.json"), "{ theme").unwrap());
    assert!(desk.shows("Drop articles here") && desk.shows("Dismiss notice: ") && desk.shows("settings.json"));
}

#[test]
fn a_quotation_is_copied_with_where_it_stands() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    let row = desk.rows().remove(0);
    desk.click(&row);
    let copied = desk.press_and_copied(|window| {
        window.get_by_label_contains("Copy quotation from Alpha: Fire crews").click_accesskit()
    });
    let words = "“Fire crews said 12 people were hurt at the Harbour Street warehouse on Friday evening.”";
    assert_eq!(copied, format!("{words}\n— Alpha, “Fire at the warehouse”, 2024-05-03, https://example.org/alpha"));
}

#[test]
fn text_that_was_dragged_over_is_copied_though_letters_were_typed_before() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.type_into(Role::TextInput, "Find a claim", "fire");
    let paragraph = desk.window.get_all_by_label_contains("The mayor visited").next().unwrap().rect();
    let inside = paragraph.left_center();
    for (at, pressed) in [(inside, true), (inside + egui::vec2(90.0, 0.0), false)] {
        desk.window.event(Event::PointerMoved(at));
        desk.window.step();
        let button = egui::PointerButton::Primary;
        desk.window.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        desk.window.run_steps(2);
    }
    let copied = desk.press_and_copied(|window| window.event(Event::Copy));
    assert!(!copied.is_empty() && BETA.contains(&copied), "{copied:?}");
}

#[test]
fn all_quotations_are_copied_by_keys() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::NONE, Key::J);
    let copied = desk.press_and_copied(|window| window.key_down(Key::C));
    assert!(copied.contains("— Alpha,") && copied.contains("— Beta,"), "{copied}");
}

#[test]
fn picked_files_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picked.txt");
    fs::write(&path, GAMMA).unwrap();
    let mut desk = desk_with(Picked::Paths(vec![path]), |_| ());
    desk.press(Modifiers::COMMAND, Key::O);
    desk.settle();
    assert!(desk.shows("Harbour fire"));
}

#[test]
fn without_system_dialogs_a_path_is_typed() {
    let mut desk = desk_with(Picked::Unavailable, |_| ());
    desk.press(Modifiers::COMMAND, Key::O);
    assert!(desk.shows("offers no file dialog"));
    let path = desk.path("gamma.txt").display().to_string();
    desk.type_into(Role::TextInput, "Path of a file or folder", &path);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.settle();
    assert!(desk.shows("Harbour fire") && !desk.shows("offers no file dialog"));
}

#[test]
fn commands_are_found_by_a_few_letters() {
    let mut desk = empty();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_into(Role::TextInput, "Find a command", "sample");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.settle();
    assert!(desk.shows("5 articles"));
}

#[test]
fn the_language_is_switched_at_once_and_remembered() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::NONE, Key::J);
    assert!(desk.shows("What conflicts"));
    desk.choose_language(["View", "Language", "Tiếng Việt"]);
    for part in ["Điểm mâu thuẫn", "Con số", "Khác nhau: ", ", 2/2 bài", "Người nói: Fire crews, thuật lại", "2 bài · "]
    {
        assert!(desk.shows(part), "{part} is missing");
    }
    let left: Vec<&str> = ["What conflicts", "Number", "Differ", "passages", "Only one", "Said by"]
        .into_iter()
        .filter(|part| desk.shows(part))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let saved = fs::read_to_string(desk.settings.path().join("settings.json")).unwrap();
    assert!(saved.contains("\"vietnamese\""), "{saved}");
    assert_eq!(desk.told_titles(&["gamma.txt"]), ["Synoptic — 3 bài"]);
    desk.press(Modifiers::COMMAND, Key::K);
    desk.type_into(Role::TextInput, "Tìm lệnh", "ngon ngu he thong");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("What conflicts") && desk.shows("3 articles"), "the system speaks English");
    assert!(!desk.shows("Điểm mâu thuẫn"));
}

#[test]
fn a_window_starts_in_the_language_that_was_chosen() {
    let prepare = |folder: &Path| fs::write(folder.join("settings.json"), r#"{"language": "vietnamese"}"#).unwrap();
    let desk = desk_with(Picked::Paths(Vec::new()), prepare);
    assert!(desk.shows("Thả bài viết vào đây"));
}

/// Everything that is named or written while `desk`, in the language of `menus` and `find`, is used.
fn everything_shown(
    desk: &mut Desk,
    [file, claim, view, language, find, sample, evidence]: [&str; 7],
) -> BTreeSet<String> {
    let mut shown = desk.all_words();
    desk.click(sample);
    let passage = desk.in_paragraph("Hai nhà lãnh đạo Nga- Triều Tiên đã thống");
    desk.window.event(Event::PointerMoved(passage));
    desk.window.run_steps(40);
    shown.extend(desk.all_words());
    desk.click_at(passage, PointerButton::Secondary, Modifiers::NONE);
    shown.extend(desk.all_words());
    desk.press(Modifiers::NONE, Key::Escape);
    for menu in [file, claim, view] {
        desk.click(menu);
        shown.extend(desk.all_words());
        if menu == view {
            desk.click(language);
            shown.extend(desk.all_words());
        }
        desk.press(Modifiers::NONE, Key::Escape);
    }
    desk.press(Modifiers::NONE, Key::S);
    for _ in 0..12 {
        desk.press(Modifiers::NONE, Key::J);
        desk.window.run_steps(12);
        shown.extend(desk.all_words());
    }
    desk.press(Modifiers::NONE, Key::W);
    shown.extend(desk.all_words());
    desk.press(Modifiers::NONE, Key::Enter);
    shown.extend(desk.all_words());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.click(evidence);
    desk.press(Modifiers::COMMAND, Key::L);
    shown.extend(desk.all_words());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::K);
    shown.extend(desk.all_words());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.type_into(Role::TextInput, find, "qqqq");
    shown.extend(desk.all_words());
    shown
}

#[test]
fn no_word_of_the_window_is_left_in_another_language() {
    let mut desk = empty();
    let english = ["File", "Claim", "View", "Language", "Find a claim", "Open the sample", "Close the evidence"];
    let english = everything_shown(&mut desk, english);
    let mut desk = empty();
    desk.choose_language(["View", "Language", "Tiếng Việt"]);
    let vietnamese = ["Tệp", "Nhận định", "Hiển thị", "Ngôn ngữ", "Tìm nhận định", "Mở bài mẫu", "Đóng phần dẫn chứng"];
    let vietnamese = everything_shown(&mut desk, vietnamese);
    assert!(english.len() > 300 && vietnamese.len() > 300, "{} {}", english.len(), vietnamese.len());

    // What is the same in both is made of words of the articles, their files' names and names of languages and keys.
    let articles = seeds();
    let files = "Shoigu in Pyongyang.txt Letters of Putin and Kim.txt Summit at Vostochny.txt Economic agreement.txt \
                 Kim's journey to Russia.txt";
    let names = ["Synoptic English Tiếng Việt Ctrl Shift Esc Enter Plus Minus Period", files, "qqqq"];
    let own = words_of(articles.iter().map(|article| article.text.as_str()).chain(names));
    // An ellipsis may stand for the end of a word.
    let whole = |words: &str| match words.strip_suffix('…').and_then(|cut| cut.rsplit_once(' ')) {
        Some((whole, _)) => whole.to_owned(),
        None => words.to_owned(),
    };
    let left: Vec<_> =
        english.intersection(&vietnamese).filter(|words| !words_of([whole(words).as_str()]).is_subset(&own)).collect();
    assert!(left.is_empty(), "{left:#?}");

    // Nor does a word of the English strings stand within a Vietnamese one.
    let [english_words, vietnamese_words] = ["en", "vi"].map(|tag| {
        let path = root().join(format!("assets/words/{tag}.ftl"));
        words_of(fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')))
    });
    let foreign: BTreeSet<_> =
        english_words.difference(&vietnamese_words).filter(|word| !own.contains(*word)).collect();
    let mixed: Vec<_> = vietnamese
        .iter()
        .filter(|words| words_of([words.as_str()]).iter().any(|word| foreign.contains(word)))
        .collect();
    assert!(mixed.is_empty(), "{mixed:#?}");
}

/// The words of `texts` in small letters, those of one or two letters left out.
fn words_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let words = texts.into_iter().flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()));
    words.filter(|word| word.chars().count() > 2).map(str::to_lowercase).collect()
}

#[test]
fn a_command_that_cannot_be_run_says_why_and_the_last_ones_come_first() {
    let mut desk = empty();
    desk.press(Modifiers::COMMAND, Key::K);
    assert!(desk.shows("Close all: no article is open"));
    desk.type_into(Role::TextInput, "Find a command", "close all");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("Close all: no article is open"), "the dialog stays");
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("Close all: no article is open"));
    desk.press(Modifiers::COMMAND, Key::K);
    desk.click("Dark theme");
    desk.press(Modifiers::COMMAND, Key::K);
    let place = |label: &str| desk.window.get_by_label(label).rect().top();
    assert!(place("Dark theme") < place("Zoom in"));
}

#[test]
fn all_keys_are_told_on_a_page() {
    let mut desk = empty();
    let shown = |desk: &Desk| desk.window.query_by_label("Next difference: N").is_some();
    for key in [Key::F1, Key::Questionmark] {
        desk.press(Modifiers::NONE, key);
        assert!(desk.shows("Keys: F1 or ?") && desk.shows("Next source: ]"));
        assert!(shown(&desk) && desk.shows("Claims list: F9 or Ctrl+B") && desk.shows("Paste as article: Ctrl+V"));
        desk.press(Modifiers::NONE, Key::PageDown);
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(!shown(&desk), "{key:?}");
    }
    desk.press(Modifiers::NONE, Key::F1);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(!shown(&desk), "the button that closes the page has the keyboard");
}

#[test]
fn panels_are_hidden_and_resized_and_both_is_remembered() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    let list = |desk: &Desk| desk.shows("Find a claim");
    let hint = |desk: &Desk| desk.shows("Select a claim in the list");
    desk.press(Modifiers::NONE, Key::F9);
    desk.press(Modifiers::COMMAND, Key::E);
    assert!(!list(&desk) && !hint(&desk));
    let kept = || fs::read_to_string(desk.settings.path().join("settings.json")).unwrap();
    assert_eq!(kept().matches("\"shown\": false").count(), 2);
    desk.press(Modifiers::NONE, Key::Slash);
    assert!(list(&desk), "the find box brings its list back");
    desk.press(Modifiers::COMMAND, Key::E);
    assert!(hint(&desk));

    let edge = desk.window.get_by_label("Find a claim").rect().right() + 10.0;
    let (from, to) = (egui::pos2(edge, 400.0), egui::pos2(edge + 60.0, 400.0));
    let press = |desk: &mut Desk, pos, pressed| {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        desk.window.event(Event::PointerButton { pos, button, pressed, modifiers });
        desk.window.step();
    };
    desk.window.event(Event::PointerMoved(from));
    desk.window.run_steps(2);
    press(&mut desk, from, true);
    desk.window.event(Event::PointerMoved(to));
    desk.window.run_steps(2);
    press(&mut desk, to, false);
    desk.settle();
    let kept = fs::read_to_string(desk.settings.path().join("settings.json")).unwrap();
    assert!(kept.contains("\"size\": 37"), "the list is 60 points wider than its 316: {kept}");
}

#[test]
fn digits_bring_columns_into_sight_and_brackets_go_from_source_to_source() {
    let mut desk = empty();
    desk.click("Open the sample");
    for digit in [Key::Num5, Key::Num1, Key::Num5] {
        desk.press(Modifiers::NONE, digit);
        desk.window.run_steps(20);
    }
    let last = desk.window.root().children_recursive().find(|node| node.is_focused());
    let rect = last.expect("the column has the keyboard").rect();
    assert!(rect.right() > 1200.0 && rect.left() > 800.0, "the last column is at the right: {rect:?}");
    desk.fold_facts();
    desk.press(Modifiers::NONE, Key::N);
    let chosen = desk.chosen_row().expect("the first claim that the articles disagree on is selected");
    assert!(chosen.starts_with("Disputed"), "{chosen}");
    desk.press(Modifiers::NONE, Key::CloseBracket);
    desk.press(Modifiers::NONE, Key::CloseBracket);
    desk.press(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(desk.chosen_row(), Some(chosen), "the claim stays selected");
}

#[test]
fn nothing_moves_when_nothing_happens() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.press(Modifiers::NONE, Key::J);
    // Fading and scrolling come to rest; after that no frame asks for another.
    desk.window.run_steps(120);
    let delay = desk.window.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > Duration::from_secs(1), "{delay:?}: {:?}", desk.window.ctx.repaint_causes());
}

#[test]
fn filters_of_the_list_combine_and_tell_what_they_count() {
    let mut desk = empty();
    desk.click("Open the sample");
    desk.fold_facts();
    let agreeing: Vec<String> = desk.rows().into_iter().filter(|row| row.starts_with("Agree")).collect();
    let is_probable = |row: &String| row.starts_with("Agree, probably the same claim: ");
    assert!(agreeing.iter().any(is_probable), "what is not certain says so: {agreeing:?}");
    assert!(!is_probable(&agreeing[0]) && agreeing.is_sorted_by_key(is_probable), "what is sure comes first");
    desk.click_part("Sure only");
    assert!(!desk.shows(", probably the same claim: "));
    desk.click_part("Numbers ");
    let pressed = |desk: &Desk, words: &str| {
        desk.window.get_by_label_contains(words).accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(pressed(&desk, "Sure only") && pressed(&desk, "Numbers ") && !pressed(&desk, "Quotes "));
    desk.click_part("Sure only");
    desk.click_part("Numbers ");
    desk.click("Left out by…");
    let entry = desk.window.get_all_by_label_contains(".txt (").next().unwrap();
    entry.click();
    desk.settle();
    assert!(desk.shows("Left out by "), "the button says which");
}

#[test]
fn the_list_stands_in_the_order_that_is_chosen() {
    let mut desk = open(&["alpha.txt", "beta.txt", "gamma.txt"]);
    desk.click("Sort: Disagreement");
    desk.click("Order in Beta");
    assert!(desk.shows("Sort: Order in Beta"));
    desk.click("Close Warehouse burns");
    assert!(desk.shows("Sort: Disagreement"), "an article that is closed gives no order");
}

#[test]
fn words_are_found_in_all_columns_and_the_columns_go_there() {
    let mut desk = empty();
    desk.click("Open the sample");
    desk.press(Modifiers::NONE, Key::K);
    assert!(desk.chosen_row().is_some());
    desk.press(Modifiers::COMMAND, Key::F);
    let field = |desk: &Desk| desk.window.query_by_role_and_label(Role::TextInput, "Find in the articles").is_some();
    assert!(field(&desk));
    desk.type_into(Role::TextInput, "Find in the articles", "trieu tien");
    assert!(desk.shows("1 of ") && desk.shows(" in 5 articles"));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::F3);
    assert!(desk.shows("3 of "), "Enter and F3 go on");
    desk.press(Modifiers::SHIFT, Key::Enter);
    desk.click("Find previous");
    desk.press(Modifiers::SHIFT, Key::F3);
    let (before, after) = ("1 of ", " in 5 articles");
    assert!(!desk.shows(before) && desk.shows(after), "before the first comes the last");
    desk.click("Exact marks");
    assert!(desk.shows("Not in these articles"));
    desk.click("Exact marks");
    desk.window.get_by_role_and_label(Role::TextInput, "Find in the articles").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!field(&desk) && !desk.shows(after));
    assert!(desk.chosen_row().is_some(), "closing takes nothing else away");
}

#[test]
fn furniture_out_of_sight_is_found_and_scrolled_to() {
    let mut desk = empty();
    desk.click("Open the sample");
    let words = "Bản đồ địa lý giữa Nga";
    let in_sight = |desk: &Desk| {
        let is_paragraph = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Paragraph;
        desk.window.query_all_by_label_contains(words).any(|node| is_paragraph(&node))
    };
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_into(Role::TextInput, "Find in the articles", "ban do dia ly giua nga");
    assert!(desk.shows("1 of 1 in 1 article"));
    desk.window.run_steps(20);
    assert!(in_sight(&desk));
}

#[test]
fn the_find_bar_gives_the_keyboard_back() {
    let mut desk = open(&["alpha.txt", "beta.txt"]);
    desk.type_into(Role::TextInput, "Find a claim", "hurt");
    desk.press(Modifiers::COMMAND, Key::F);
    desk.window.get_by_role_and_label(Role::TextInput, "Find in the articles").type_text("crews");
    desk.settle();
    assert!(desk.shows("1 of 2 in 2 articles"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.window.get_by_role_and_label(Role::TextInput, "Find a claim").is_focused());
}
