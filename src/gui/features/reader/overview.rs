//! The overview at a column's side: every passage that other articles have something beside, at its place, what is in sight as a frame, click and drag to go there.
//!
//! Marks are made anew only when a height or the strip changes, and there are never more than a strip has room for.

use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, emath::Rangef};

use super::{
    Reader,
    bars::{Bar, pressed_at},
    cache::{Mark, Overview},
    layout::Measured,
    model::{Column, Goal},
    place::{Frame, Place},
    scroll::Anchor,
};
use crate::{
    compare::Comparison,
    gui::{
        theme::Theme,
        wording::{names::title_of, relation::Relation},
        words::t,
    },
    ids::GroupId,
    text::Span,
};

/// Least height of a mark in points.
const LEAST_MARK: f32 = 2.0;

/// Width of the strip in a column that is not narrow.
pub fn strip_width(theme: &Theme) -> f32 {
    3.0 * theme.space
}

/// The marks of passages that `places` puts along a strip `length` points long, the gravest last, so that they lie on top.
/// Of those that would look the same one is kept.
fn marks(places: impl Iterator<Item = (GroupId, Relation, Rangef)>, length: f32) -> Vec<Mark> {
    let mark = |(group, relation, part): (GroupId, Relation, Rangef)| {
        let top = (part.min * length).round().min(length - LEAST_MARK).max(0.0);
        let bottom = (part.max * length).round().max(top + LEAST_MARK);
        Mark { group, relation, y: Rangef::new(top, bottom) }
    };
    let mut marks: Vec<Mark> = places.map(mark).collect();
    marks.sort_by(|a, b| b.relation.cmp(&a.relation).then(a.y.min.total_cmp(&b.y.min)));
    marks.dedup_by(|a, b| a.relation == b.relation && a.y == b.y);
    marks
}

impl Column {
    /// Makes the marks anew where something moved them.
    fn refresh_overview(&mut self, comparison: &Comparison, length: f32) {
        let key = (self.page.heights_version(), length);
        if self.overview.made_for == Some(key) {
            return;
        }
        let tops = self.page.tops();
        let claims = &self.page.article().claims;
        let places = self.claims.clone().zip(claims).filter_map(|(index, claim)| {
            let group = comparison.claims[index].group;
            let relation = Relation::of(comparison, index);
            let part = |at| self.page.part_of(&tops, at);
            let Span { start, end } = claim.span;
            relation.is_beside().then(|| (group, relation, Rangef::new(part(start), part(end))))
        });
        let marks = marks(places, length);
        self.overview = Overview { made_for: Some(key), marks, active: self.overview.active };
    }

    /// Where the strip is.
    fn strip(&self, place: &Place, theme: &Theme) -> Rect {
        let x = match self.narrow {
            true => {
                let right = place.column.right() - 1.5 * theme.space;
                Rangef::new(right - 4.0 * theme.space, right)
            }
            false => Rangef::new(place.body.right() - strip_width(theme) - 1.0, place.body.right() - 1.0),
        };
        Rect::from_x_y_ranges(x, place.body.y_range().shrink(0.5 * theme.space))
    }

    /// Where along the narrow column's strip the first passage of `group` is.
    pub(super) fn mark_of(&self, group: GroupId) -> Option<Rangef> {
        self.overview.marks.iter().find(|mark| mark.group == group).map(|mark| mark.y)
    }
}

