//! What the line at the bottom says of what the passages mean: how far it is known, what that is good for, and its choices.

use egui::{Label, ProgressBar, RichText, Ui, WidgetInfo, accesskit::Role};

use super::encode_queue::Meaning;
use crate::gui::{
    app::{command::Command, message::Action, scene::Scene},
    widgets::command_button::menu_entry,
    wording::note_text::note_words,
    words::t,
};

/// Width of the bar in points.
const BAR_WIDTH: f32 = 72.0;
/// Width of the words that say what it is, in points.
const WIDTH: f32 = 320.0;

/// By what the articles are compared, as a button whose menu says more; nothing where there is nothing to say.
pub fn meaning_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let Some(words) = short_words(scene) else { return };
    let theme = scene.theme;
    let known = &scene.state.meaning.known;
    let ink = if matches!(known, Some(Meaning::Unavailable(_))) { theme.warning } else { theme.text_weak };
    let text = RichText::new(&words).small().color(ink);
    let menu =
        egui::containers::menu::MenuButton::from_button(egui::Button::new(text).small().frame_when_inactive(false));
    let (line, _) = menu.ui(ui, |ui| {
        ui.set_max_width(WIDTH);
        ui.add(Label::new(long_words(scene)).wrap());
        ui.separator();
        meaning_menu(ui, scene, actions);
    });
    line.on_hover_text(long_words(scene));
    if let Some(Meaning::Encoding { done, total }) = known {
        let part = *done as f32 / (*total).max(1) as f32;
        let bar = ProgressBar::new(part).desired_width(BAR_WIDTH).desired_height(theme.space).fill(theme.text_faint);
        ui.add(bar).widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, words.as_str()));
    }
}

/// What can be chosen of it.
pub fn meaning_menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let setting = &scene.state.settings.meaning;
    menu_entry(ui, Command::UseMeaning, setting.on, actions);
    ui.separator();
    menu_entry(ui, Command::BundledModel, setting.on && setting.model.is_none(), actions);
    menu_entry(ui, Command::ChooseModel, setting.on && setting.model.is_some(), actions);
    if let Some(folder) = &setting.model {
        ui.weak(folder.display().to_string());
    }
}

fn short_words(scene: Scene<'_>) -> Option<String> {
    if scene.state.library.comparison.articles.is_empty() {
        return None;
    }
    match &scene.state.meaning.known {
        Some(Meaning::Encoding { done, total }) => Some(t!("meaning-encoding", done = *done, total = *total)),
        Some(Meaning::Complete) => Some(t!("meaning-complete")),
        Some(Meaning::Unavailable(_)) => Some(format!("⚠ {}", t!("meaning-words-alone"))),
        None if !scene.state.settings.meaning.on => Some(t!("meaning-words-alone")),
        None => None,
    }
}

fn long_words(scene: Scene<'_>) -> String {
    match &scene.state.meaning.known {
        Some(Meaning::Encoding { .. }) => t!("meaning-encoding-means"),
        Some(Meaning::Complete) => t!("meaning-complete-means"),
        Some(Meaning::Unavailable(why)) => {
            let means = t!("meaning-words-alone-means");
            format!("{} {means}", note_words(why))
        }
        None => t!("meaning-words-alone-means"),
    }
}
