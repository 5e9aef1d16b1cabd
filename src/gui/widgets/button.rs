//! What buttons that are drawn by hand need: a ring that shows the focus, and a name for those who hear the window.

use egui::{Response, Stroke, StrokeKind, Ui};

use crate::gui::theme::Theme;

/// A line around a widget that has the keyboard's focus and a ground of its own, which would not show it.
pub fn focus_ring(ui: &Ui, response: &Response, corner: u8, theme: &Theme) {
    if response.has_focus() {
        let line = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(response.rect.expand(1.0), corner, line, StrokeKind::Outside);
    }
}

/// Gives `response` a name of its own for those who hear the window.
pub fn name_button(response: &Response, name: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
}
