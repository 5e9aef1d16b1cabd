//! The dialog over the window, whichever feature's it is: its frame, and what closes it.

use egui::{Frame, Id, Modal, Ui};

use super::{message::Action, scene::Scene, state::Dialog};
use crate::gui::{
    features::{
        annotations::ui::{self as annotations_ui, scale_ui},
        files::{message::FileQuestion, path_ui::path_ui, ui as files_ui},
        history::ui::{history_ui, orphans_ui},
        palette::ui::commands_ui,
        review::dialogs_ui::{self as review_dialogs_ui, overrule_ui},
        shortcuts::ui::keys_ui,
    },
    words::t,
};

/// Width of a dialog in points.
const WIDTH: f32 = 460.0;

/// Draws the dialog that is open, if one is.
pub fn dialog_ui(ui: &Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let Some(dialog) = &scene.state.dialog else { return };
    // Each has an id of its own, since egui keeps the size of the one before.
    let id = match dialog {
        Dialog::Path { .. } => "path dialog",
        Dialog::Model { .. } => "model dialog",
        Dialog::Commands { .. } => "commands dialog",
        Dialog::Keys => "keys dialog",
        Dialog::Remark { .. } => "remark dialog",
        Dialog::Scale(_) => "scale dialog",
        Dialog::History => "history dialog",
        Dialog::Orphans => "orphans dialog",
        Dialog::Overrule(dialog) => review_dialogs_ui::name(dialog),
        Dialog::Files(FileQuestion::Format) => "format dialog",
        Dialog::Files(_) => "file dialog",
    };
    let frame = Frame::popup(ui.style()).inner_margin(ui.spacing().window_margin);
    let modal = Modal::new(Id::unique(id)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - scene.theme.space * 16.0));
        match dialog {
            Dialog::Path { typed, stands_in } => path_ui(ui, scene, (&t!("path-heading"), typed), *stands_in, actions),
            Dialog::Model { typed } => path_ui(ui, scene, (&t!("picker-model"), typed), true, actions),
            Dialog::Commands { typed, chosen } => commands_ui(ui, scene, typed, *chosen, actions),
            Dialog::Keys => keys_ui(ui, scene, actions),
            Dialog::Remark { on, question } => annotations_ui::question_ui(ui, scene, *on, *question, actions),
            Dialog::Scale(form) => scale_ui(ui, scene, form, actions),
            Dialog::History => history_ui(ui, scene, actions),
            Dialog::Orphans => orphans_ui(ui, scene, actions),
            Dialog::Overrule(dialog) => overrule_ui(ui, scene, dialog, actions),
            Dialog::Files(question) => files_ui::question_ui(ui, scene, question, actions),
        }
    });
    if modal.should_close() {
        actions.push(Action::DialogClosed);
    }
}
