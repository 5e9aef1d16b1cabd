//! The timeline, drawn: a lane for each article, a mark for each date that it names, a tick for the day it came out.
//!
//! The axis goes from left to right; Ctrl and the wheel zoom, dragging moves it. Of all marks one can have the keyboard.

use std::{ops::Range, sync::Arc};

use egui::{
    Align, Align2, Button, CursorIcon, EventFilter, Frame, Id, Key, Label, Layout, Margin, Modifiers, PointerButton,
    Pos2, Rect, Response, RichText, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::model::{Days, Mark, Placed, Timeline, days_words, mark_name, mark_words, numbered_day, pack, ticks};
use crate::{
    compare::Comparison,
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        features::{
            matrix::model::in_order,
            review::{model::Signs, ui::paint_corner},
        },
        widgets::{button::name_button, command_button::tooltip, elided_text::elided, empty_view::empty_board},
        wording::{
            names::{outlet_of, title_of},
            quotation::shortened,
        },
        words::t,
    },
    ids::{ArticleId, DocumentId, GroupId},
};

/// Height and least width of a mark, in points.
const MARK: Vec2 = vec2(20.0, 20.0);
/// Free points between the rows of a lane.
const GAP: f32 = 4.0;
/// Words beside or in a mark need so much room, and take no more than so much.
const WORDS: Range<f32> = 56.0..176.0;
/// Ticks of the axis are about so far apart.
const TICK: f32 = 84.0;
/// Narrowest and widest the heads of the lanes are made, and their part of the width.
const HEAD: std::ops::RangeInclusive<f32> = 168.0..=220.0;
const HEAD_PART: f32 = 0.18;

/// Draws the timeline into the rest of `ui`; `order` has document ids in that of the columns.
pub fn timeline_ui(ui: &mut Ui, scene: Scene<'_>, order: &[&DocumentId], actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let timeline = &scene.state.timeline;
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme.page);
    if timeline.marks.is_empty() {
        let nothing = scene.state.list.rows.is_empty();
        let words = if nothing { t!("timeline-empty-list") } else { t!("timeline-empty") };
        let words = [words, missing_words(timeline)].join("\n\n");
        return empty_board(ui, theme, words.trim_end().to_owned());
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
        tools_ui(ui, scene, actions);
    });
    let board = Board::of(ui, scene, order);
    board.navigate(ui, actions);
    board.lanes_ui(ui, actions);
    board.axis_ui(ui, actions);
}

/// The days that are shown, what cannot be shown, and the buttons.
fn tools_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let timeline = &scene.state.timeline;
    let line = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let words = [("+".to_owned(), Command::TimelineZoomIn), ("−".to_owned(), Command::TimelineZoomOut)];
        for (words, command) in words.into_iter().chain([(t!("timeline-fit"), Command::TimelineFit)]) {
            let button = ui.button(RichText::new(words).small()).on_hover_text(tooltip(ui, command));
            name_button(&button, &command.words());
            if button.clicked() {
                actions.push(Action::Run(command));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new(days_words(timeline.days())).font(theme.small_strong_font()));
            let missing = RichText::new(missing_words(timeline)).small().color(theme.text_weak);
            ui.add(Label::new(missing).truncate());
        });
    });
}

/// How many passages have no place on the axis, and why.
fn missing_words(timeline: &Timeline) -> String {
    let undated = (timeline.undated > 0).then(|| t!("timeline-undated", count = timeline.undated));
    let yearless = (timeline.yearless > 0).then(|| t!("timeline-yearless", count = timeline.yearless));
    undated.into_iter().chain(yearless).collect::<Vec<_>>().join(" · ")
}

/// Marks in the lanes of their articles, as they are stacked at one scale.
struct Packed {
    made: u64,
    scale: f64,
    articles: Vec<ArticleId>,
    /// By lane: its marks and how many rows they take.
    lanes: Vec<(Vec<Placed>, usize)>,
}

/// Where everything is in this frame.
struct Board<'a> {
    scene: Scene<'a>,
    comparison: &'a Comparison,
    timeline: &'a Timeline,
    days: Days,
    packed: Arc<Packed>,
    /// The top of each lane and the end of the last, counted from the first.
    tops: Vec<f32>,
    axis: Rect,
    heads: Rect,
    body: Rect,
    id: Id,
}

