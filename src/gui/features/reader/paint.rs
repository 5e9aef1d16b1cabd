//! A column's text as shapes: grounds of passages, selected text, the rows, the marks beside them, accessible names.
//!
//! Reads the model and the laid-out rows; changes neither.

use egui::{Align2, Color32, CornerRadius, FontId, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, accesskit, pos2};

use super::{
    Reader,
    found::Finds,
    layout::{Laid, Passage},
    marking::Kind,
    marks::{Marks, Symbols},
    place::{Frame, Sheet},
    review,
    select::Selection,
};
use crate::{
    edits::Colour,
    gui::{
        features::annotations::model::{colour_of, colour_symbol},
        wording::{quotation::shortened, relation::Relation},
        words::t,
    },
    ids::{ClaimId, GroupId},
    text::Span,
};

/// How a passage is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    relation: Relation,
    ground: Option<Color32>,
    /// Whether it has a mark in the margin, and a bold one.
    mark: Option<bool>,
}

/// How the passage `claim` is shown: tinted where others make the same claim, stronger where pointed at or selected.
fn look_of(frame: &Frame<'_>, pointed: Option<GroupId>, claim: ClaimId) -> Look {
    let comparison = frame.input.comparison;
    let relation = Relation::of(comparison, claim);
    let colors = frame.input.theme.relation(relation);
    let is_in = |group: Option<GroupId>| group.is_some_and(|group| comparison.is_in(claim, group));
    let selected = is_in(frame.input.selected);
    let lit = selected || is_in(pointed.or(frame.input.hovered));
    let ground = match (relation.is_judged(), lit) {
        (true, true) => Some(colors.tint_strong),
        (true, false) => Some(colors.tint),
        (false, true) => Some(if selected { colors.tint_strong } else { colors.tint }),
        (false, false) => None,
    };
    Look { relation, ground, mark: (relation.is_beside() || selected).then_some(selected) }
}

impl Reader {
    /// Draws the text of the column at `index`.
    pub(super) fn paint_body(&self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let Some(symbols) = &self.symbols else { return };
        let column = &self.columns.list()[index];
        let place = frame.place(column);
        let painter = ui.painter().with_clip_rect(place.body.intersect(place.clip));
        let mut marks = Marks::new(frame, &place, symbols);
        let marking = self.marking.as_ref().map(|(_, marking)| marking);
        let sheet = Sheet { frame, column, place: &place, painter: &painter, pointed: self.pointed, marking };
        let selection = self.selection.as_ref().filter(|selection| selection.document == column.document);
        for &(block, top) in &column.sight {
            if let Some(laid) = column.page.rows(block) {
                sheet.block(laid, top, selection, &mut marks);
            }
        }
        let id = Self::body_id(ui, &column.document);
        sheet.name_paragraphs(ui, id);
        if ui.memory(|memory| memory.has_focus(id)) {
            let thick = 0.5 * frame.input.theme.space;
            painter.hline(place.body.x_range(), place.body.top() + thick / 2.0, (thick, frame.input.theme.accent));
        }
    }
}

