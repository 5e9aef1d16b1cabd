//! The matrix, drawn: claims against articles, with heads that stay while the cells scroll both ways.
//!
//! Only what is in sight is made and laid out. Of all cells one can have the keyboard; the arrows move it.

use std::ops::Range;

use egui::{
    Align2, Color32, ComboBox, EventFilter, FontId, Frame, Id, Key, Label, Margin, Modifiers, Pos2, Rect, Response,
    RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::model::{Cell, ColumnOrder, Matrix, RowOrder, Spot, passages, relation_label, stance_symbol};
use crate::{
    compare::{Article, Comparison, Group},
    edits::{Colour, Hand},
    gui::{
        app::message::Action,
        features::{
            annotations::model::{colour_of, colour_symbol},
            review::{model::Signs, ui::paint_signs},
        },
        theme::Theme,
        widgets::{elided_text::elided, empty_view::empty_board},
        wording::{
            dates::day_words,
            names::{outlet_of, title_of},
            quotation::shortened,
            relation::Relation,
            values::polarity_words,
        },
        words::t,
    },
    ids::{ArticleId, ClaimId, DocumentId, GroupId},
    judge::Verdict,
};

/// Narrowest and widest a column is made, in points.
const COLUMN: std::ops::RangeInclusive<f32> = 118.0..=232.0;
/// Narrowest and widest the heads of the rows are made, and their part of the width.
const HEAD: std::ops::RangeInclusive<f32> = 184.0..=400.0;
const HEAD_PART: f32 = 0.34;
/// Lines of a claim's wording in the head of its row.
const WORDING_LINES: usize = 2;
/// So many passages of an article are read in the card over a cell.
const CARD_PASSAGES: usize = 4;

/// What one frame of the matrix is drawn from.
pub struct MatrixInput<'a> {
    /// What is shown.
    pub comparison: &'a Comparison,
    /// Its rows, and how they are sorted.
    pub matrix: &'a Matrix,
    /// Document ids in the order of the columns.
    pub order: &'a [&'a DocumentId],
    /// The selected group and the passage of it.
    pub selected: (Option<GroupId>, Option<ClaimId>),
    /// The group under the pointer, wherever that is, and the one that this view told of.
    pub hovered: (Option<GroupId>, Option<GroupId>),
    /// Whether the passages of a group only probably make the same claim.
    pub is_loose: &'a dyn Fn(GroupId) -> bool,
    /// What the reader said of it.
    pub hand: &'a Hand,
    /// Whether the selected row is to be scrolled into sight.
    pub reveal: bool,
    /// Tokens.
    pub theme: &'a Theme,
}

/// Draws the matrix into the rest of `ui` and returns what the reader did.
pub fn matrix_ui(ui: &mut Ui, input: &MatrixInput<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let theme = input.theme;
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme.page);
    if input.matrix.rows.is_empty() || input.order.len() < 2 {
        let words = if input.order.len() < 2 { t!("matrix-empty-one") } else { t!("matrix-empty") };
        empty_board(ui, theme, words);
        return actions;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        orders_ui(ui, input, &mut actions);
    });
    grid_ui(ui, input, &mut actions);
    actions
}

// How rows and columns are sorted

fn orders_ui(ui: &mut Ui, input: &MatrixInput<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let mut orders = vec![RowOrder::List, RowOrder::Disagreement, RowOrder::Sources];
        let chosen = &input.matrix.row_order;
        orders.extend(Some(chosen.clone()).filter(|order| matches!(order, RowOrder::Article(_))));
        let words = |order: &RowOrder| row_order_words(input.comparison, order);
        choice_ui(ui, input.theme, &t!("matrix-rows"), (&orders, chosen), words, |order| {
            actions.push(Action::SortRows(order));
        });
        ui.add_space(input.theme.space * 2.0);
        let chosen = &input.matrix.column_order;
        let words = |order: &ColumnOrder| column_order_words(*order);
        choice_ui(ui, input.theme, &t!("matrix-columns"), (&ColumnOrder::ALL, chosen), words, |order| {
            actions.push(Action::SortColumns(order));
        });
    });
}

