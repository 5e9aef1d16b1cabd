//! Fields that are typed into.

use egui::{Key, TextEdit, Ui};

use crate::gui::app::message::Action;

/// The text field of a dialog: it has the focus from the start, and Enter is enough.
pub fn field_ui(ui: &mut Ui, name: &str, typed: &str, actions: &mut Vec<Action>) {
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
