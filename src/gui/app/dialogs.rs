//! The small dialogs: a path that is typed, commands by a few letters, and the page of keys.

use egui::{
    FontId, Frame, Id, Key, Modal, Modifiers, RichText, ScrollArea, Stroke, Ui,
    text::{LayoutJob, TextFormat},
};

use super::{message::Action, scene::Scene, state::Dialog};
use crate::gui::{
    features::{
        annotations::ui::{self as annotations_ui, scale_ui},
        files::{message::FileQuestion, ui as files_ui},
        history::ui::{history_ui, orphans_ui},
        palette::model::{Offer, offers},
        review::dialogs_ui::{self as review_dialogs_ui, overrule_ui},
        shortcuts::ui::keys_ui,
    },
    theme::{Theme, semibold},
    widgets::{
        command_button::{tooltip, with_keys},
        field::field_ui,
    },
    words::t,
};

/// Width of a dialog in points.
const WIDTH: f32 = 460.0;
/// Greatest height of the list of commands in points.
const LIST_HEIGHT: f32 = 320.0;

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

/// A path is asked for under `heading`; so much of it is `typed`.
fn path_ui(ui: &mut Ui, scene: Scene<'_>, (heading, typed): (&str, &str), stands_in: bool, actions: &mut Vec<Action>) {
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

fn commands_ui(ui: &mut Ui, scene: Scene<'_>, typed: &str, chosen: usize, actions: &mut Vec<Action>) {
    step_keys(ui, actions);
    field_ui(ui, &t!("commands-field"), typed, actions);
    let offers = offers(scene.state, typed);
    let area = ScrollArea::vertical().max_height(LIST_HEIGHT).min_scrolled_height(LIST_HEIGHT);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for (place, offer) in offers.iter().enumerate() {
            let row = offer_ui(ui, scene, offer, place == chosen);
            if place == chosen && scene.hints.reveal_command {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                actions.push(Action::Chosen(offer.command));
            }
        }
        if offers.is_empty() {
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

/// A command with its keys at the right; one that cannot be run is dim and says why there.
fn offer_ui(ui: &mut Ui, scene: Scene<'_>, offer: &Offer, chosen: bool) -> egui::Response {
    let possible = offer.why_not.is_none();
    let button = egui::Button::selectable(chosen, offer_words(offer, scene.theme, possible));
    let button = match &offer.why_not {
        Some(why) => button.shortcut_text(RichText::new(why).small().color(scene.theme.text_weak)),
        None => with_keys(ui, button, offer.command),
    };
    let size = egui::Vec2::new(ui.available_width(), 0.0);
    let row = ui.add(button.min_size(size)).on_hover_text(tooltip(ui, offer.command));
    let name = match &offer.why_not {
        Some(why) => format!("{}: {why}", offer.words),
        None => offer.words.clone(),
    };
    row.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, possible, chosen, name.clone()));
    row
}

/// The words of the command; the letters that match are bold and underlined.
fn offer_words(offer: &Offer, theme: &Theme, possible: bool) -> LayoutJob {
    let color = if possible { theme.text } else { theme.text_faint };
    let plain = TextFormat { font_id: theme.label_font(), color, ..TextFormat::default() };
    let font_id = FontId::new(theme.label_font().size, semibold());
    let marked = TextFormat { font_id, underline: Stroke::new(1.0, color), ..plain.clone() };
    let words = &offer.words;
    let (mut job, mut done) = (LayoutJob::default(), 0);
    for mark in &offer.marks {
        job.append(&words[done..mark.start], 0.0, plain.clone());
        job.append(&words[mark.clone()], 0.0, marked.clone());
        done = mark.end;
    }
    job.append(&words[done..], 0.0, plain);
    job
}
