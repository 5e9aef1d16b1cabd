//! Small menus.

use egui::{RichText, Ui};

use super::button::name_button;
use crate::gui::theme::Theme;

/// A small button that opens a menu, which closes when something is chosen.
pub fn menu_ui(ui: &mut Ui, theme: &Theme, words: &str, tooltip: &str, contents: impl FnOnce(&mut Ui)) {
    let text = RichText::new(format!("{words} ▼")).small().color(theme.text);
    let (response, _) = egui::containers::menu::MenuButton::new(text).ui(ui, |ui| {
        egui::ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, contents);
    });
    name_button(&response, words);
    response.on_hover_text(tooltip);
}

/// Greatest height of a menu in points; fifty articles are scrolled.
const MENU_HEIGHT: f32 = 440.0;
