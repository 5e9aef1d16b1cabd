//! The page of keys: every command that has some, by topic, from the one definition of the commands.

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, RichText, ScrollArea, Ui, Vec2};

use crate::gui::{
    app::{
        command::{Command, Topic},
        message::Action,
        scene::Scene,
    },
    widgets::command_button::keys_text,
    words::t,
};

/// Greatest height of the page in points.
const HEIGHT: f32 = 480.0;
/// What is left of the window around it.
const AROUND: f32 = 160.0;

/// Draws the page into its dialog.
pub fn keys_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let close = ui.button(t!("keys-close"));
        if close.clicked() {
            actions.push(Action::DialogClosed);
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new(t!("keys-title")).font(scene.theme.strong_font()));
        });
    });
    let height = HEIGHT.min(ui.ctx().content_rect().height() - AROUND);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        scroll_keys(ui, height);
        for topic in Topic::ALL {
            topic_ui(ui, scene, topic);
        }
    });
}

/// Arrows and page keys scroll.
fn scroll_keys(ui: &Ui, page: f32) {
    let row = ui.spacing().interact_size.y;
    for (key, points) in [
        (Key::ArrowDown, -row),
        (Key::ArrowUp, row),
        (Key::PageDown, row - page),
        (Key::PageUp, page - row),
        (Key::Home, f32::INFINITY),
        (Key::End, f32::NEG_INFINITY),
    ] {
        let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        if times > 0 {
            ui.scroll_with_delta(Vec2::new(0.0, (points * times as f32).clamp(-1e6, 1e6)));
        }
    }
}

fn topic_ui(ui: &mut Ui, scene: Scene<'_>, topic: Topic) {
    let theme = scene.theme;
    let heading = match topic {
        Topic::Files => t!("keys-files"),
        Topic::Claims => t!("keys-claims"),
        Topic::Edits => t!("overrule-keys"),
        Topic::Articles => t!("keys-articles"),
        Topic::View => t!("keys-view"),
    };
    ui.add_space(theme.space * 2.0);
    ui.label(RichText::new(heading).font(theme.small_strong_font()).color(theme.accent));
    for command in Command::ALL.into_iter().filter(|command| command.topic() == topic) {
        let keys: Vec<KeyboardShortcut> =
            command.shown_keys().into_iter().chain(command.keys().iter().copied()).collect();
        if !keys.is_empty() {
            command_ui(ui, scene, command, &keys_words(ui, &keys));
        }
    }
}

/// "F9 or Ctrl+B".
fn keys_words(ui: &Ui, keys: &[KeyboardShortcut]) -> String {
    let mut words: Vec<String> = keys.iter().map(|keys| keys_text(ui, keys)).collect();
    words.dedup();
    words.into_iter().reduce(|one, other| t!("keys-or", one = one, other = other)).unwrap_or_default()
}

/// What a command does at the left, its keys at the right.
fn command_ui(ui: &mut Ui, scene: Scene<'_>, command: Command, keys: &str) {
    let line = Vec2::new(ui.available_width() - scene.theme.space * 3.0, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let shown = ui.label(RichText::new(keys).color(scene.theme.text));
        let name = format!("{}: {keys}", command.words());
        shown.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.clone()));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(command.words()).on_hover_text(command.tooltip());
        });
    });
}
