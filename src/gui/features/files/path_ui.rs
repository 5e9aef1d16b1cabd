//! A path is asked for, where the system has no dialogs or the reader wants to type.

use egui::{RichText, Ui};

use crate::gui::{
    app::{message::Action, scene::Scene},
    widgets::field::field_ui,
    words::t,
};

/// A path is asked for under `heading`; so much of it is `typed`.
pub fn path_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    (heading, typed): (&str, &str),
    stands_in: bool,
    actions: &mut Vec<Action>,
) {
    ui.label(RichText::new(heading).font(scene.theme.strong_font()));
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
