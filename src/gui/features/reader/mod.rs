//! The columns: one article each, side by side.
//!
//! `model` (which columns, their order, width and place) and `cache` (what each remembers of how it was drawn), `place`
//! (where its parts are on the screen), `scroll` (positions and movements), `sync` and `follow` (columns that follow the one
//! that is scrolled), `blocks`, `setting` and `layout` (paragraphs to wrapped rows, cached, only what is in sight), `paint`,
//! `found`, `marks` and `marking` (rows to shapes, and what is marked in them), `header` and `handles` (what is told of a
//! column and done to it), `ribbons` and `bands` (what joins columns), `overview` (where in a column the passages are that
//! others have something beside), `pointer`, `hover`, `keys` and `bars` (what the reader does to them), `select` (selected
//! text), `review` (what the reader picked and marked). The reader sends events; it changes nothing but its own model.
//! Invariant: a frame costs what is in sight, however many articles there are and however long they are.

mod bands;
mod bars;
mod blocks;
mod cache;
mod follow;
mod found;
mod handles;
mod header;
mod hover;
mod keys;
mod layout;
mod marking;
mod marks;
mod model;
mod overview;
mod paint;
mod place;
mod pointer;
mod review;
mod ribbons;
mod scroll;
mod select;
mod setting;
mod sync;

use egui::{Rect, Sense, Ui, Vec2, emath::GuiRounding as _};

use self::{
    follow::Following,
    layout::Measured,
    marking::Marking,
    marks::Symbols,
    model::{Column, Columns, Goal},
    place::{Frame, Place},
    scroll::{Anchor, Extents as _, Glide},
    select::Selection,
    setting::Setting,
};
use super::{
    find::model::Matches,
    review::{message::Overrule, model::TextPlace},
};
use crate::{
    compare::Comparison,
    edits::Hand,
    gui::{
        app::settings::Choices,
        theme::Theme,
        words::{Language, spoken},
    },
    ids::{ClaimId, DocumentId, FactId, GroupId},
    text::Span,
};

/// Above the upper third: where a revealed passage begins, as a part of the view's height.
const REVEAL_AT: f32 = 0.3;

/// More laid-out blocks than this in all columns, and those of columns out of sight are forgotten.
const MOST_LAID: usize = 2000;

/// What one frame of the columns is drawn from.
pub struct ReaderInput<'a> {
    /// What is shown.
    pub comparison: &'a Comparison,
    /// Changes whenever `comparison` does.
    pub epoch: u64,
    /// The selected group.
    pub selected: Option<GroupId>,
    /// The fact of which a value was gone to.
    pub fact: Option<FactId>,
    /// The group under the pointer, wherever it is (a column or the claims list).
    pub hovered: Option<GroupId>,
    /// The passage that a second one is compared with, if one is picked.
    pub passage: Option<ClaimId>,
    /// Two passages that are set against each other.
    pub pair: Option<[ClaimId; 2]>,
    /// What the reader said of it.
    pub hand: &'a Hand,
    /// The passages that are picked.
    pub picked: &'a [ClaimId],
    /// Words that were looked for.
    pub found: Option<&'a Matches>,
    /// How the reader wants them.
    pub choices: Choices,
    /// Tokens.
    pub theme: &'a Theme,
}

/// The group and the fact that are marked.
type Marked = (Option<GroupId>, Option<FactId>);

/// What the reader did to the columns.
#[derive(Clone, Debug, PartialEq)]
pub enum ReaderEvent {
    /// A passage was clicked; `None`: beside every passage.
    Select(Option<ClaimId>),
    /// A passage that this one is compared with is to be chosen.
    CompareWith(ClaimId),
    /// Why the picked passage and this one are or are not joined is to be shown.
    Explain(ClaimId),
    /// The pointer is over a passage of the group, or over none; sent when that changes.
    Hover(Option<GroupId>),
    /// The article with this document id is to be closed.
    Close(DocumentId),
    /// Text for the clipboard.
    Copy(String),
    /// A passage for the clipboard, with where it comes from.
    CopyQuotation(ClaimId),
    /// Something of the program's judgement is overruled, or picked for it.
    Overrule(Overrule),
    /// The selected passage is to be picked, or let go.
    PickSelected,
}