fn row_order_words(comparison: &Comparison, order: &RowOrder) -> String {
    match order {
        RowOrder::List => t!("matrix-rows-list"),
        RowOrder::Disagreement => t!("matrix-rows-disagreement"),
        RowOrder::Sources => t!("matrix-rows-sources"),
        RowOrder::Article(id) => {
            let article = comparison.articles.iter().find(|article| article.document.id == *id);
            let outlet = article.map(|article| outlet_of(&article.document)).unwrap_or_default();
            t!("matrix-rows-article", outlet = outlet)
        }
    }
}

fn column_order_words(order: ColumnOrder) -> String {
    match order {
        ColumnOrder::Columns => t!("matrix-columns-order"),
        ColumnOrder::Date => t!("matrix-columns-date"),
        ColumnOrder::Share => t!("matrix-columns-share"),
    }
}

/// A label and a list of which one is chosen.
fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    (all, chosen): (&[T], &T),
    words: impl Fn(&T) -> String,
    choose: impl FnOnce(T),
) {
    ui.label(RichText::new(label).small().color(theme.text_weak));
    let mut picked = None;
    let current = words(chosen);
    let list = ComboBox::from_id_salt(("matrix order", label)).width(0.0);
    let shown = list.selected_text(RichText::new(&current).small()).show_ui(ui, |ui| {
        for one in all {
            if ui.selectable_label(one == chosen, words(one)).clicked() {
                picked = Some(one.clone());
            }
        }
    });
    let name = format!("{label}: {current}");
    shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    if let Some(picked) = picked {
        choose(picked);
    }
}

// The grid

/// Sizes and places, in points from the left and top of all rows and columns, heads included.
struct Grid<'a> {
    input: &'a MatrixInput<'a>,
    columns: Vec<ArticleId>,
    /// Width of the rows' heads and height of the columns'.
    heads: Vec2,
    cell: Vec2,
    small_line: f32,
    wording_line: f32,
    pad: f32,
    /// What the places of the keyboard are named after.
    id: Id,
}

impl<'a> Grid<'a> {
    fn of(ui: &Ui, input: &'a MatrixInput<'a>) -> Self {
        let theme = input.theme;
        let small_line = (theme.small_font().size * 1.4).round();
        let wording_line = (theme.label_font().size * 1.35).round();
        let pad = theme.space * 1.75;
        let columns = input.matrix.columns(input.comparison, input.order.iter().copied());
        let width = ui.available_width();
        let head = (width * HEAD_PART).clamp(*HEAD.start(), *HEAD.end()).round();
        let share = ((width - head) / columns.len().max(1) as f32).floor();
        Grid {
            input,
            columns,
            heads: vec2(head, 2.0 * pad + wording_line + 2.0 * small_line),
            cell: vec2(
                share.clamp(*COLUMN.start(), *COLUMN.end()),
                2.0 * pad + small_line + WORDING_LINES as f32 * wording_line,
            ),
            small_line,
            wording_line,
            pad,
            id: ui.scope_id().with("matrix"),
        }
    }

