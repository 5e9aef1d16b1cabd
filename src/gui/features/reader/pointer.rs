//! The pointer over a column's text: what is under it, clicks, selecting by dragging, the context menu.
//!
//! Turns egui's responses into events and changes to the reader's own model; paints nothing.

use egui::{CursorIcon, EventFilter, Id, Key, Pos2, Response, Sense, Ui, WidgetInfo, accesskit};

use super::{
    Reader, ReaderEvent,
    model::Column,
    place::{Frame, Place},
    review,
    select::{Selection, word_at},
};
use crate::{
    gui::{
        features::review::message::Overrule,
        wording::{names::title_of, relation::Relation},
        words::t,
    },
    ids::{ClaimId, DocumentId},
    text::Span,
};

/// How fast text scrolls while a selection is dragged beyond it: points a second for each point beyond.
const PULL_PER_SEC: f32 = 10.0;

/// What the context menu is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    document: DocumentId,
    claim: Option<ClaimId>,
    byte: u32,
}

/// What is at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Where a caret would stand.
    pub byte: u32,
    /// The claim whose words are there.
    pub claim: Option<ClaimId>,
}

impl Column {
    /// What of the text in sight is at `at`, or nearest to it.
    pub fn hit(&self, place: &Place, at: Pos2) -> Option<Hit> {
        let nearest = self.sight.partition_point(|&(_, top)| top <= at.y).saturating_sub(1);
        let &(block, top) = self.sight.get(nearest)?;
        let laid = self.page.rows(block)?;
        let within = at - place.origin(top);
        let claim = laid.claim_at(within).map(|local| self.claim(local));
        Some(Hit { byte: laid.byte_at(self.page.text(), within), claim })
    }
}

impl Reader {
    /// Name of the text of the column of `document` among egui's widgets.
    pub(super) fn body_id(ui: &Ui, document: &DocumentId) -> Id {
        ui.scope_id().with(("text", document))
    }

    /// Takes in what the pointer does over the text of the column at `index`.
    pub(super) fn body_ui(&mut self, ui: &mut Ui, frame: &Frame<'_>, index: usize, events: &mut Vec<ReaderEvent>) {
        let column = &self.columns.list()[index];
        let place = frame.place(column);
        let rect = place.body.intersect(place.clip);
        let response = ui.interact(rect, Self::body_id(ui, &column.document), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Article, true, text_name(column)));
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        if response.gained_focus() && ui.input(|input| input.key_pressed(Key::Tab)) {
            self.columns.show(index);
            ui.request_repaint();
        }
        let column = &self.columns.list()[index];
        if let Some(hit) = response.hover_pos().and_then(|at| column.hit(&place, at)) {
            self.over =
                hit.claim.and_then(|claim| Some((claim, column.around(&place, column.claims.to_local(claim))?)));
            self.hover(ui, frame, hit);
        }
        self.clicks(ui, frame, (index, &place), &response, events);
        self.drag(ui, (index, &place), &response);
        self.menu(frame, index, &response, events);
    }

    fn hover(&mut self, ui: &Ui, frame: &Frame<'_>, hit: Hit) {
        let comparison = frame.input.comparison;
        self.pointed = hit.claim.map(|claim| comparison.claims[claim].group);
        let beside = hit.claim.is_some_and(|claim| Relation::of(comparison, claim).is_beside());
        ui.set_cursor_icon(if beside { CursorIcon::PointingHand } else { CursorIcon::Text });
    }

    fn clicks(
        &mut self,
        ui: &Ui,
        frame: &Frame<'_>,
        (index, place): (usize, &Place),
        response: &Response,
        events: &mut Vec<ReaderEvent>,
    ) {
        let column = &self.columns.list()[index];
        let Some(at) = response.interact_pointer_pos() else { return };
        let Some(hit) = column.hit(place, at) else { return };
        if response.secondary_clicked() {
            self.menu = Some(Menu { document: column.document.clone(), claim: hit.claim, byte: hit.byte });
        } else if response.triple_clicked() {
            self.selection = Some(Selection::of(&column.document, whole(frame, column, hit)));
        } else if response.double_clicked() {
            self.selection = Some(Selection::of(&column.document, word_at(column.page.text(), hit.byte)));
        } else if response.clicked() {
            response.request_focus();
            self.click(ui, frame, (index, place), hit, events);
        }
    }

    /// One click: extends the selection with Shift held, picks the passage with Ctrl held, and selects the passage otherwise.
    fn click(
        &mut self,
        ui: &Ui,
        frame: &Frame<'_>,
        (index, place): (usize, &Place),
        hit: Hit,
        events: &mut Vec<ReaderEvent>,
    ) {
        let column = &self.columns.list()[index];
        if ui.input(|input| input.modifiers.shift)
            && let Some(selection) = self.selection.as_mut().filter(|s| s.document == column.document)
        {
            selection.head = hit.byte;
            return;
        }
        self.selection = None;
        if let Some(claim) = hit.claim.filter(|_| ui.input(|input| input.modifiers.command)) {
            events.push(ReaderEvent::Overrule(Overrule::PickPassage(claim)));
            return;
        }
        let group = hit.claim.map(|claim| frame.input.comparison.claims[claim].group);
        self.clicked = group.zip(hit.claim.and_then(|claim| line_of(frame, column, place, claim)));
        events.push(ReaderEvent::Select(hit.claim));
    }

    /// Selects text from where the pointer was pressed to where it is, and scrolls where it is beyond the text.
    fn drag(&mut self, ui: &Ui, (index, place): (usize, &Place), response: &Response) {
        let primary = egui::PointerButton::Primary;
        let Some(at) = response.interact_pointer_pos() else { return };
        let column = self.columns.get_mut(index);
        if response.drag_started_by(primary) {
            // Ctrl+C is meant for what was selected last, not for the find box.
            response.request_focus();
            let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
            let start = column.hit(place, origin).map(|hit| hit.byte);
            let document = column.document.clone();
            self.selection = start.map(|byte| Selection { document, anchor: byte, head: byte });
        }
        if !response.dragged_by(primary) {
            return;
        }
        let column = self.columns.get_mut(index);
        if let (Some(selection), Some(hit)) = (&mut self.selection, column.hit(place, at)) {
            selection.head = hit.byte;
        }
        let beyond = (at.y - place.body.bottom()).max(0.0) + (at.y - place.body.top()).min(0.0);
        if beyond != 0.0 {
            let step = beyond * PULL_PER_SEC * ui.input(|input| input.stable_dt.min(0.1));
            column.anchor = column.anchor.moved(step);
            self.following.move_with(&column.document);
            ui.request_repaint();
        }
    }

    fn menu(&mut self, frame: &Frame<'_>, index: usize, response: &Response, events: &mut Vec<ReaderEvent>) {
        let document = &self.columns.list()[index].document;
        let Some(menu) = self.menu.clone().filter(|menu| menu.document == *document) else { return };
        let selected = self.selected_text();
        let words = self.words_at(index, menu.byte);
        response.context_menu(|ui| {
            events.extend(menu_ui(ui, frame, &menu, selected));
            events.extend(review::menu_ui(ui, frame, menu.claim, words));
        });
    }

    /// The selected words, where there are any.
    pub(super) fn selected_text(&self) -> Option<&str> {
        let selection = self.selection.as_ref().filter(|selection| !selection.span().is_empty())?;
        let column = &self.columns.list()[self.columns.position(&selection.document)?];
        Some(selection.span().of(column.page.text()))
    }
}