/// The columns and what is remembered between frames.
#[derive(Default)]
pub struct Reader {
    columns: Columns,
    selection: Option<Selection>,
    menu: Option<pointer::Menu>,
    following: Following,
    /// Document of the column whose header is being dragged.
    carried: Option<DocumentId>,
    /// Group under the pointer in this frame, and the one that was last told.
    pointed: Option<GroupId>,
    told: Option<GroupId>,
    /// The selected words that were last told.
    told_text: Option<TextPlace>,
    /// Passage under the pointer in this frame and where its words are, and since when.
    over: Option<(ClaimId, Rect)>,
    rest: Option<hover::Rest>,
    /// Group that was clicked, and how far below the top of its column's view.
    clicked: Option<(GroupId, f32)>,
    /// What is marked in the passages of a group and of a fact, and for which it was made.
    marking: Option<(Marked, Marking)>,
    symbols: Option<Symbols>,
    theme: Option<Theme>,
    language: Language,
    /// The column that is to have the keyboard.
    called: Option<usize>,
}

impl Reader {
    /// Draws the columns into the rest of `ui` and returns what the reader did.
    pub fn ui(&mut self, ui: &mut Ui, input: &ReaderInput<'_>) -> Vec<ReaderEvent> {
        let mut events = Vec::new();
        let rect = ui.available_rect_before_wrap();
        self.sync(input);
        let mut frame = self.frame(ui, rect, input);
        self.keys(ui, &frame, &mut events);
        self.wheel(ui, &frame);
        self.columns.place(frame.area.width());
        frame.x = self.columns.x;
        self.refresh_rows(ui, &frame);
        ui.painter().rect_filled(rect, 0.0, input.theme.ground);
        self.pointed = None;
        let in_sight = self.columns.in_sight();
        self.refresh_marking(input);
        self.arrange_all(ui, &frame, &in_sight);
        for &index in &in_sight {
            if !self.columns.list()[index].narrow {
                self.body_ui(ui, &frame, index, &mut events);
            }
            self.overview_ui(ui, &frame, index);
            self.paint_page(ui, &frame, index);
        }
        self.ribbons_ui(ui, &frame, &in_sight, &mut events);
        for &index in &in_sight {
            if !self.columns.list()[index].narrow {
                self.paint_body(ui, &frame, index);
            }
            self.header_ui(ui, &frame, index, &mut events);
            self.paint_overview(ui, &frame, index);
        }
        in_sight.into_iter().for_each(|index| self.gutter(ui, &frame, index));
        self.columns_bar(ui, &frame);
        self.landing(ui, &frame);
        self.card(ui, &frame);
        self.tell_pointed(ui, &mut events);
        self.tell_selected(&mut events);
        ui.allocate_rect(rect, Sense::hover());
        events
    }

    /// Takes over what there is to show without drawing it, so that it can be gone to.
    pub fn keep_up(&mut self, ui: &Ui, input: &ReaderInput<'_>) {
        self.sync(input);
        self.columns.place(ui.available_rect_before_wrap().width());
    }

    /// Scrolls every column that has a passage of `group`, or one on the same part of the story, so that it comes into sight: beside the passage that was
    /// clicked, or else about a third below the top. What is in sight already where nothing was clicked stays; columns
    /// out of sight are then brought into sight, as many as fit.
    pub fn reveal(&mut self, comparison: &Comparison, group: GroupId) {
        let line = self.clicked.take().filter(|&(clicked, _)| clicked == group).map(|(_, line)| line);
        self.following.end();
        self.columns.reveal(comparison, group, line);
    }

    /// Scrolls the columns of two passages so that both come into sight, or at least the second.
    pub fn reveal_passages(&mut self, comparison: &Comparison, pair: [ClaimId; 2]) {
        self.following.end();
        self.columns.reveal_passages(comparison, pair);
    }

    /// Document ids of the columns from left to right.
    pub fn order(&self) -> impl Iterator<Item = &DocumentId> {
        self.columns.list().iter().map(|column| &column.document)
    }