impl Sheet<'_> {
    /// Draws one block whose rows begin at `top`.
    fn block(&self, laid: &Laid, top: f32, selection: Option<&Selection>, marks: &mut Marks<'_>) {
        let origin = self.place.origin(top);
        for passage in &laid.passages {
            self.passage(passage, origin.to_vec2(), marks);
            self.differences(laid, passage, origin.to_vec2());
        }
        if let Some(found) = self.frame.input.found {
            let (text, theme) = (self.column.page.text(), self.frame.input.theme);
            Finds::new(found, self.column.article).paint(self.painter, laid, text, origin.to_vec2(), theme);
        }
        review::paint_marks(self, laid, origin.to_vec2());
        if let Some(selection) = selection {
            self.selected(laid, origin.to_vec2(), selection.span());
        }
        self.painter.galley(origin, laid.galley.clone(), self.frame.input.theme.text);
    }

    fn passage(&self, passage: &Passage, offset: Vec2, marks: &mut Marks<'_>) {
        let claim = self.column.claim(passage.claim);
        let group = self.frame.input.comparison.claims[claim].group;
        let look = look_of(self.frame, self.pointed, claim);
        if let Some(ground) = look.ground {
            self.ground(&passage.rects, offset, ground);
        }
        if self.frame.input.pair.is_some_and(|pair| pair.contains(&claim)) {
            self.underline(&passage.rects, offset);
        }
        if self.frame.input.picked.contains(&claim) {
            review::paint_picked(self.painter, self.frame.input.theme, &passage.rects, offset);
        }
        if let Some(bold) = look.mark {
            let rows = passage.rects.iter().map(|rect| rect.translate(offset));
            marks.mark(self.painter, look.relation, bold, rows);
        }
        let colour = colour_of(self.frame.input.hand, claim, group);
        if let (Some(colour), Some(last)) = (colour, passage.rects.last()) {
            self.colour(colour, last.translate(offset));
        }
    }

    /// The shape of a colour that the reader gave, right of the passage's last row.
    fn colour(&self, colour: Colour, row: Rect) {
        let theme = self.frame.input.theme;
        let at = pos2(self.place.text_left + self.place.text_width + 1.5 * theme.space, row.center().y);
        let (font, ink) = (FontId { size: 2.5 * theme.space, ..theme.small_font() }, theme.remark(colour));
        self.painter.text(at, Align2::CENTER_CENTER, colour_symbol(colour), font, ink);
    }

    /// What differs in a passage of the selected group: tinted, boxed or with dots under it.
    fn differences(&self, laid: &Laid, passage: &Passage, offset: Vec2) {
        let Some(marking) = self.marking else { return };
        let (claim, theme) = (self.column.claim(passage.claim), self.frame.input.theme);
        let comparison = self.frame.input.comparison;
        let selected = self.frame.input.selected.filter(|&group| comparison.is_in(claim, group));
        let group = selected.unwrap_or(comparison.claims[claim].group);
        let strong = theme.verdict(comparison.groups[group].verdict).strong;
        for &(span, kind) in marking.places(claim) {
            for rect in laid.rects(self.column.page.text(), span) {
                let row = rect.translate(offset);
                let tight = row.shrink2(Vec2::new(0.0, 0.5 * theme.space)).expand2(Vec2::new(1.0, 0.0));
                match kind {
                    Kind::Differs => self.painter.rect_filled(tight, 2.0, strong.gamma_multiply(0.2)),
                    Kind::Conflict => {
                        self.painter.rect_stroke(tight, 2.0, Stroke::new(1.5, strong), StrokeKind::Outside)
                    }
                    Kind::Value(verdict) => {
                        let ink = theme.verdict(verdict).strong;
                        self.painter.rect_filled(tight, 2.0, ink.gamma_multiply(0.2));
                        self.painter.rect_stroke(tight, 2.0, Stroke::new(2.0, ink), StrokeKind::Outside)
                    }
                    Kind::Same => {
                        let y = tight.bottom();
                        let path = [pos2(row.left(), y), pos2(row.right(), y)];
                        self.painter.extend(Shape::dotted_line(&path, theme.text, theme.space, 1.0));
                        continue;
                    }
                };
            }
        }
    }

    /// The ground of a passage: rows joined to one shape, rounded where it begins and ends.
    fn ground(&self, rects: &[Rect], offset: Vec2, color: Color32) {
        let (grow, round) = (0.4 * self.frame.input.theme.space, self.frame.input.theme.space as u8);
        for (row, rect) in rects.iter().enumerate() {
            let begins = if row == 0 { round } else { 0 };
            let ends = if row + 1 == rects.len() { round } else { 0 };
            let corners = CornerRadius { nw: begins, ne: begins, sw: ends, se: ends };
            self.painter.rect_filled(rect.translate(offset).expand2(Vec2::new(grow, 0.0)), corners, color);
        }
    }

    /// A line under every row of a passage that is set against another.
    fn underline(&self, rects: &[Rect], offset: Vec2) {
        let line = Stroke::new(0.5 * self.frame.input.theme.space, self.frame.input.theme.accent);
        for rect in rects {
            let row = rect.translate(offset);
            self.painter.hline(row.x_range(), row.bottom() - line.width, line);
        }
    }

    fn selected(&self, laid: &Laid, offset: Vec2, span: Span) {
        for rect in laid.rects(self.column.page.text(), span) {
            self.painter.rect_filled(rect.translate(offset), 0.0, self.frame.input.theme.selection);
        }
    }

    /// How each passage of a paragraph stands to other articles, for those who do not see the marks: "Differ: “…”; Related: …".
    fn relations(&self, laid: &Laid) -> String {
        let comparison = self.frame.input.comparison;
        let claims = laid.passages.iter().map(|passage| self.column.claim(passage.claim));
        let relations = claims.map(|claim| (Relation::of(comparison, claim), claim));
        let beside = relations.filter(|(relation, _)| relation.is_beside());
        let spoken = beside.map(|(relation, claim)| {
            t!("passage-stands", relation = relation.words(), words = shortened(comparison.words(claim)))
        });
        spoken.collect::<Vec<_>>().join("; ")
    }

    /// Gives every paragraph in sight its words as an accessible name, where somebody listens.
    fn name_paragraphs(&self, ui: &Ui, body: egui::Id) {
        if ui.accesskit_node_builder(body, |_| ()).is_none() {
            return;
        }
        for &(block, top) in &self.column.sight {
            let Some(laid) = self.column.page.rows(block) else { continue };
            let size = Vec2::new(self.place.text_width, laid.height());
            let rect = Rect::from_min_size(self.place.origin(top), size);
            let id = body.with(block);
            ui.interact(rect.intersect(self.place.body), id, Sense::hover());
            let words = self.column.page.blocks()[block].span.of(self.column.page.text());
            ui.accesskit_node_builder(id, |node| {
                node.set_role(accesskit::Role::Paragraph);
                node.set_label(words);
                node.set_description(self.relations(laid));
                node.set_bounds(bounds(rect.intersect(self.place.body)));
            });
        }
    }
}

fn bounds(rect: Rect) -> accesskit::Rect {
    let (min, max) = (rect.min, rect.max);
    accesskit::Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() }
}

/// The line at which a carried column would be put down.
pub fn paint_insertion(ui: &Ui, frame: &Frame<'_>, x: f32) {
    let x = (frame.area.left() + x - frame.x).clamp(frame.area.left() + 1.0, frame.area.right() - 1.0);
    let line = Stroke::new(0.75 * frame.input.theme.space, frame.input.theme.accent);
    ui.painter().line_segment([pos2(x, frame.area.top()), pos2(x, frame.area.bottom())], line);
}

/// The symbols for this frame, and whether glyphs moved in their texture or fonts changed since `before`.
pub fn fresh_symbols(ui: &Ui, frame: &Frame<'_>, before: Option<&Symbols>) -> (Symbols, bool) {
    let symbols = Symbols::new(ui.painter(), frame.input.theme);
    let moved = before.is_none_or(|before| !symbols.same(before));
    (symbols, moved)
}