    fn rows(&self) -> &'a [GroupId] {
        &self.input.matrix.rows
    }

    fn size(&self) -> Vec2 {
        self.heads + vec2(self.columns.len() as f32, self.rows().len() as f32) * self.cell
    }

    /// Where the cell in this row and column is, counted from the first cell.
    fn place(&self, row: usize, column: usize) -> Rect {
        Rect::from_min_size(Pos2::ZERO + self.heads + vec2(column as f32, row as f32) * self.cell, self.cell)
    }

    /// The place that the keyboard is on has this one name, so that keys that come quickly all reach it as it moves.
    fn keyboard_id(&self) -> Id {
        self.id.with("keyboard")
    }

    /// The place that the keyboard is or would be on; the first cell where it is on none that is shown.
    fn keyboard(&self) -> Spot {
        let shown = |spot: &Spot| {
            self.rows().contains(&spot.group) && spot.article.is_none_or(|article| self.columns.contains(&article))
        };
        let first = Spot { group: self.rows()[0], article: self.columns.first().copied() };
        self.input.matrix.spot.filter(shown).unwrap_or(first)
    }

    /// Row and column of a place; the heads of the rows are column 0.
    fn coordinates(&self, spot: Spot) -> (usize, usize) {
        let row = self.rows().iter().position(|group| *group == spot.group).unwrap_or(0);
        let column = spot.article.and_then(|article| self.columns.iter().position(|other| *other == article));
        (row, column.map_or(0, |column| column + 1))
    }

    fn spot(&self, row: usize, column: usize) -> Spot {
        let article = column.checked_sub(1).map(|column| self.columns[column.min(self.columns.len() - 1)]);
        Spot { group: self.rows()[row.min(self.rows().len() - 1)], article }
    }

    /// The offset nearest to `offset` at which the place is in sight beside the heads.
    fn revealing(&self, (row, column): (usize, usize), offset: Vec2, view: Vec2) -> Vec2 {
        let place = self.place(row, column.saturating_sub(1));
        let free = view - self.heads;
        let nearest = |at: f32, start: f32, length: f32, free: f32| {
            at.clamp((start + length - free).min(start).max(0.0), start.max(0.0))
        };
        let start = place.min - Pos2::ZERO - self.heads;
        let x = if column == 0 { offset.x } else { nearest(offset.x, start.x, self.cell.x, free.x) };
        vec2(x, nearest(offset.y, start.y, self.cell.y, free.y))
    }

    fn relation(&self, spot: Spot) -> Relation {
        Relation::of_group(self.input.comparison, &self.input.comparison.groups[spot.group])
    }

    fn spot_name(&self, spot: Spot) -> String {
        self.input.matrix.spot_name(self.input.comparison, spot, (self.input.is_loose)(spot.group))
    }

    fn passage(&self, spot: Spot) -> Option<ClaimId> {
        let group = &self.input.comparison.groups[spot.group];
        passages(self.input.comparison, group, spot.article?).first().copied()
    }
}

/// How far the matrix was scrolled in the last frame, and how much of it is in sight in this one.
#[derive(Clone, Copy)]
struct Sight {
    offset: Vec2,
    view: Vec2,
}

fn grid_ui(ui: &mut Ui, input: &MatrixInput<'_>, actions: &mut Vec<Action>) {
    let grid = Grid::of(ui, input);
    let sight_id = grid.id.with("sight");
    let offset: Vec2 = ui.data(|data| data.get_temp(sight_id)).unwrap_or_default();
    let sight = Sight { offset, view: ui.available_size() };
    let mut area = ScrollArea::both().auto_shrink(false).id_salt("matrix");
    if let Some(offset) = offset_wanted(ui, &grid, sight, actions) {
        area = area.scroll_offset(offset);
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(grid.size());
        let origin = ui.min_rect().min.to_vec2();
        body_ui(ui, &grid, viewport, origin, actions)
    });
    ui.data_mut(|data| data.insert_temp(sight_id, output.state.clamped_offset()));
    // Last, since a click elsewhere takes the keyboard from the place that has it.
    if actions.iter().any(|action| matches!(action, Action::MatrixSpot(_))) {
        ui.memory_mut(|memory| memory.request_focus(grid.keyboard_id()));
    }
    if output.inner != input.hovered.1 {
        actions.push(Action::HoverColumns(output.inner));
    }
}

/// Where to scroll to: after the keyboard, or else to the row that was selected elsewhere.
fn offset_wanted(ui: &Ui, grid: &Grid<'_>, sight: Sight, actions: &mut Vec<Action>) -> Option<Vec2> {
    if let Some(to) = keys(ui, grid, sight, actions) {
        return Some(grid.revealing(to, sight.offset, sight.view));
    }
    let selected = grid.input.selected.0.filter(|_| grid.input.reveal)?;
    let row = grid.rows().iter().position(|group| *group == selected)?;
    Some(grid.revealing((row, 0), sight.offset, sight.view))
}

