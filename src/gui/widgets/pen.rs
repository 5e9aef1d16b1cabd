//! The pen that marks what is the reader's own.

use egui::{Painter, Shape, Stroke, Vec2};

/// A pen, `size` points high, around `center`: what is the reader's own.
pub fn pen(painter: &Painter, center: egui::Pos2, size: f32, color: egui::Color32) {
    let unit = size / 10.0;
    let at = |x: f32, y: f32| center + Vec2::new(x, y) * unit;
    let stroke = Stroke::new((1.2 * unit).max(1.0), color);
    let shaft = vec![at(-4.5, 4.5), at(-3.6, 1.2), at(2.4, -4.8), at(4.8, -2.4), at(-1.2, 3.6), at(-4.5, 4.5)];
    painter.add(Shape::line(shaft, stroke));
    painter.line_segment([at(1.0, -3.4), at(3.4, -1.0)], stroke);
}
