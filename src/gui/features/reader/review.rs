//! What the reader picked and marked in the columns: how it is drawn, its keys and its part of the context menu.

use egui::{Key, Modifiers, Painter, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::{
    Reader, ReaderEvent,
    layout::Laid,
    model::{Column, Goal},
    place::{Frame, Sheet},
    select::Selection,
};
use crate::{
    gui::{
        features::review::{message::Overrule, model::TextPlace},
        theme::Theme,
        widgets::pen::pen,
        words::t,
    },
    ids::ClaimId,
    ingest::MarkKind,
    segment::PieceKind,
    text::Span,
};

/// Draws a line around every row of a picked passage, and a tick after its words.
pub(super) fn paint_picked(painter: &Painter, theme: &Theme, rects: &[Rect], offset: Vec2) {
    let line = Stroke::new(1.5, theme.accent);
    for rect in rects {
        let row = rect.translate(offset).expand2(Vec2::new(0.5 * theme.space, -0.25 * theme.space));
        painter.rect_stroke(row, 0.75 * theme.space, line, StrokeKind::Outside);
    }
    let Some(first) = rects.first() else { return };
    let center = first.translate(offset).left_top() + Vec2::new(-0.25 * theme.space, 0.5 * theme.space);
    painter.circle_filled(center, 1.75 * theme.space, theme.accent);
    let tick = [(-0.75, 0.0), (-0.2, 0.6), (0.8, -0.6)];
    let tick = tick.map(|(x, y)| center + Vec2::new(x, y) * theme.space).to_vec();
    painter.add(Shape::line(tick, Stroke::new(1.5, theme.page)));
}

/// Draws a dashed line under the words that the reader marked, and a pen beside them.
pub(super) fn paint_marks(sheet: &Sheet<'_>, laid: &Laid, offset: Vec2) {
    let document = &sheet.column.page.article().document;
    let theme = sheet.frame.input.theme;
    for mark in document.marks.iter().filter(|mark| mark.span.overlaps(laid.span())) {
        let color = match mark.kind {
            MarkKind::Claim => theme.accent,
            MarkKind::Furniture => theme.text_faint,
        };
        let mut last = None;
        for rect in laid.rects(&document.text, mark.span) {
            let row = rect.translate(offset);
            let y = row.bottom() - 0.25 * theme.space;
            let path = [pos2(row.left(), y), pos2(row.right(), y)];
            sheet.painter.extend(Shape::dashed_line(&path, Stroke::new(1.0, color), theme.space, 0.75 * theme.space));
            last = Some(row);
        }
        if let Some(row) = last.filter(|_| mark.span.end <= laid.span().end) {
            let right = sheet.place.text_left + sheet.place.text_width + 1.5 * theme.space;
            pen(sheet.painter, pos2(right, row.center().y), 2.5 * theme.space, color);
        }
    }
}

impl Reader {
    /// The selected words, where there are any.
    pub(super) fn selected_place(&self) -> Option<TextPlace> {
        let selection = self.selection.as_ref().filter(|selection| !selection.span().is_empty())?;
        Some(TextPlace { document: selection.document.clone(), span: selection.span() })
    }

    /// No words are selected any more.
    pub fn forget_selection(&mut self) {
        self.selection = None;
    }

    /// Sends which words are selected when that changed.
    pub(super) fn tell_selected(&mut self, events: &mut Vec<ReaderEvent>) {
        let place = self.selected_place();
        if place != self.told_text {
            self.told_text.clone_from(&place);
            events.push(ReaderEvent::Overrule(Overrule::SelectText(place)));
        }
    }

    /// The selected words at `byte` of the column at `index`, or else the piece of text that is there.
    pub(super) fn words_at(&self, index: usize, byte: u32) -> Option<TextPlace> {
        let column = &self.columns.list()[index];
        let is_there =
            |place: &TextPlace| place.document == column.document && place.span.start <= byte && byte <= place.span.end;
        if let Some(selected) = self.selected_place().filter(is_there) {
            return Some(selected);
        }
        let span = pieces(column).find(|span| span.start <= byte && byte <= span.end)?;
        Some(TextPlace { document: column.document.clone(), span })
    }

    /// Space picks the selected passage; Shift with Down and Up selects the text piece by piece.
    pub(super) fn overrule_keys(&mut self, ui: &Ui, index: usize, events: &mut Vec<ReaderEvent>) {
        let count = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
        let [next, previous] = [Key::ArrowDown, Key::ArrowUp].map(|key| count(Modifiers::SHIFT, key));
        (0..next).for_each(|_| self.select_piece(index, true));
        (0..previous).for_each(|_| self.select_piece(index, false));
        events.extend((0..count(Modifiers::NONE, Key::Space)).map(|_| ReaderEvent::PickSelected));
    }

    /// Selects the piece after or before the selected words, or the first in sight.
    fn select_piece(&mut self, index: usize, after: bool) {
        let column = self.columns.get_mut(index);
        let own = self.selection.as_ref().filter(|selection| selection.document == column.document);
        let first = column.sight.first().map_or(0, |&(block, _)| column.page.blocks()[block].span.start);
        let piece = match own.map(Selection::span) {
            Some(here) if after => pieces(column).find(|span| span.start >= here.end.max(here.start + 1)),
            Some(here) => pieces(column).take_while(|span| span.start < here.start).last(),
            None => pieces(column).find(|span| span.start >= first),
        };
        if let Some(span) = piece {
            self.selection = Some(Selection::of(&column.document, span));
            column.goal = Some(Goal { span, line: None });
        }
    }
}

/// What the text of `column` is made of: sentences, captions, furniture.
fn pieces(column: &Column) -> impl Iterator<Item = Span> + '_ {
    let pieces = column.page.article().paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    pieces.filter(|piece| piece.kind != PieceKind::Header).map(|piece| piece.span)
}

