//! The list of all commands: a few letters find them, Enter runs one.

use egui::{
    FontId, Key, Modifiers, RichText, ScrollArea, Stroke, Ui,
    text::{LayoutJob, TextFormat},
};

use super::model::{Offer, offers};
use crate::gui::{
    app::{message::Action, scene::Scene},
    theme::{Theme, semibold},
    widgets::{
        command_button::{tooltip, with_keys},
        field::field_ui,
    },
    words::t,
};

/// Greatest height of the list of commands in points.
const LIST_HEIGHT: f32 = 320.0;

pub fn commands_ui(ui: &mut Ui, scene: Scene<'_>, typed: &str, chosen: usize, actions: &mut Vec<Action>) {
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
