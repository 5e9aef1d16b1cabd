//! Dashed frames.

use egui::{Align2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

use crate::gui::theme::Theme;

/// A rounded frame of dashes, for a place where files can be dropped.
pub fn dashed_frame(ui: &Ui, rect: Rect, theme: &Theme) {
    let corner = theme.space * 3.0;
    ui.painter().rect(rect, corner, theme.page, Stroke::NONE, StrokeKind::Inside);
    let outline = rounded_outline(rect, corner);
    let stroke = Stroke::new(1.5, theme.accent.gamma_multiply(0.7));
    ui.painter().extend(Shape::dashed_line(&outline, stroke, 7.0, 5.0));
}

/// Points along a rectangle with rounded corners, back to the first.
fn rounded_outline(rect: Rect, corner: f32) -> Vec<egui::Pos2> {
    let inner = rect.shrink(corner);
    let corners = [
        (Align2::RIGHT_TOP, -90.0_f32),
        (Align2::RIGHT_BOTTOM, 0.0),
        (Align2::LEFT_BOTTOM, 90.0),
        (Align2::LEFT_TOP, 180.0),
    ];
    let mut points: Vec<egui::Pos2> = corners
        .iter()
        .flat_map(|(place, from)| {
            let center = place.pos_in_rect(&inner);
            (0..=6).map(move |step| center + corner * Vec2::angled((from + 15.0 * step as f32).to_radians()))
        })
        .collect();
    points.extend(points.first().copied());
    points
}