impl<'a> Board<'a> {
    fn of(ui: &mut Ui, scene: Scene<'a>, order: &[&DocumentId]) -> Self {
        let (theme, timeline) = (scene.theme, &scene.state.timeline);
        let comparison: &Comparison = &scene.state.library.comparison;
        let area = ui.available_rect_before_wrap();
        let head = (area.width() * HEAD_PART).clamp(*HEAD.start(), *HEAD.end()).round();
        let top = area.top() + theme.space * 7.0;
        let body = Rect::from_min_max(pos2(area.left() + head, top).min(area.max), area.max);
        let days = timeline.days();
        let scale = f64::from(body.width().max(1.0)) / days.length();
        let id = ui.scope_id().with("timeline");
        let packed = packed(ui, id, timeline, scale, in_order(comparison, order.iter().copied()));
        let least = 2.0 * theme.interface_size * 1.4 + theme.space * 3.0;
        let mut tops = vec![0.0];
        for (_, rows) in &packed.lanes {
            let height = (*rows as f32 * (MARK.y + GAP) + GAP + theme.space).max(least);
            tops.push(tops.last().copied().unwrap_or(0.0) + height.round());
        }
        let axis = Rect::from_min_max(pos2(body.left(), area.top()), body.right_top());
        let heads = Rect::from_min_max(pos2(area.left(), top), body.left_bottom());
        Board { scene, comparison, timeline, days, packed, tops, axis, heads, body, id }
    }

    fn x(&self, day: f64) -> f32 {
        self.body.left() + ((day - self.days.from) * self.packed.scale) as f32
    }

    fn day_at(&self, x: f32) -> f64 {
        self.days.from + f64::from(x - self.body.left()) / self.packed.scale
    }

    /// Where a mark is, when the first lane begins at `top`; cut off a little beyond what is in sight.
    fn rect(&self, lane: usize, placed: &Placed, top: f32) -> Rect {
        let origin = -self.days.from * self.packed.scale;
        let from = (placed.left + origin).clamp(-40.0, f64::from(self.body.width()) + 40.0);
        let to = (placed.left + placed.width + origin).clamp(-40.0, f64::from(self.body.width()) + 40.0);
        let y = top + self.tops[lane] + GAP + placed.row as f32 * (MARK.y + GAP);
        let left = self.body.left();
        Rect::from_x_y_ranges(left + from as f32..=left + to as f32, y..=y + MARK.y)
    }

    fn mark_id(&self, mark: usize) -> Id {
        let Mark { claim, written, .. } = self.timeline.marks[mark];
        self.id.with(("mark", claim, written.start))
    }

    /// The mark that the keyboard is on has this one name, so that keys that come quickly all reach it as it moves.
    fn keyboard_id(&self) -> Id {
        self.id.with("keyboard")
    }

    /// The mark that the keyboard is or would be on.
    fn keyboard(&self) -> usize {
        let marks = &self.timeline.marks;
        let selected = || marks.iter().position(|mark| Some(mark.claim) == self.scene.state.selection.passage);
        let in_sight = |mark: &Mark| f64::from(mark.to) > self.days.from && f64::from(mark.from) < self.days.to;
        let first = || marks.iter().position(in_sight);
        self.timeline.mark.filter(|mark| *mark < marks.len()).or_else(selected).or_else(first).unwrap_or(0)
    }

    // What the reader does to the axis

    /// Takes in wheel, drag and keys, and goes to what was selected elsewhere.
    fn navigate(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let everything = self.axis.union(self.heads);
        let drag = ui.interact(self.axis.union(self.body), self.id.with("axis"), Sense::DRAG);
        if drag.dragged_by(PointerButton::Primary) {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            self.pan(drag.drag_delta().x, actions);
        }
        if ui.rect_contains_pointer(everything.union(self.body)) {
            self.wheel(ui, actions);
        }
        self.reveal_selected(actions);
    }

    fn pan(&self, points: f32, actions: &mut Vec<Action>) {
        if points != 0.0 {
            let days = self.days.moved(-f64::from(points) / self.packed.scale);
            actions.push(Action::TimelineRange(Some(days)));
        }
    }

    fn wheel(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let (zoom, at) = ui.input(|input| (input.zoom_delta(), input.pointer.hover_pos()));
        if zoom != 1.0 {
            let about = at.map_or(self.days.middle(), |at| self.day_at(at.x.max(self.body.left())));
            let days = self.days.scaled(1.0 / f64::from(zoom), about);
            return actions.push(Action::TimelineRange(Some(days)));
        }
        let fits = self.tops.last().is_none_or(|height| *height <= self.body.height());
        let moved = ui.input_mut(|input| {
            let delta = &mut input.smooth_scroll_delta;
            let down = if fits { std::mem::take(&mut delta.y) } else { 0.0 };
            std::mem::take(&mut delta.x) + down
        });
        self.pan(moved, actions);
    }

