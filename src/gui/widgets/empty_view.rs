//! What stands in a view that has nothing to show.

use egui::{Label, RichText, Ui};

use crate::gui::theme::Theme;

/// Widest that the words of an empty view are set, in points.
const EMPTY_WIDTH: f32 = 420.0;

/// What a view says that has nothing to show, and what to do about it.
pub fn empty_board(ui: &mut Ui, theme: &Theme, words: String) {
    let width = (ui.available_width() - theme.space * 16.0).clamp(0.0, EMPTY_WIDTH);
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.set_max_width(width);
        ui.add(Label::new(RichText::new(words).color(theme.text_weak)).wrap());
    });
}