/// The entries of the context menu that overrule; the one that was chosen.
pub(super) fn menu_ui(
    ui: &mut Ui,
    frame: &Frame<'_>,
    claim: Option<ClaimId>,
    words: Option<TextPlace>,
) -> Option<ReaderEvent> {
    let mut chosen = None;
    if let Some(claim) = claim {
        ui.separator();
        chosen = passage_entries(ui, frame, claim);
    }
    if let Some(words) = words {
        ui.separator();
        chosen = mark_entries(ui, frame, words).or(chosen);
    }
    if chosen.is_some() {
        ui.close();
    }
    chosen.map(ReaderEvent::Overrule)
}

fn passage_entries(ui: &mut Ui, frame: &Frame<'_>, claim: ClaimId) -> Option<Overrule> {
    let comparison = frame.input.comparison;
    let pick = if frame.input.picked.contains(&claim) { t!("overrule-let-go") } else { t!("overrule-pick") };
    let mut entries = vec![(pick, Overrule::PickPassage(claim))];
    if comparison.groups[comparison.claims[claim].group].members.len() > 1 {
        entries.push((t!("overrule-confirm"), Overrule::Confirm(claim)));
        entries.push((t!("overrule-take-out"), Overrule::TakeOut(claim)));
    }
    entries.push((t!("overrule-move"), Overrule::Move(claim)));
    let mut chosen = None;
    for (words, overrule) in entries {
        if ui.button(words).clicked() {
            chosen = Some(overrule);
        }
    }
    chosen
}

fn mark_entries(ui: &mut Ui, frame: &Frame<'_>, words: TextPlace) -> Option<Overrule> {
    let is_its = |article: &&std::sync::Arc<crate::compare::Article>| article.document.id == words.document;
    let document = &frame.input.comparison.articles.iter().find(is_its)?.document;
    let marked = document.marks.iter().any(|mark| mark.span.overlaps(words.span));
    let mut chosen = None;
    for (entry, kind, can) in [
        (t!("overrule-mark-claim"), Some(MarkKind::Claim), true),
        (t!("overrule-mark-furniture"), Some(MarkKind::Furniture), true),
        (t!("overrule-unmark"), None, marked),
    ] {
        if can && ui.button(entry).clicked() {
            chosen = Some(Overrule::Mark(words.clone(), kind));
        }
    }
    chosen
}