    /// A group that was selected in the list is brought into sight, if it has a date and none of them is.
    fn reveal_selected(&self, actions: &mut Vec<Action>) {
        let Some(group) = self.scene.state.selection.group.filter(|_| self.scene.hints.reveal_row.is_some()) else {
            return;
        };
        let of_group = || self.timeline.marks.iter().filter(|mark| mark.group == group);
        let in_sight = |mark: &&Mark| f64::from(mark.to) > self.days.from && f64::from(mark.from) < self.days.to;
        if let (None, Some(first)) = (of_group().find(in_sight), of_group().next()) {
            actions.push(Action::TimelineRange(Some(self.days.showing(first))));
        }
    }

    /// Takes in the keys of the mark that has the keyboard; returns the lane to bring into sight.
    fn keys(&self, ui: &Ui, actions: &mut Vec<Action>) -> Option<usize> {
        let here = self.keyboard();
        let id = self.keyboard_id();
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let mark = self.timeline.marks[here];
        if pressed(Key::Enter) {
            actions.push(Action::ReadAt(mark.group, Some(mark.claim)));
            return None;
        }
        let lane = self.timeline.lane(mark.article);
        let steps: [(Key, &dyn Fn() -> Option<usize>); 6] = [
            (Key::ArrowLeft, &|| self.timeline.beside(here, -1)),
            (Key::ArrowRight, &|| self.timeline.beside(here, 1)),
            (Key::ArrowUp, &|| self.timeline.across(here, -1, &self.packed.articles)),
            (Key::ArrowDown, &|| self.timeline.across(here, 1, &self.packed.articles)),
            (Key::Home, &|| Some(lane.start)),
            (Key::End, &|| lane.end.checked_sub(1)),
        ];
        let next = steps.into_iter().find(|(key, _)| pressed(*key)).and_then(|(_, step)| step())?;
        actions.push(Action::TimelineMark(next));
        let days = self.days.showing(&self.timeline.marks[next]);
        if days != self.days {
            actions.push(Action::TimelineRange(Some(days)));
        }
        self.packed.articles.iter().position(|article| *article == self.timeline.marks[next].article)
    }

    // The axis