/// Takes in the keys that belong to the place that has the keyboard; returns where that goes.
fn keys(ui: &Ui, grid: &Grid<'_>, sight: Sight, actions: &mut Vec<Action>) -> Option<(usize, usize)> {
    let spot = grid.keyboard();
    let id = grid.keyboard_id();
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        actions.push(Action::ReadAt(spot.group, grid.passage(spot)));
        return None;
    }
    let (row, column) = grid.coordinates(spot);
    let page = ((sight.view.y - grid.heads.y) / grid.cell.y).floor().max(1.0) as isize;
    let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as isize;
    let down = count(Key::ArrowDown) - count(Key::ArrowUp) + page * (count(Key::PageDown) - count(Key::PageUp));
    let right = count(Key::ArrowRight) - count(Key::ArrowLeft);
    let (home, end) = (count(Key::Home), count(Key::End));
    let (rows, columns) = (grid.rows().len() - 1, grid.columns.len());
    let to_column = match (home, end) {
        (0, 0) => column.saturating_add_signed(right).min(columns),
        (0, _) => columns,
        _ => 0,
    };
    let to = (row.saturating_add_signed(down).min(rows), to_column);
    (to != (row, column)).then(|| {
        let spot = grid.spot(to.0, to.1);
        actions.push(Action::MatrixSpot(spot));
        to
    })
}

/// Cells, then the heads over them. The group under the pointer.
fn body_ui(ui: &mut Ui, grid: &Grid<'_>, viewport: Rect, origin: Vec2, actions: &mut Vec<Action>) -> Option<GroupId> {
    let view = viewport.translate(origin);
    let clip = view.intersect(ui.clip_rect());
    let body = Rect::from_min_max((view.min + grid.heads).min(view.max), view.max);
    let visible = |from: f32, to: f32, size: f32, count: usize| -> Range<usize> {
        let (first, end) = ((from / size).floor().max(0.0) as usize, (to / size).ceil().max(0.0) as usize);
        first.min(count)..end.min(count)
    };
    let free = viewport.max - grid.heads;
    let rows = visible(viewport.min.y, free.y, grid.cell.y, grid.rows().len());
    let columns = visible(viewport.min.x, free.x, grid.cell.x, grid.columns.len());
    let keyboard = grid.keyboard();
    let mut hovered = None;

    let cells = &mut part(ui, body.intersect(clip));
    for row in rows.clone() {
        for column in columns.clone() {
            let rect = grid.place(row, column).translate(origin);
            if cell_ui(cells, grid, (grid.spot(row, column + 1), keyboard), rect, actions) {
                hovered = Some(grid.rows()[row]);
            }
        }
    }
    let left = Rect::from_min_max(Pos2::new(view.left(), body.top()), body.left_bottom());
    let heads = &mut part(ui, left.intersect(clip));
    for row in rows.clone() {
        let top = grid.place(row, 0).top() + origin.y;
        let rect = Rect::from_min_size(Pos2::new(left.left(), top), vec2(grid.heads.x, grid.cell.y));
        if row_head_ui(heads, grid, (grid.spot(row, 0), keyboard), rect, actions) {
            hovered = Some(grid.rows()[row]);
        }
    }
    let top = Rect::from_min_max(Pos2::new(body.left(), view.top()), body.right_top());
    let heads = &mut part(ui, top.intersect(clip));
    heads.painter().rect_filled(top, 0.0, grid.input.theme.panel);
    for column in columns.clone() {
        let left = grid.place(0, column).left() + origin.x;
        let rect = Rect::from_min_size(Pos2::new(left, top.top()), vec2(grid.cell.x, grid.heads.y));
        column_head_ui(heads, grid, grid.columns[column], rect, actions);
    }
    corner_ui(ui, grid, Rect::from_min_max(view.min, body.min));
    keep_keyboard(ui, grid, keyboard, (&rows, &columns));
    hovered
}

/// A part of `ui` with a clip rectangle of its own.
fn part(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
    part.set_clip_rect(rect);
    part
}

/// The place with the keyboard keeps it while it is scrolled out of sight.
fn keep_keyboard(ui: &Ui, grid: &Grid<'_>, spot: Spot, (rows, columns): (&Range<usize>, &Range<usize>)) {
    let id = grid.keyboard_id();
    let (row, column) = grid.coordinates(spot);
    let in_sight = rows.contains(&row) && (column == 0 || columns.contains(&(column - 1)));
    if !in_sight && ui.memory(|memory| memory.has_focus(id)) {
        let response = ui.interact(Rect::NOTHING, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, grid.spot_name(spot)));
    }
}

