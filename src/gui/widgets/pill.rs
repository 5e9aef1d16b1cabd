//! Small round buttons that stay pressed.

use egui::{Button, Color32, Response, RichText, Ui, Vec2};

use super::button::focus_ring;
use crate::gui::theme::Theme;

/// A rounded button that is on or off.
pub fn pill_ui(ui: &mut Ui, theme: &Theme, words: &str, ink: Color32, fill: Color32, chosen: bool) -> Response {
    let line = if chosen { ink } else { theme.line };
    let text = RichText::new(words).small().color(ink);
    let button = Button::new(text).fill(fill).stroke(egui::Stroke::new(1.0, line)).corner_radius(10.0);
    let response = ui.add(button.min_size(Vec2::new(0.0, theme.space * 5.5)).selected(false));
    focus_ring(ui, &response, 11, theme);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(egui::accesskit::Toggled::from(chosen));
    });
    response
}