    fn axis_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let theme = self.scene.theme;
        let corner = Rect::from_min_max(pos2(self.heads.left(), self.axis.top()), self.heads.right_top());
        ui.painter().rect_filled(corner.union(self.axis), 0.0, theme.panel);
        let painter = ui.painter().with_clip_rect(self.axis);
        for tick in ticks(self.days, f64::from((self.axis.width() / TICK).max(1.0))) {
            let x = self.x(f64::from(tick.day));
            let (font, ink) = if tick.strong {
                (theme.small_strong_font(), theme.text)
            } else {
                (theme.small_font(), theme.text_weak)
            };
            painter.vline(x, self.axis.bottom() - 5.0..=self.axis.bottom(), Stroke::new(1.0, theme.text_faint));
            painter.text(pos2(x + 4.0, self.axis.center().y), Align2::LEFT_CENTER, tick.words, font, ink);
        }
        let line = Stroke::new(1.0, theme.text_faint);
        ui.painter().hline(corner.union(self.axis).x_range(), self.axis.bottom() - 0.5, line);
        self.beyond_ui(ui, actions);
    }

    /// How many marks lie before and after what is shown, as buttons that go to the nearest.
    fn beyond_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let [before, after] = self.timeline.beyond(self.days);
        let corner = Rect::from_min_max(pos2(self.heads.left(), self.axis.top()), self.heads.right_top());
        let shrunk = Vec2::new(6.0, 3.0);
        if let Some((count, nearest)) = before {
            let words = format!("← {}", t!("timeline-earlier", count = count));
            let place = (corner.shrink2(shrunk), Layout::right_to_left(Align::Center));
            self.go_ui(ui, place, (words, t!("timeline-earlier-hint")), nearest, actions);
        }
        if let Some((count, nearest)) = after {
            let words = format!("{} →", t!("timeline-later", count = count));
            let place = (self.axis.shrink2(shrunk), Layout::right_to_left(Align::Center));
            self.go_ui(ui, place, (words, t!("timeline-later-hint")), nearest, actions);
        }
    }

    fn go_ui(
        &self,
        ui: &mut Ui,
        (rect, layout): (Rect, Layout),
        (words, hint): (String, String),
        nearest: usize,
        actions: &mut Vec<Action>,
    ) {
        let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        ui.spacing_mut().button_padding.y = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        let text = RichText::new(words).small().color(self.scene.theme.accent);
        let button = Button::new(text).fill(self.scene.theme.panel).min_size(Vec2::ZERO);
        if ui.add(button).on_hover_text(hint).clicked() {
            let days = self.days.showing(&self.timeline.marks[nearest]);
            actions.push(Action::TimelineRange(Some(days)));
        }
    }

    // The lanes

    fn lanes_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let sight_id = self.id.with("sight");
        let offset: f32 = ui.data(|data| data.get_temp(sight_id)).unwrap_or_default();
        let area = Rect::from_min_max(self.heads.min, self.body.max);
        let child = &mut ui.new_child(UiBuilder::new().max_rect(area));
        let mut scroll = ScrollArea::vertical().auto_shrink(false).id_salt("lanes");
        if let Some(lane) = self.keys(ui, actions) {
            let (top, bottom) = (self.tops[lane], self.tops[lane + 1]);
            scroll = scroll.vertical_scroll_offset(offset.clamp((bottom - area.height()).min(top).max(0.0), top));
        }
        let output = scroll.show_viewport(child, |ui, viewport| {
            ui.set_min_size(vec2(area.width(), self.tops.last().copied().unwrap_or(0.0)));
            let top = ui.min_rect().top();
            let first = self.tops.partition_point(|lane| *lane <= viewport.top()).saturating_sub(1);
            let end = self.tops.partition_point(|lane| *lane < viewport.bottom()).min(self.packed.lanes.len());
            self.marks_ui(ui, top, first..end, actions)
        });
        ui.data_mut(|data| data.insert_temp(sight_id, output.state.clamped_offset().y));
        ui.painter().vline(self.body.left() - 0.5, area.y_range(), Stroke::new(1.0, self.scene.theme.text_faint));
        // Last, since a click elsewhere takes the keyboard from the mark that has it.
        if actions.iter().any(|action| matches!(action, Action::TimelineMark(_))) {
            ui.memory_mut(|memory| memory.request_focus(self.keyboard_id()));
        }
        if output.inner != self.scene.state.selection.in_columns {
            actions.push(Action::HoverColumns(output.inner));
        }
    }

    /// The lanes in sight, the first of all beginning at `top`. The group under the pointer.
    fn marks_ui(&self, ui: &mut Ui, top: f32, lanes: Range<usize>, actions: &mut Vec<Action>) -> Option<GroupId> {
        let theme = self.scene.theme;
        let clip = self.body.intersect(ui.clip_rect());
        let heads = ui.painter().with_clip_rect(self.heads.intersect(ui.clip_rect()));
        let body = &mut ui.new_child(UiBuilder::new().max_rect(clip));
        body.set_clip_rect(clip);
        for tick in ticks(self.days, f64::from((self.axis.width() / TICK).max(1.0))) {
            body.painter().vline(self.x(f64::from(tick.day)), clip.y_range(), Stroke::new(1.0, theme.line));
        }
        self.link(body, top);
        let (keyboard, mut hovered) = (self.keyboard(), None);
        // What has the keyboard keeps it out of sight.
        let has_focus = ui.memory(|memory| memory.has_focus(self.keyboard_id()));
        for lane in lanes {
            let rect = Rect::from_x_y_ranges(self.heads.left()..=self.body.right(), self.lane_rows(lane, top));
            self.paint_head(ui, &heads, lane, rect);
            body.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
            self.published_ui(body, lane, rect);
            for placed in &self.packed.lanes[lane].0 {
                let rect = self.rect(lane, placed, top);
                let drawn = rect.intersects(clip) || (has_focus && placed.mark == keyboard);
                if drawn && self.mark_ui(body, placed, rect, keyboard, actions) {
                    hovered = Some(self.timeline.marks[placed.mark].group);
                }
            }
        }
        hovered
    }

    fn lane_rows(&self, lane: usize, top: f32) -> egui::Rangef {
        (top + self.tops[lane]..=top + self.tops[lane + 1]).into()
    }

    /// Outlet and day of publication, at the left of a lane.
    fn paint_head(&self, ui: &Ui, painter: &egui::Painter, lane: usize, rect: Rect) {
        let theme = self.scene.theme;
        let article = self.packed.articles[lane];
        let document = &self.comparison.articles[article].document;
        let rect = Rect::from_x_y_ranges(self.heads.x_range(), rect.y_range());
        let response = ui.interact(rect, self.id.with(("lane", &document.id)), Sense::hover());
        let published = self.published_words(article);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::RowHeader, true, format!("{}, {published}", outlet_of(document)))
        });
        let width = rect.width() - theme.space * 4.0;
        let line = (theme.interface_size * 1.4).round();
        let at = rect.min + vec2(theme.space * 2.5, theme.space * 1.5);
        painter.galley(
            at,
            elided(ui, &outlet_of(document), theme.strong_font(), theme.text, width, 1, line),
            theme.text,
        );
        let small = elided(ui, &published, theme.small_font(), theme.text_weak, width, 1, line);
        painter.galley(at + vec2(0.0, line), small, theme.text_weak);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
        response.on_hover_text(title_of(document));
    }

    fn published_words(&self, article: ArticleId) -> String {
        match self.timeline.published.get(article).copied().flatten() {
            Some(day) => t!("timeline-published", date = numbered_day(day)),
            None => t!("timeline-no-published"),
        }
    }

    /// The tick of the day on which the article came out.
    fn published_ui(&self, ui: &Ui, lane: usize, rect: Rect) {
        let article = self.packed.articles[lane];
        let Some(day) = self.timeline.published.get(article).copied().flatten() else { return };
        let x = self.x(f64::from(day) + 0.5);
        if !self.body.x_range().contains(x) {
            return;
        }
        let (ink, top) = (self.scene.theme.accent, rect.top() + 1.0);
        ui.painter().extend(Shape::dashed_line(
            &[pos2(x, top), pos2(x, rect.bottom())],
            Stroke::new(1.5, ink),
            3.0,
            3.0,
        ));
        let flag = vec![pos2(x - 5.0, top), pos2(x + 5.0, top), pos2(x, top + 7.0)];
        ui.painter().add(Shape::convex_polygon(flag, ink, Stroke::NONE));
        let near = Rect::from_x_y_ranges(x - 5.0..=x + 5.0, rect.y_range());
        let response = ui.interact(near, self.id.with(("published", article)), Sense::hover());
        response.on_hover_text(self.published_words(article));
    }

    /// A line from mark to mark of the group that is selected or under the pointer.
    fn link(&self, ui: &Ui, top: f32) {
        let selection = &self.scene.state.selection;
        let Some(group) = selection.hovered().or(selection.group) else { return };
        let mut points: Vec<Pos2> = Vec::new();
        for (lane, (placed, _)) in self.packed.lanes.iter().enumerate() {
            let own = placed.iter().filter(|placed| self.timeline.marks[placed.mark].group == group);
            points.extend(own.map(|placed| self.rect(lane, placed, top).center()));
        }
        let Some(found) = self.comparison.groups.get(group).filter(|_| points.len() > 1) else { return };
        points.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        ui.painter().line(points, Stroke::new(1.5, self.scene.theme.verdict(found.verdict).strong));
    }

    /// A mark: drawn, and what is done to it. Whether the pointer is over it.
    fn mark_ui(&self, ui: &Ui, placed: &Placed, rect: Rect, keyboard: usize, actions: &mut Vec<Action>) -> bool {
        let mark = &self.timeline.marks[placed.mark];
        let (id, sense) = if placed.mark == keyboard {
            (self.keyboard_id(), Sense::click())
        } else {
            (self.mark_id(placed.mark), Sense::CLICK)
        };
        let response = ui.interact(rect, id, sense);
        if response.double_clicked() {
            actions.push(Action::ReadAt(mark.group, Some(mark.claim)));
        } else if response.clicked() {
            actions.push(Action::TimelineMark(placed.mark));
            actions.push(Action::Pick(Some(mark.claim)));
        }
        let chosen = self.scene.state.selection.passage == Some(mark.claim);
        let name = || mark_name(self.comparison, mark);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name()));
        self.paint_mark(ui, placed, rect, &response);
        let hovered = response.hovered();
        response.on_hover_ui(|ui| self.card_ui(ui, mark));
        hovered
    }

    fn paint_mark(&self, ui: &Ui, placed: &Placed, rect: Rect, response: &Response) {
        let (theme, selection) = (self.scene.theme, &self.scene.state.selection);
        let mark = &self.timeline.marks[placed.mark];
        let look = theme.relation(mark.relation);
        let chosen = selection.passage == Some(mark.claim);
        let lit = chosen || selection.group == Some(mark.group) || selection.hovered() == Some(mark.group);
        let painter = ui.painter();
        painter.rect_filled(rect, 4.0, if lit { look.tint_strong } else { look.tint });
        let line = Stroke::new(if chosen { 2.0 } else { 1.0 }, look.strong);
        if mark.guessed {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(Shape::dashed_line(&corners, line, 3.0, 2.5));
        } else {
            painter.rect_stroke(rect, 4.0, line, StrokeKind::Inside);
        }
        if response.has_focus() {
            painter.rect_stroke(rect.expand(1.5), 5.0, Stroke::new(2.0, theme.accent), StrokeKind::Outside);
        }
        let shown = rect.intersect(self.body);
        let symbol = pos2(shown.left() + MARK.x / 2.0, rect.center().y);
        painter.text(symbol, Align2::CENTER_CENTER, mark.relation.symbol(), theme.small_strong_font(), look.strong);
        if !self.signs(mark).is_empty() {
            paint_corner(painter, theme, rect);
        }
        self.paint_words(ui, mark, placed, shown);
    }

    /// What the reader said of the group of `mark`.
    fn signs(&self, mark: &Mark) -> Signs {
        Signs::of(self.comparison, &self.scene.state.library.hand, mark.group)
    }

    /// The passage's words, in the mark or else beside it, where there is room.
    fn paint_words(&self, ui: &Ui, mark: &Mark, placed: &Placed, shown: Rect) {
        let theme = self.scene.theme;
        let inside = shown.width() - MARK.x - 4.0;
        let beside = (placed.room - 10.0).min(f64::from(self.body.right() - shown.right() - 6.0)) as f32;
        let (left, room, ink) = if inside >= WORDS.start {
            (shown.left() + MARK.x, inside, theme.text)
        } else {
            (shown.right() + 4.0, beside.min(WORDS.end), theme.text_weak)
        };
        if room < WORDS.start {
            return;
        }
        let font = theme.small_font();
        let line = (font.size * 1.3).round();
        let words = elided(ui, self.comparison.words(mark.claim), font, ink, room, 1, line);
        let at = pos2(left, (shown.center().y - line / 2.0).round());
        if left > shown.right() {
            // No line of the axis goes through the words.
            ui.painter().rect_filled(Rect::from_min_size(at, words.size()), 0.0, theme.page);
        }
        ui.painter().galley(at, words, ink);
    }

    /// Outlet, date as meant and as written, and the words.
    fn card_ui(&self, ui: &mut Ui, mark: &Mark) {
        let theme = self.scene.theme;
        let document = &self.comparison.articles[mark.article].document;
        ui.label(RichText::new(outlet_of(document)).small().color(theme.text_weak));
        ui.label(RichText::new(mark_words(mark)).font(theme.strong_font()));
        let written = shortened(mark.written.of(&document.text));
        ui.label(RichText::new(t!("timeline-written", words = written)).color(theme.text_weak));
        ui.add(Label::new(RichText::new(shortened(self.comparison.words(mark.claim))).font(theme.quote_font())).wrap());
        let signs = self.signs(mark);
        if !signs.is_empty() {
            ui.label(signs.words());
        }
        ui.label(RichText::new(t!("timeline-hint-mark")).small().color(theme.text_weak));
    }
}

/// The marks as they are stacked at `scale`, made anew only where something changed.
fn packed(ui: &Ui, id: Id, timeline: &Timeline, scale: f64, articles: Vec<ArticleId>) -> Arc<Packed> {
    let id = id.with("packed");
    let known = ui.data(|data| data.get_temp::<Arc<Packed>>(id));
    let same =
        |packed: &Arc<Packed>| packed.made == timeline.made && packed.scale == scale && packed.articles == articles;
    if let Some(known) = known.filter(same) {
        return known;
    }
    let lane = |&article: &ArticleId| pack(&timeline.marks, timeline.lane(article), scale, f64::from(MARK.x));
    let lanes = articles.iter().map(lane).collect();
    let packed = Arc::new(Packed { made: timeline.made, scale, articles, lanes });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&packed)));
    packed
}
