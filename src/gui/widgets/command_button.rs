//! Commands as buttons and entries of menus, with their words and keys.

use egui::{Button, Key, KeyboardShortcut, Response, Ui};

use crate::gui::{
    app::{command::Command, message::Action},
    words::t,
};

/// A button that runs `command`, with its words, and its sentence and keys as tooltip.
pub fn command_button(ui: &mut Ui, command: Command) -> Response {
    ui.button(command.words()).on_hover_text(tooltip(ui, command))
}

/// An entry of a menu that runs `command`, with its keys at the right.
pub fn menu_entry(ui: &mut Ui, command: Command, chosen: bool, actions: &mut Vec<Action>) {
    let button = with_keys(ui, Button::selectable(chosen, command.words()), command);
    if ui.add(button).on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Run(command));
    }
}

/// `button` with the keys of `command` at its right.
pub fn with_keys<'a>(ui: &Ui, button: Button<'a>, command: Command) -> Button<'a> {
    match command.shown_keys() {
        Some(keys) => button.shortcut_text(keys_text(ui, &keys)),
        None => button,
    }
}

/// The keys as they stand on a keyboard: "Ctrl+O", "?", "↓".
pub fn keys_text(ui: &Ui, keys: &KeyboardShortcut) -> String {
    let text = ui.ctx().format_shortcut(keys);
    if keys.logical_key == Key::Space {
        return text.replace(Key::Space.name(), &t!("overrule-key-space"));
    }
    let symbol = match keys.logical_key {
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::Slash => "/",
        Key::Questionmark => "?",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Period => ".",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        _ => return text,
    };
    let before = text.strip_suffix(keys.logical_key.name()).map(str::to_owned);
    before.map_or(text, |before| before + symbol)
}

/// What `command` does, with its keys: "Open articles from files (Ctrl+O)".
pub fn tooltip(ui: &Ui, command: Command) -> String {
    match command.shown_keys() {
        Some(keys) => format!("{} ({})", command.tooltip(), keys_text(ui, &keys)),
        None => command.tooltip(),
    }
}