    /// What is in sight of each column: the document's id and its bytes.
    pub fn sight(&self) -> Vec<(DocumentId, Span)> {
        let seen = |column: &Column| {
            let (first, last) = (column.sight.first()?.0, column.sight.last()?.0);
            let blocks = column.page.blocks();
            let span = Span { start: blocks.get(first)?.span.start, end: blocks.get(last)?.span.end };
            Some((column.document.clone(), span))
        };
        self.columns.in_sight().into_iter().filter_map(|index| seen(&self.columns.list()[index])).collect()
    }

    /// How many blocks of text are laid out and remembered.
    pub fn laid_blocks(&self) -> usize {
        self.columns.list().iter().map(|column| column.page.laid_count()).sum()
    }

    /// Takes over another comparison.
    fn sync(&mut self, input: &ReaderInput<'_>) {
        if !self.columns.sync(input.comparison, input.epoch) {
            return;
        }
        let gone = |document: &DocumentId| self.columns.position(document).is_none();
        if self.selection.as_ref().is_some_and(|selection| gone(&selection.document)) {
            self.selection = None;
        }
        self.following.forget();
        self.marking = None;
        (self.menu, self.told, self.clicked, self.rest) = (None, None, None, None);
    }

    fn frame<'a>(&mut self, ui: &Ui, rect: Rect, input: &'a ReaderInput<'a>) -> Frame<'a> {
        self.columns.set_spacing(input.theme.ribbons.gap, input.theme.reading_size);
        self.columns.place(rect.width());
        let scrolls = self.columns.total_width() > rect.width();
        let below = if scrolls { bars::bar_width(input.theme) } else { 0.0 };
        Frame {
            input,
            area: Rect::from_min_size(rect.min, rect.size() - Vec2::new(0.0, below)),
            pinned_reach: self.columns.pinned_reach(),
            x: self.columns.x,
            header_height: header::header_height(ui, input.theme),
            pixels_per_point: ui.pixels_per_point(),
            now_secs: ui.input(|input| input.time),
            animate: ui.style().animation_time > 0.0,
        }
    }

    fn place(&self, frame: &Frame<'_>, index: usize) -> Place {
        frame.place(&self.columns.list()[index])
    }

    /// Forgets rows whose fonts, colours, words or glyph texture are no longer these, and those of columns out of sight.
    fn refresh_rows(&mut self, ui: &Ui, frame: &Frame<'_>) {
        let (symbols, moved) = paint::fresh_symbols(ui, frame, self.symbols.as_ref());
        let other = self.theme.as_ref() != Some(frame.input.theme) || self.language != spoken();
        if moved || other {
            self.theme = Some(frame.input.theme.clone());
            self.language = spoken();
            self.rest = None;
            self.columns.iter_mut().for_each(Column::forget);
        }
        self.symbols = Some(symbols);
        if self.laid_blocks() > MOST_LAID {
            let in_sight = self.columns.in_sight();
            let away = self.columns.iter_mut().enumerate().filter(|(index, _)| !in_sight.contains(index));
            away.for_each(|(_, column)| column.forget());
        }
    }

    /// Lays out what is in sight of the column at `index` and says where.
    fn arrange(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let place = self.place(frame, index);
        let column = self.columns.get_mut(index);
        column.prepare(ui, frame);
        let view = place.body.height();
        column.pursue(ui, frame, view);
        let mut measured = Measured { page: &mut column.page, painter: ui.painter() };
        column.anchor = column.anchor.settled(view, &mut measured);
        column.lay_sight(ui, &place, frame.pixels_per_point);
        column.page.trim();
    }

    /// Finds what differs in the selected group, where that is wanted, and the values of the selected fact.
    fn refresh_marking(&mut self, input: &ReaderInput<'_>) {
        let comparison = input.comparison;
        let wanted = (input.selected.filter(|_| input.choices.marks), input.fact);
        if self.marking.as_ref().map(|(marked, _)| *marked) != Some(wanted) {
            let group = wanted.0.and_then(|group| comparison.groups.get(group));
            let mut marking = group.map(|group| Marking::of(comparison, group)).unwrap_or_default();
            if let Some(fact) = wanted.1.and_then(|fact| comparison.facts.get(fact)) {
                marking.mark_fact(fact);
            }
            self.marking = Some((wanted, marking));
        }
    }