/// The entries of the context menu; the one that was chosen.
fn menu_ui(ui: &mut Ui, frame: &Frame<'_>, menu: &Menu, selected: Option<&str>) -> Option<ReaderEvent> {
    let comparison = frame.input.comparison;
    let mut chosen = None;
    if let Some(claim) = menu.claim {
        if ui.button(t!("passage-copy")).clicked() {
            chosen = Some(ReaderEvent::Copy(comparison.words(claim).to_owned()));
        }
        if ui.button(t!("passage-quote")).clicked() {
            chosen = Some(ReaderEvent::CopyQuotation(claim));
        }
    }
    if let Some(words) = selected
        && ui.button(t!("passage-copy-selection")).clicked()
    {
        chosen = Some(ReaderEvent::Copy(words.to_owned()));
    }
    if let Some(claim) = menu.claim
        && ui.button(t!("passage-evidence")).clicked()
    {
        chosen = Some(ReaderEvent::Select(Some(claim)));
    }
    chosen = menu.claim.and_then(|claim| compare_entries(ui, frame, claim)).or(chosen);
    if menu.claim.is_none() && selected.is_none() {
        ui.weak(t!("passage-none"));
    }
    if chosen.is_some() {
        ui.close();
    }
    chosen
}

/// The entries that set `claim` against another passage.
fn compare_entries(ui: &mut Ui, frame: &Frame<'_>, claim: ClaimId) -> Option<ReaderEvent> {
    let mut chosen = None;
    if ui.button(t!("passage-compare")).on_hover_text(t!("passage-compare-tip")).clicked() {
        chosen = Some(ReaderEvent::CompareWith(claim));
    }
    let with_picked = frame.input.passage.is_some_and(|picked| picked != claim);
    if with_picked && ui.button(t!("passage-explain")).on_hover_text(t!("passage-explain-tip")).clicked() {
        chosen = Some(ReaderEvent::Explain(claim));
    }
    chosen
}

/// What a triple click selects: the passage, or beside passages the block.
fn whole(frame: &Frame<'_>, column: &Column, hit: Hit) -> Span {
    match hit.claim {
        Some(claim) => frame.input.comparison.claim(claim).1.span,
        None => column.page.blocks()[column.page.block_of(hit.byte)].span,
    }
}

/// Points between the top of the text's view and the passage of `claim`.
fn line_of(frame: &Frame<'_>, column: &Column, place: &Place, claim: ClaimId) -> Option<f32> {
    let span = frame.input.comparison.claim(claim).1.span;
    let block = column.page.block_of(span.start);
    let (_, top) = column.sight.iter().find(|(in_sight, _)| *in_sight == block)?;
    let (first, _) = column.page.rows(block)?.rows_of(column.page.text(), span)?;
    Some(top + first - place.body.top())
}

/// Accessible name of a column's text.
fn text_name(column: &Column) -> String {
    t!("column-text", title = title_of(&column.page.article().document))
}