/// A place that can be clicked, and what that does.
fn spot_response(
    ui: &Ui,
    grid: &Grid<'_>,
    (spot, keyboard): (Spot, Spot),
    rect: Rect,
    actions: &mut Vec<Action>,
) -> Response {
    let (id, sense) =
        if spot == keyboard { (grid.keyboard_id(), Sense::click()) } else { (grid.id.with(spot), Sense::CLICK) };
    let response = ui.interact(rect, id, sense);
    let passage = grid.passage(spot);
    if response.double_clicked() {
        actions.push(Action::ReadAt(spot.group, passage));
    } else if response.clicked() {
        actions.push(Action::MatrixSpot(spot));
        actions.push(if passage.is_some() { Action::Pick(passage) } else { Action::Select(Some(spot.group)) });
    }
    let (group, chosen_passage) = grid.input.selected;
    let chosen = group == Some(spot.group) && (passage.is_none() || passage == chosen_passage);
    let role = if spot.article.is_some() { Role::GridCell } else { Role::RowHeader };
    response.widget_info(|| WidgetInfo::selected(role, true, chosen, grid.spot_name(spot)));
    response
}

/// The ground of a place, by whether it `says` something and what is selected, pointed at, and has the keyboard.
fn paint_ground(ui: &Ui, grid: &Grid<'_>, rect: Rect, (spot, says): (Spot, bool), response: &Response) {
    let (input, theme, painter) = (grid.input, grid.input.theme, ui.painter());
    let look = theme.relation(grid.relation(spot));
    let chosen = input.selected.0 == Some(spot.group);
    if says || (chosen && spot.article.is_none()) {
        painter.rect_filled(rect, 0.0, look.tint);
    } else if chosen || input.hovered.0 == Some(spot.group) {
        painter.rect_filled(rect, 0.0, theme.control_hover);
    }
    let line = Stroke::new(1.0, theme.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    painter.vline(rect.right() - 0.5, rect.y_range(), line);
    if chosen {
        let line = Stroke::new(2.0, look.strong);
        painter.hline(rect.x_range(), rect.top(), line);
        painter.hline(rect.x_range(), rect.bottom() - 1.0, line);
    } else if says && input.hovered.0 == Some(spot.group) {
        painter.hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, look.strong));
    }
    if response.has_focus() {
        painter.rect_stroke(rect.shrink(1.0), 3.0, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    }
}

/// A cell. Whether the pointer is over it.
fn cell_ui(ui: &Ui, grid: &Grid<'_>, (spot, keyboard): (Spot, Spot), rect: Rect, actions: &mut Vec<Action>) -> bool {
    let response = spot_response(ui, grid, (spot, keyboard), rect, actions);
    let comparison = grid.input.comparison;
    let group = &comparison.groups[spot.group];
    let Some(article) = spot.article else { return response.hovered() };
    let cell = grid.input.matrix.cell(comparison, group, article);
    paint_ground(ui, grid, rect, (spot, cell.is_some()), &response);
    if let Some(cell) = cell {
        paint_cell(ui, grid, rect, group, &cell, spot);
    }
    let hovered = response.hovered();
    response.on_hover_ui(|ui| card_ui(ui, grid, group, article));
    hovered
}

