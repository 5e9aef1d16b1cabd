//! Notices under the bar: what happened, to which file, and what to do next. They wait for nobody.

use egui::{Frame, Label, Margin, Panel, RichText, Ui, Vec2};

use super::model::Notice;
use crate::{
    gui::{
        app::{message::Action, scene::Scene},
        widgets::button::name_button,
        wording::note_text::note_words,
        words::t,
    },
    notes::Level,
};

/// Notices that are shown at once, the newest first; the others are counted.
const SHOWN: usize = 3;

/// Draws the notices, if there are any.
pub fn notices_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let list = scene.state.notices.list();
    if list.is_empty() {
        return;
    }
    let theme = scene.theme;
    let margin = Margin::symmetric((theme.space * 3.0) as i8, (theme.space * 1.5) as i8);
    Panel::top("notices").frame(Frame::NONE.fill(theme.page).inner_margin(margin)).show(ui, |ui| {
        for (place, notice) in list.iter().enumerate().rev().take(SHOWN) {
            notice_ui(ui, scene, place, notice, actions);
        }
        if list.len() > 1 {
            ui.horizontal(|ui| rest_ui(ui, scene, list.len().saturating_sub(SHOWN), actions));
        }
    });
}

fn notice_ui(ui: &mut Ui, scene: Scene<'_>, place: usize, notice: &Notice, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let (symbol, ink) = if notice.note.level == Level::Info { ("•", theme.accent) } else { ("⚠", theme.warning) };
    ui.horizontal_top(|ui| {
        let dismiss = ui.small_button("×").on_hover_text(t!("notice-dismiss"));
        name_button(&dismiss, &t!("notice-dismiss-named", notice = note_words(&notice.note)));
        if dismiss.clicked() {
            actions.push(Action::Dismiss(place));
        }
        ui.label(RichText::new(symbol).color(ink));
        let width = Vec2::new(ui.available_width(), 0.0);
        ui.allocate_ui(width, |ui| ui.add(Label::new(notice_text(notice)).wrap()));
    });
}

fn notice_text(notice: &Notice) -> String {
    let words = note_words(&notice.note);
    if notice.times > 1 { t!("notice-times", notice = words, times = notice.times) } else { words }
}

/// How many more there are, and a way to be rid of all.
fn rest_ui(ui: &mut Ui, scene: Scene<'_>, more: usize, actions: &mut Vec<Action>) {
    if ui.small_button(t!("notice-dismiss-all")).clicked() {
        actions.push(Action::DismissAll);
    }
    if more > 0 {
        ui.label(RichText::new(t!("and-more", count = more)).color(scene.theme.text_weak));
    }
}
