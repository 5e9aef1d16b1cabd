//! Everything that the reader did, with the way back to any point of it, and what is fastened to words that are gone.

use egui::{Align, Button, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, Vec2};

use super::model::{OrphanRow, PastRow, now, waiting_words};
use crate::gui::{
    app::{command::Command, message::Action, scene::Scene},
    widgets::{
        button::{focus_ring, name_button},
        command_button::{menu_entry, with_keys},
        elided_text::elided,
    },
    words::t,
};

/// Greatest height of the lists in points.
const HEIGHT: f32 = 420.0;
/// What is left of the window around them.
const AROUND: f32 = 200.0;

/// The menu of what changes something: undone and done again by words, then what can be remarked.
pub fn edit_menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    for command in [Command::Undo, Command::Redo] {
        let why_not = scene.state.why_not(command);
        let words = scene.state.words_of(command);
        let button = with_keys(ui, Button::selectable(false, words), command);
        let entry = ui.add_enabled(why_not.is_none(), button).on_hover_text(command.tooltip());
        if entry.on_disabled_hover_text(why_not.unwrap_or_default()).clicked() {
            actions.push(Action::Run(command));
        }
    }
    for command in [Command::History, Command::Orphans] {
        possible_entry(ui, scene, command, actions);
    }
    ui.separator();
    for command in [Command::Note, Command::Tag, Command::Rate, Command::Colour] {
        possible_entry(ui, scene, command, actions);
    }
    ui.separator();
    for command in [Command::Correct, Command::Scale] {
        possible_entry(ui, scene, command, actions);
    }
}

/// An entry that is grey where it cannot be done now.
fn possible_entry(ui: &mut Ui, scene: Scene<'_>, command: Command, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(scene.state.why_not(command).is_none(), |ui| menu_entry(ui, command, false, actions));
}

/// The line about edits that wait for their words, in the status bar; a click lists them.
pub fn waiting_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let Some(words) = waiting_words(&scene.state.library.hand.orphans) else { return };
    let text = RichText::new(format!("⚠ {words}")).small().color(scene.theme.warning);
    let line = ui.add(Button::new(text).small().frame_when_inactive(false));
    name_button(&line, &words);
    if line.on_hover_text(Command::Orphans.tooltip()).clicked() {
        actions.push(Action::Run(Command::Orphans));
    }
}

/// A heading, and at the right the way out.
fn head_ui(ui: &mut Ui, scene: Scene<'_>, heading: &str, actions: &mut Vec<Action>) {
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let close = ui.button(t!("remarks-close"));
        if close.clicked() {
            actions.push(Action::DialogClosed);
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new(heading).font(scene.theme.strong_font()));
        });
    });
}

fn list_height(ui: &Ui) -> f32 {
    HEIGHT.min(ui.ctx().content_rect().height() - AROUND)
}

/// All steps, the latest first; a click goes there.
pub fn history_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    head_ui(ui, scene, &t!("history-heading"), actions);
    ui.add(Label::new(RichText::new(t!("history-means")).color(theme.text_weak)).wrap());
    let history = &scene.state.library.history;
    let (rows, height) = (history.steps().len() + 1, list_height(ui));
    let row_height = 2.0 * (theme.small_font().size * 1.4).round() + theme.space * 3.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    let now = now();
    area.show_rows(ui, row_height, rows, |ui, range| {
        for place in range {
            let row = PastRow::of(history, &scene.state.library.texts, rows - 1 - place, now);
            row_ui(ui, scene, &row, row_height, actions);
        }
    });
}

fn row_ui(ui: &mut Ui, scene: Scene<'_>, row: &PastRow, height: f32, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    // Size and allocate.
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    let response = ui.interact(rect, ui.make_persistent_id(("step", row.done)), Sense::click());
    // Interact.
    if response.clicked() {
        actions.push(Action::GoTo(row.done));
    }
    // Paint, and say what it is.
    if row.is_here {
        ui.painter().rect_filled(rect, 4.0, theme.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, theme.control_hover);
    }
    paint_row(ui, scene, row, rect.shrink2(Vec2::new(theme.space * 2.0, theme.space * 1.5)));
    focus_ring(ui, &response, 4, theme);
    let name = row.accessible_name();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, row.is_here, name.clone()));
}

/// What was done and when, and under it what it concerns.
fn paint_row(ui: &Ui, scene: Scene<'_>, row: &PastRow, inner: Rect) {
    let theme = scene.theme;
    let line = (theme.small_font().size * 1.4).round();
    let (ink, weak) = if row.undone { (theme.text_faint, theme.text_faint) } else { (theme.text, theme.text_weak) };
    let right = match (row.is_here, row.undone) {
        (true, _) => t!("history-marked", standing = t!("history-here"), when = row.when.as_str()),
        (_, true) => t!("history-marked", standing = t!("history-is-undone"), when = row.when.as_str()),
        _ => row.when.clone(),
    };
    let right = right.trim_end_matches([' ', '·']).to_owned();
    let painter = ui.painter();
    let when = painter.text(inner.right_top(), egui::Align2::RIGHT_TOP, right, theme.small_font(), weak);
    let width = (when.left() - inner.left() - theme.space * 2.0).max(0.0);
    let words = elided(ui, &row.words, theme.small_strong_font(), ink, width, 1, line);
    painter.galley(inner.min, words, ink);
    let about = elided(ui, &row.about, theme.small_font(), weak, inner.width(), 1, line);
    painter.galley(inner.min + Vec2::new(0.0, line), about, weak);
}

/// The edits whose words are gone, each with what was written, to be copied or given up.
pub fn orphans_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    head_ui(ui, scene, &t!("history-orphans-heading"), actions);
    ui.add(Label::new(RichText::new(t!("history-orphans-mean")).color(theme.text_weak)).wrap());
    let library = &scene.state.library;
    if library.hand.orphans.is_empty() {
        ui.label(t!("history-no-orphans-left"));
        return;
    }
    let height = list_height(ui);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for orphan in &library.hand.orphans {
            orphan_ui(ui, scene, &OrphanRow::of(orphan, &library.texts), actions);
        }
    });
}

fn orphan_ui(ui: &mut Ui, scene: Scene<'_>, row: &OrphanRow, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    ui.separator();
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let dismiss = ui.small_button(t!("history-give-up")).on_hover_text(t!("history-give-up-tip"));
        name_button(&dismiss, &t!("history-give-up-named", edit = row.words.as_str(), text = row.text.as_str()));
        if dismiss.clicked() {
            actions.push(Action::DismissOrphan(row.step));
        }
        let copy = ui.small_button(t!("history-copy")).on_hover_text(t!("history-copy-tip"));
        name_button(&copy, &t!("history-copy-named", edit = row.words.as_str(), text = row.text.as_str()));
        if copy.clicked() {
            actions.push(Action::Copy(row.copied()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(&row.words).font(theme.small_strong_font())).truncate());
        });
    });
    if !row.text.is_empty() {
        ui.add(Label::new(&row.text).wrap());
    }
    for (quote, outlet) in &row.quotes {
        let words = t!("history-orphan-quote", quote = quote.as_str(), outlet = outlet.as_str());
        ui.add(Label::new(RichText::new(words).small().color(theme.text_weak)).wrap());
    }
    if row.closed {
        ui.label(RichText::new(t!("history-orphan-closed")).small().color(theme.text_weak));
    }
}