fn paint_cell(ui: &Ui, grid: &Grid<'_>, rect: Rect, group: &Group, cell: &Cell, spot: Spot) {
    let theme = grid.input.theme;
    let strong = theme.relation(grid.relation(spot)).strong;
    if grid.passage(spot).is_some_and(|passage| grid.input.selected.1 == Some(passage)) {
        painter_bar(ui, rect, strong);
    }
    let inner = rect.shrink2(vec2(theme.space * 2.0, grid.pad));
    let stances: Vec<String> =
        cell.stances.iter().map(|&stance| format!("{} {}", stance_symbol(stance), polarity_words(stance))).collect();
    let disputed = group.verdict == Verdict::Disputed;
    let (font, ink) =
        if disputed { (theme.small_strong_font(), strong) } else { (theme.small_font(), theme.text_weak) };
    let colour = grid.passage(spot).and_then(|claim| colour_of(grid.input.hand, claim, spot.group));
    let room = inner.width() - if colour.is_some() { theme.space * 4.0 } else { 0.0 };
    paint_colour(ui, grid, inner.right_top(), colour);
    let mut at = inner.min;
    if !stances.is_empty() {
        let stance = elided(ui, &stances.join(" "), font, ink, room, 1, grid.small_line);
        ui.painter().galley(at, stance, ink);
        at.y += grid.small_line;
    }
    let lines = (((inner.bottom() - at.y) / grid.small_line).floor() as usize).max(1);
    if !cell.words.is_empty() {
        let words = elided(ui, &cell.words, theme.small_font(), theme.text, room, lines, grid.small_line);
        ui.painter().galley(at, words, theme.text);
    }
    for value in cell.values.iter().take(lines) {
        let (font, ink): (FontId, Color32) =
            if value.conflicts { (theme.strong_font(), strong) } else { (theme.small_font(), theme.text) };
        let words = elided(ui, &value.words, font, ink, inner.width(), 1, grid.small_line);
        ui.painter().galley(at, words, ink);
        at.y += grid.small_line;
    }
}

/// The shape of a colour that the reader gave, left of `right`.
fn paint_colour(ui: &Ui, grid: &Grid<'_>, right: Pos2, colour: Option<Colour>) {
    if let Some(colour) = colour {
        let (font, ink) = (grid.input.theme.small_font(), grid.input.theme.remark(colour));
        ui.painter().text(right, Align2::RIGHT_TOP, colour_symbol(colour), font, ink);
    }
}

/// The mark of what is selected, at the left edge.
fn painter_bar(ui: &Ui, rect: Rect, ink: Color32) {
    ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0.0, ink);
}

/// What the article says of the group, in its own words.
fn card_ui(ui: &mut Ui, grid: &Grid<'_>, group: &Group, article: ArticleId) {
    let (theme, comparison) = (grid.input.theme, grid.input.comparison);
    let outlet = outlet_of(&comparison.articles[article].document);
    let passages = passages(comparison, group, article);
    if passages.is_empty() {
        ui.label(t!("matrix-silent", outlet = outlet));
        return;
    }
    ui.label(RichText::new(outlet).font(theme.strong_font()));
    for &passage in passages.iter().take(CARD_PASSAGES) {
        ui.add(Label::new(RichText::new(shortened(comparison.words(passage))).font(theme.quote_font())).wrap());
    }
    ui.label(RichText::new(t!("matrix-hint-cell")).small().color(theme.text_weak));
}

/// The head of a row: verdict, in how many articles, the best wording. Whether the pointer is over it.
fn row_head_ui(
    ui: &Ui,
    grid: &Grid<'_>,
    (spot, keyboard): (Spot, Spot),
    rect: Rect,
    actions: &mut Vec<Action>,
) -> bool {
    let (theme, comparison) = (grid.input.theme, grid.input.comparison);
    let group = &comparison.groups[spot.group];
    let look = theme.relation(grid.relation(spot));
    ui.painter().rect_filled(rect, 0.0, theme.page);
    let response = spot_response(ui, grid, (spot, keyboard), rect, actions);
    paint_ground(ui, grid, rect, (spot, false), &response);
    if grid.input.selected.0 == Some(spot.group) {
        painter_bar(ui, rect, look.strong);
    }
    let inner = rect.shrink2(vec2(theme.space * 2.5, grid.pad));
    let painter = ui.painter();
    let head = painter.text(
        inner.min,
        Align2::LEFT_TOP,
        relation_label(comparison, group, (grid.input.is_loose)(spot.group)),
        theme.small_strong_font(),
        look.strong,
    );
    let signs = Signs::of(comparison, grid.input.hand, spot.group);
    paint_signs(painter, theme, signs, head.right_center() + vec2(theme.space * 1.5, 0.0));
    let sources = t!("matrix-sources", count = group.sources);
    let sources = painter.text(inner.right_top(), Align2::RIGHT_TOP, sources, theme.small_font(), theme.text_weak);
    let colour = grid.input.hand.remarks(spot.group).and_then(|remarks| remarks.colour);
    paint_colour(ui, grid, sources.left_top() - vec2(theme.space, 0.0), colour);
    let font = theme.label_font();
    let words =
        elided(ui, comparison.words(group.best), font, theme.text, inner.width(), WORDING_LINES, grid.wording_line);
    painter.galley(inner.min + vec2(0.0, grid.small_line), words, theme.text);
    let hovered = response.hovered();
    response.on_hover_ui(|ui| {
        ui.add(Label::new(RichText::new(comparison.words(group.best)).font(theme.quote_font())).wrap());
        if !signs.is_empty() {
            ui.label(signs.words());
        }
    });
    hovered
}

