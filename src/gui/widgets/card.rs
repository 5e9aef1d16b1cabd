//! Cards, which stand beside each other and are as wide as can be read well.

use egui::{Label, RichText, Ui};

use crate::gui::theme::{Theme, card_frame};

/// Cards are between these widths, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 264.0..=440.0;

/// The width at which `number` cards with gaps fill `available`, within what can be read well.
pub fn width(available: f32, gap: f32, number: usize) -> f32 {
    let each = (available - gap * number.saturating_sub(1) as f32) / number.max(1) as f32;
    each.clamp(*WIDTHS.start(), *WIDTHS.end()).floor()
}

/// A card of `width` with a heading.
pub fn card_ui(ui: &mut Ui, theme: &Theme, width: f32, heading: &str, contents: impl FnOnce(&mut Ui)) {
    let frame = card_frame(theme);
    let inside = width - frame.total_margin().sum().x;
    frame.show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(inside);
            ui.add(Label::new(RichText::new(heading).font(theme.strong_font())).truncate());
            contents(ui);
        });
    });
}