impl Reader {
    /// Takes in what the pointer does to the overview of the column at `index`.
    pub(super) fn overview_ui(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let column = self.columns.get_mut(index);
        let place = frame.place(column);
        let strip = column.strip(&place, frame.input.theme);
        column.refresh_overview(frame.input.comparison, strip.height());
        let id = ui.scope_id().with(("overview", &column.document));
        let response = ui.interact(strip.intersect(place.clip), id, Sense::CLICK | Sense::DRAG);
        let name = || t!("reader-overview", title = title_of(&column.page.article().document));
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ScrollBar, true, name()));
        column.overview.active = response.hovered() || response.dragged();
        if let Some(at) = response.hover_pos()
            && let Some(mark) = column.overview.at(at.y - strip.top())
        {
            self.pointed = Some(mark.group);
        }
        if column.narrow {
            self.widen_at(ui, index, &response, strip);
        } else {
            self.go_along(ui, index, &response, (strip, place.body.height()));
        }
    }

    /// Goes to where the strip is held.
    fn go_along(&mut self, ui: &Ui, index: usize, response: &Response, (strip, view): (Rect, f32)) {
        let column = self.columns.get_mut(index);
        let total = column.page.total();
        let Some(at) = pressed_at(response).filter(|_| total > view) else { return };
        let bar = Bar { track: strip.y_range(), view, total };
        column.stop();
        column.anchor = Anchor::near(bar.at(at.y), &Measured { page: &mut column.page, painter: ui.painter() });
        self.following.move_with(&column.document);
        ui.request_repaint();
    }

    /// A narrow column is widened at the place that was clicked.
    fn widen_at(&mut self, ui: &Ui, index: usize, response: &Response, strip: Rect) {
        let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) else { return };
        let column = self.columns.get_mut(index);
        column.narrow = false;
        let start = column.page.byte_at_part((at.y - strip.top()) / strip.height());
        column.goal = Some(Goal { span: Span { start, end: start + 1 }, line: None });
        self.columns.show(index);
        ui.request_repaint();
    }

    /// Draws the overview of the column at `index`.
    pub(super) fn paint_overview(&self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let column = &self.columns.list()[index];
        let place = frame.place(column);
        let (theme, strip) = (frame.input.theme, column.strip(&place, frame.input.theme));
        let painter = ui.painter().with_clip_rect(place.body.intersect(place.clip));
        let active = column.overview.active;
        if active || column.narrow {
            painter.rect_filled(strip, theme.space / 2.0, theme.panel);
        }
        let lit = [frame.input.selected, self.pointed.or(frame.input.hovered)];
        let inner = strip.x_range().shrink(0.75 * theme.space);
        for lit_ones in [false, true] {
            for mark in column.overview.marks.iter().filter(|mark| lit.contains(&Some(mark.group)) == lit_ones) {
                let (x, part) = if lit_ones { (strip.x_range(), 1.0) } else { (inner, 0.45) };
                let y = Rangef::new(strip.top() + mark.y.min, strip.top() + mark.y.max);
                let color = theme.relation(mark.relation).strong.gamma_multiply(part);
                painter.rect_filled(Rect::from_x_y_ranges(x, y), CornerRadius::same(1), color);
            }
        }
        let (view, total) = (place.body.height(), column.page.total());
        if total > view && !column.narrow {
            let at =
                (0..column.anchor.block).map(|block| column.page.height(block)).sum::<f32>() + column.anchor.offset;
            let seen = Rect::from_x_y_ranges(strip.x_range(), Bar { track: strip.y_range(), view, total }.thumb(at));
            let color = if active { theme.text } else { theme.text_faint };
            painter.rect(
                seen,
                theme.space / 2.0,
                color.gamma_multiply(0.08),
                Stroke::new(1.0, color),
                StrokeKind::Inside,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Verdict;

    fn place(group: u32, verdict: Verdict, top: f32) -> (GroupId, Relation, Rangef) {
        (GroupId(group), Relation::Judged(verdict), Rangef::new(top, top + 0.001))
    }

    fn overview(places: &[(GroupId, Relation, Rangef)]) -> Overview {
        Overview { marks: marks(places.iter().copied(), 400.0), ..Overview::default() }
    }

    #[test]
    fn every_mark_can_be_seen_and_lies_on_the_strip() {
        let made = overview(&[place(1, Verdict::Agree, 0.0), place(2, Verdict::Agree, 1.0)]);
        let ranges: Vec<_> = made.marks.iter().map(|mark| (mark.y.min, mark.y.max)).collect();
        assert_eq!(ranges, [(0.0, 2.0), (398.0, 400.0)]);
    }

    #[test]
    fn the_gravest_lies_on_top_and_what_looks_the_same_is_drawn_once() {
        let made = overview(&[
            place(1, Verdict::Disputed, 0.5),
            place(2, Verdict::Agree, 0.5),
            place(3, Verdict::Agree, 0.5),
            place(4, Verdict::Differ, 0.5),
            (GroupId(5), Relation::Related, Rangef::new(0.5, 0.501)),
        ]);
        let groups: Vec<_> = made.marks.iter().map(|mark| mark.group.0).collect();
        assert_eq!(groups, [5, 2, 4, 1]);
    }

    #[test]
    fn a_mark_is_pointed_at_from_nearby_only() {
        let made = overview(&[place(1, Verdict::Agree, 0.25), place(2, Verdict::Agree, 0.5)]);
        let at = |y| made.at(y).map(|mark| mark.group.0);
        assert_eq!([at(101.0), at(104.0), at(198.0), at(150.0)], [Some(1), Some(1), Some(2), None]);
    }
}