/// The head of a column: outlet, title, date; a click sorts the rows as its article tells them.
fn column_head_ui(ui: &Ui, grid: &Grid<'_>, article: ArticleId, rect: Rect, actions: &mut Vec<Action>) {
    let (theme, comparison) = (grid.input.theme, grid.input.comparison);
    let article = &*comparison.articles[article];
    let document = &article.document;
    let response = ui.interact(rect, grid.id.with(("head", &document.id)), Sense::click());
    let sorted = grid.input.matrix.row_order == RowOrder::Article(document.id.clone());
    if response.clicked() {
        let order = if sorted { RowOrder::List } else { RowOrder::Article(document.id.clone()) };
        actions.push(Action::SortRows(order));
    }
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted, column_name(article, sorted)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.control_hover);
    }
    paint_column_head(ui, grid, article, rect, sorted);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    }
    response.on_hover_ui(|ui| {
        ui.label(RichText::new(outlet_of(document)).font(theme.strong_font()));
        ui.label(title_of(document));
        ui.label(published(article));
        let hint = if sorted { t!("matrix-hint-head-sorted") } else { t!("matrix-hint-head") };
        ui.label(RichText::new(hint).small().color(theme.text_weak));
    });
}

fn paint_column_head(ui: &Ui, grid: &Grid<'_>, article: &Article, rect: Rect, sorted: bool) {
    let theme = grid.input.theme;
    let inner = rect.shrink2(vec2(theme.space * 2.0, grid.pad));
    let mark = if sorted { "↓ " } else { "" };
    let lines = [
        (format!("{mark}{}", outlet_of(&article.document)), theme.strong_font(), theme.text, grid.wording_line),
        (title_of(&article.document), theme.small_font(), theme.text_weak, grid.small_line),
        (published(article), theme.small_font(), theme.text_faint, grid.small_line),
    ];
    let mut at = inner.min;
    for (words, font, ink, height) in lines {
        let ink = if sorted && height == grid.wording_line { theme.accent } else { ink };
        ui.painter().galley(at, elided(ui, &words, font, ink, inner.width(), 1, height), ink);
        at.y += height;
    }
    let line = Stroke::new(1.0, theme.line);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.text_faint));
}

fn published(article: &Article) -> String {
    let day = article.published.map(|published| day_words(published.day));
    let written = || article.document.metadata.published.as_ref().map(|field| field.value.clone());
    day.or_else(written).unwrap_or_else(|| t!("matrix-no-date"))
}

fn column_name(article: &Article, sorted: bool) -> String {
    let (outlet, title, date) = (outlet_of(&article.document), title_of(&article.document), published(article));
    if sorted {
        t!("matrix-head-sorted", outlet = outlet, title = title, date = date)
    } else {
        t!("matrix-head-name", outlet = outlet, title = title, date = date)
    }
}

/// The corner between the heads: what the rows are, and how many.
fn corner_ui(ui: &Ui, grid: &Grid<'_>, rect: Rect) {
    let theme = grid.input.theme;
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, theme.text_faint));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.text_faint));
    let at = Pos2::new(rect.left() + theme.space * 2.5, rect.bottom() - grid.pad);
    let words = t!("matrix-claims", count = grid.rows().len());
    painter.text(at, Align2::LEFT_BOTTOM, words, theme.small_font(), theme.text_weak);
}
