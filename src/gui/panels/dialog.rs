//! The two small dialogs: a path that is typed, and commands by a few letters.

use egui::{Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::{Scene, tooltip, with_keys};
use crate::gui::{
    action::{Action, Command},
    apply::commands_like,
    state::Dialog,
    words::t,
};

/// Width of a dialog in points.
const WIDTH: f32 = 460.0;

/// Draws the dialog that is open, if one is.
pub fn dialog_ui(ui: &Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let Some(dialog) = &scene.state.dialog else { return };
    let modal = Modal::new(Id::unique("dialog")).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - scene.theme.space * 16.0));
        match dialog {
            Dialog::Path { typed, stands_in } => path_ui(ui, scene, typed, *stands_in, actions),
            Dialog::Commands { typed, chosen } => commands_ui(ui, scene, typed, *chosen, actions),
        }
    });
    if modal.should_close() {
        actions.push(Action::DialogClosed);
    }
}

fn path_ui(ui: &mut Ui, scene: Scene<'_>, typed: &str, stands_in: bool, actions: &mut Vec<Action>) {
    ui.label(RichText::new(t!("path-heading")).font(scene.theme.strong_font()));
    if stands_in {
        ui.label(RichText::new(t!("path-stands-in")).color(scene.theme.text_weak));
    }
    field_ui(ui, &t!("path-field"), typed, actions);
    ui.horizontal(|ui| {
        if ui.add_enabled(!typed.trim().is_empty(), egui::Button::new(t!("path-open"))).clicked() {
            actions.push(Action::DialogDone);
        }
        if ui.button(t!("path-close")).clicked() {
            actions.push(Action::DialogClosed);
        }
    });
}

fn commands_ui(ui: &mut Ui, scene: Scene<'_>, typed: &str, chosen: usize, actions: &mut Vec<Action>) {
    step_keys(ui, actions);
    field_ui(ui, &t!("commands-field"), typed, actions);
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        for (place, command) in commands_like(typed).into_iter().enumerate() {
            let row = command_row(ui, command, place == chosen);
            if place == chosen && scene.hints.reveal_command {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                actions.push(Action::DialogClosed);
                actions.push(Action::Run(command));
            }
        }
        if commands_like(typed).is_empty() {
            ui.label(RichText::new(t!("commands-none")).color(scene.theme.text_weak));
        }
    });
}

/// Down and Up choose another command while the reader types.
fn step_keys(ui: &Ui, actions: &mut Vec<Action>) {
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
        for _ in 0..ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) {
            actions.push(Action::DialogStep(by));
        }
    }
}

fn command_row(ui: &mut Ui, command: Command, chosen: bool) -> egui::Response {
    let button = with_keys(ui, egui::Button::selectable(chosen, command.words()), command);
    let width = ui.available_width();
    ui.add(button.min_size(egui::Vec2::new(width, 0.0))).on_hover_text(tooltip(ui, command))
}

/// The text field of a dialog: it has the focus from the start, and Enter is enough.
fn field_ui(ui: &mut Ui, name: &str, typed: &str, actions: &mut Vec<Action>) {
    let mut text = typed.to_owned();
    let field = ui.add(TextEdit::singleline(&mut text).hint_text(name.to_owned()).desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(name));
    if field.changed() {
        actions.push(Action::DialogTyped(text));
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::DialogDone);
    } else if !field.has_focus() && !field.lost_focus() {
        field.request_focus();
    }
}