    /// The ground that the column at `index` is read on.
    fn paint_page(&self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let place = self.place(frame, index);
        ui.painter().with_clip_rect(place.clip).rect_filled(place.column, 0.0, frame.input.theme.page);
    }

    /// Sends the group under the pointer when it changed.
    fn tell_pointed(&mut self, ui: &Ui, events: &mut Vec<ReaderEvent>) {
        if self.pointed != self.told {
            self.told = self.pointed;
            events.push(ReaderEvent::Hover(self.pointed));
            ui.request_repaint();
        }
    }
}

impl Column {
    /// Forgets all rows.
    fn forget(&mut self) {
        self.page.forget();
        self.header = None;
    }

    /// Prepares the page for how it is set in this frame.
    fn prepare(&mut self, ui: &Ui, frame: &Frame<'_>) {
        let width = frame.place(self).text_width;
        self.rewrap(ui, &Setting::new(frame.input.theme, width, frame.pixels_per_point));
    }

    /// Prepares the page for `setting`; where rows change, what is at the top of the view stays there.
    fn rewrap(&mut self, ui: &Ui, setting: &Setting) {
        let before = Measured { page: &mut self.page, painter: ui.painter() };
        let old = (self.anchor.block < before.count()).then(|| before.estimate(self.anchor.block));
        if !self.page.set(setting) || self.anchor.offset == 0.0 {
            return;
        }
        let mut after = Measured { page: &mut self.page, painter: ui.painter() };
        if let Some(old) = old.filter(|&old| old > 0.0) {
            self.anchor.offset *= after.exact(self.anchor.block) / old;
        }
    }

    /// Goes on towards what was revealed.
    fn pursue(&mut self, ui: &Ui, frame: &Frame<'_>, view: f32) {
        if let Some(goal) = self.goal.take()
            && let Some(to) = self.way_to(ui, goal, view)
        {
            let measured = Measured { page: &mut self.page, painter: ui.painter() };
            self.glide = frame.animate.then(|| Glide::new(self.anchor, to, view, frame.now_secs, &measured));
            self.anchor = if frame.animate { self.anchor } else { to };
        }
        if let Some(glide) = self.glide {
            let (anchor, arrived) = glide.at(frame.now_secs);
            self.anchor = anchor;
            self.glide = (!arrived).then_some(glide);
            ui.request_repaint();
        }
    }

    /// The place from which the goal is seen as it should be. `None` where it is already.
    fn way_to(&mut self, ui: &Ui, goal: Goal, view: f32) -> Option<Anchor> {
        let block = self.page.block_of(goal.span.start);
        let before = self.page.before(block);
        self.page.lay(ui.painter(), block)?;
        let (top, bottom) = self.page.rows(block)?.rows_of(self.page.text(), goal.span)?;
        let measured = Measured { page: &mut self.page, painter: ui.painter() };
        let points_down = |anchor: Anchor| anchor.points_down(&measured);
        let seen_at = points_down(Anchor { block, offset: before + top }) - points_down(self.anchor);
        let fits = |line: f32| line >= 0.0 && line + bottom - top <= view;
        if goal.line.is_none() && fits(seen_at) {
            return None;
        }
        let line = goal.line.unwrap_or(view * REVEAL_AT).min(view - (bottom - top)).max(0.0);
        ((seen_at - line).abs() > 1.0).then_some(Anchor { block, offset: before + top - line })
    }

    /// Lays out the blocks from the anchor down to the end of the view.
    fn lay_sight(&mut self, ui: &Ui, place: &Place, pixels_per_point: f32) {
        self.sight.clear();
        let mut top = place.body.top() - self.anchor.offset;
        for block in self.anchor.block..self.page.blocks().len() {
            if top >= place.body.bottom() || self.page.lay(ui.painter(), block).is_none() {
                break;
            }
            self.sight.push((block, (top + self.page.before(block)).round_to_pixels(pixels_per_point)));
            top += Measured { page: &mut self.page, painter: ui.painter() }.estimate(block);
        }
    }
}
