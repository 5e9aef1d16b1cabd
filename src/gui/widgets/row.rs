//! Rows of a list: their measures, and the ground that tells how they stand.

use egui::{Rect, Ui, Vec2};

use crate::gui::theme::{Theme, VerdictColors};

/// Distances within a row, from the tokens.
pub struct RowLayout {
    pub pad: Vec2,
    pub small_line: f32,
    pub wording_line: f32,
    pub height: f32,
}

impl RowLayout {
    /// Two small lines and two of wording, which a row without a difference has three of.
    pub fn of(theme: &Theme) -> Self {
        let pad = Vec2::new(theme.space * 3.0, theme.space * 2.0);
        let small_line = (theme.small_font().size * 1.4).round();
        let wording_line = (theme.label_font().size * 1.35).round();
        let height = 2.0 * pad.y + 2.0 * small_line + 2.0 * wording_line + theme.space;
        RowLayout { pad, small_line, wording_line, height }
    }
}

pub fn paint_ground(ui: &Ui, rect: Rect, look: VerdictColors, theme: &Theme, chosen: bool, lit: bool) {
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, 0.0, look.tint);
        painter.rect_filled(Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height())), 0.0, look.strong);
    } else if lit {
        painter.rect_filled(rect, 0.0, theme.control_hover);
    }
    painter.hline(rect.x_range(), rect.max.y - 0.5, egui::Stroke::new(1.0, theme.line));
}
