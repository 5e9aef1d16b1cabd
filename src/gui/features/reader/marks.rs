//! The signs in the margin: a bar beside a passage's rows and the symbol of how it stands to other articles, so that colour is never alone.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Painter, Rect, pos2};

use super::place::{Frame, Place};
use crate::gui::{
    theme::{Theme, semibold},
    wording::relation::Relation,
};

/// The symbols laid out, by relation.
pub struct Symbols([Arc<Galley>; Relation::ALL.len()]);

impl Symbols {
    /// Lays the symbols out. egui remembers them as long as the glyphs' texture stays the same.
    pub fn new(painter: &Painter, theme: &Theme) -> Self {
        let font = FontId::new((theme.reading_size * 0.8).round(), semibold());
        let lay = |of: Relation| painter.layout_no_wrap(of.symbol().to_owned(), font.clone(), Color32::PLACEHOLDER);
        Symbols(Relation::ALL.map(lay))
    }

    /// Whether these are the very rows that `other` holds.
    pub fn same(&self, other: &Symbols) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

/// Draws a column's marks from top to bottom, and keeps them from covering each other.
pub struct Marks<'a> {
    frame: &'a Frame<'a>,
    place: &'a Place,
    symbols: &'a Symbols,
    /// Bottom of the last bar.
    bar_end: f32,
    /// Top of the last row that got a symbol.
    symbol_row: f32,
}

impl<'a> Marks<'a> {
    /// No marks yet.
    pub fn new(frame: &'a Frame<'a>, place: &'a Place, symbols: &'a Symbols) -> Self {
        Marks { frame, place, symbols, bar_end: f32::NEG_INFINITY, symbol_row: f32::NEG_INFINITY }
    }

    /// Marks a passage whose rows are `rows`, one rectangle each, on the screen.
    pub fn mark(
        &mut self,
        painter: &Painter,
        relation: Relation,
        bold: bool,
        rows: impl Iterator<Item = Rect> + Clone,
    ) {
        let Some(first) = rows.clone().next() else { return };
        let bottom = rows.clone().last().map_or(first.bottom(), |last| last.bottom());
        self.bar(painter, relation, bold, first.top(), bottom);
        let free = rows.clone().find(|row| row.top() > self.symbol_row + 1.0);
        let left = self.place.text_left - 5.0 * self.frame.input.theme.space;
        let (x, row) = match free {
            Some(row) => (left, row),
            None => (self.place.text_left + self.place.text_width + 2.0 * self.frame.input.theme.space, first),
        };
        self.symbol_row = self.symbol_row.max(row.top());
        self.symbol(painter, relation, bold, (x, row.center().y));
    }

    /// The bar, which begins where the one before it ends; a passage within a row that is marked already gets none.
    fn bar(&mut self, painter: &Painter, relation: Relation, bold: bool, top: f32, bottom: f32) {
        let theme = self.frame.input.theme;
        let top = top.max(self.bar_end);
        if top >= bottom {
            return;
        }
        self.bar_end = bottom;
        let inset = theme.space * 0.375;
        let width = match (bold, relation) {
            (true, _) => 1.25,
            (false, Relation::Related) => 0.375,
            (false, Relation::Judged(_)) => 0.625,
        } * theme.space;
        let center = self.place.text_left - 1.875 * theme.space;
        let rect = Rect::from_x_y_ranges(center - width / 2.0..=center + width / 2.0, top + inset..=bottom - inset);
        painter.rect_filled(rect, width / 2.0, ink(theme, relation, bold));
    }

    fn symbol(&self, painter: &Painter, relation: Relation, bold: bool, (center_x, center_y): (f32, f32)) {
        let galley = &self.symbols.0[relation.number()];
        let at = pos2(center_x, center_y) - galley.size() / 2.0;
        painter.galley(at, Arc::clone(galley), ink(self.frame.input.theme, relation, bold));
    }
}

/// What marks are drawn with: what is only related stands back, unless it is selected.
fn ink(theme: &Theme, relation: Relation, bold: bool) -> Color32 {
    let strong = theme.relation(relation).strong;
    if relation == Relation::Related && !bold { strong.gamma_multiply(0.65) } else { strong }
}
