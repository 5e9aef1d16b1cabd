//! The claims list: a find box, filters with counts, facts, and claims in rows of equal height; of both only those in sight are
//! laid out.

use egui::{
    FontId, Frame, Key, Margin, Modifiers, Panel, Pos2, Rect, Response, RichText, ScrollArea, Sense, TextEdit, Ui,
    UiBuilder, Vec2,
    text::{LayoutJob, TextFormat},
};

use super::{
    claim_rows::{ClaimRow, FoundRemark},
    fact_rows::FactSpot,
    facts_ui::{fact_height, fact_ui},
    filter::{Filter, Traits},
    filters_ui::traits_ui,
    search::Query,
};
use crate::gui::{
    app::{command::Command, message::Action, scene::Scene, settings::Side},
    features::{
        annotations::model::colour_symbol,
        review::ui::{row_click, row_keys, row_signs_ui},
    },
    theme::{Theme, VerdictColors, chip_fill, semibold},
    widgets::{
        button::{focus_ring, name_button},
        elided_text::{elided, elided_job, text_format},
        panel_edge::{name_edge, tell_resized},
        pill::pill_ui,
        row::{RowLayout, paint_ground},
    },
    wording::counts,
    words::t,
};
use crate::ids::{FactId, GroupId};

/// Width of the panel in points before the reader gave it another.
const USUAL_WIDTH: f32 = 316.0;

/// Draws the panel.
pub fn claims_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let width = scene.state.settings.claims.size.unwrap_or(USUAL_WIDTH);
    let panel = Panel::left("claims").default_size(width).size_range(236.0..=520.0);
    let shown = panel.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
        let margin = Margin::same((theme.space * 2.5) as i8);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            find_ui(ui, scene, actions);
            filters_ui(ui, scene, actions);
            traits_ui(ui, scene, actions);
        });
        rows_ui(ui, scene, actions);
    });
    name_edge(ui, "claims");
    tell_resized(ui, "claims", Side::Claims, shown.response.rect.width(), actions);
}

fn find_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let id = ui.make_persistent_id("find");
    step_keys(ui, id, actions);
    let mut typed = scene.state.list.typed.clone();
    let field = TextEdit::singleline(&mut typed).id(id).hint_text(t!("find-claim")).desired_width(f32::INFINITY);
    let field = ui.add(field.margin(Margin::symmetric(8, 5)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(t!("find-claim")));
    if scene.hints.focus_find {
        field.request_focus();
    }
    if field.changed() {
        actions.push(Action::Find(typed));
    }
    if field.lost_focus() {
        leave_find(ui, scene, actions);
    }
}

/// While the reader types, Up and Down still go through the list.
fn step_keys(ui: &mut Ui, find: egui::Id, actions: &mut Vec<Action>) {
    if !ui.memory(|memory| memory.has_focus(find)) {
        return;
    }
    for (key, command) in [(Key::ArrowDown, Command::NextClaim), (Key::ArrowUp, Command::PreviousClaim)] {
        for _ in 0..ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) {
            actions.push(Action::Run(command));
        }
    }
}

/// Enter selects the first that was found, Escape clears what was typed.
fn leave_find(ui: &Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Find(String::new()));
    } else if ui.input(|input| input.key_pressed(Key::Enter)) {
        let list = &scene.state.list;
        let fact = list.facts.rows.first().map(|&fact| Action::SelectFact(FactSpot { fact, value: 0 }));
        actions.extend(fact.or_else(|| list.rows.first().map(|row| Action::Select(Some(*row)))));
    }
}

fn filters_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scene.theme.space);
        let list = &scene.state.list;
        let counts = list.facts.counts.into_iter().zip(list.counts.verdicts);
        for (filter, (facts, claims)) in Filter::ALL.into_iter().zip(counts) {
            let counted =
                t!("filter-counts", facts = t!("facts", count = facts), claims = t!("claims", count = claims));
            if chip_ui(ui, scene, filter, facts + claims).on_hover_text(counted).clicked() {
                actions.push(Action::Filter(filter));
            }
        }
    });
}

fn chip_ui(ui: &mut Ui, scene: Scene<'_>, filter: Filter, count: usize) -> Response {
    let theme = scene.theme;
    let chosen = scene.state.list.filter == filter;
    let (symbol, ink, fill) = match filter {
        Filter::Shared if chosen => ("", theme.accent, theme.page),
        Filter::Shared => ("", theme.text, theme.control),
        Filter::Only(relation) => {
            let look = theme.relation(relation);
            (relation.symbol(), look.strong, chip_fill(look, chosen))
        }
    };
    let words = format!("{symbol} {} {count}", filter.words());
    pill_ui(ui, theme, words.trim_start(), ink, fill, chosen)
}

fn rows_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let list = &scene.state.list;
    if list.rows.is_empty() && list.facts.rows.is_empty() {
        empty_ui(ui, scene);
        tell_hovered(scene, None, actions);
        return;
    }
    let layout = ListLayout::of(scene);
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("rows");
    if let Some(offset) = layout.offset_wanted(ui, scene) {
        area = area.vertical_scroll_offset(offset);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let (top, width) = (ui.cursor().top(), ui.max_rect().x_range());
    ui.painter().hline(width, top + 0.5, egui::Stroke::new(1.0, scene.theme.line));
    ui.add_space(1.0);
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(layout.height);
        let shown = Shown { layout: &layout, viewport };
        let facts = facts_part_ui(ui, scene, shown, actions);
        claims_part_ui(ui, scene, shown, actions).or(facts)
    });
    let sight = Sight {
        offset: output.state.clamped_offset().y,
        page: output.inner_rect.height(),
        claims_top: layout.claims_top,
    };
    ui.data_mut(|data| data.insert_temp(sight_id(), sight));
    tell_hovered(scene, output.inner, actions);
}

/// Where facts and claims are in the list, in points from its top.
struct ListLayout {
    /// Tops of the facts, and the bottom of the last.
    facts: Vec<f32>,
    /// Height of the line over facts and claims that says how many there are.
    heading: f32,
    /// Top of the first claim.
    claims_top: f32,
    /// Height of a claim.
    claim: f32,
    /// Height of all.
    height: f32,
}

/// The part of the list that is in sight.
#[derive(Clone, Copy)]
struct Shown<'l> {
    layout: &'l ListLayout,
    viewport: Rect,
}

impl ListLayout {
    fn of(scene: Scene<'_>) -> Self {
        let Scene { state, theme, .. } = scene;
        let RowLayout { pad, small_line, height: claim, .. } = RowLayout::of(theme);
        let heading = small_line + pad.y * 2.0;
        let list = &state.list;
        let mut bottom = if list.facts.rows.is_empty() { 0.0 } else { heading };
        let mut facts = vec![bottom];
        let shown: &[FactId] = if list.facts_folded { &[] } else { &list.facts.rows };
        for row in shown.iter().filter_map(|&fact| state.library.index.fact(fact)) {
            bottom += fact_height(theme, row);
            facts.push(bottom);
        }
        let claims_top = if list.rows.is_empty() { bottom } else { bottom + heading };
        ListLayout { facts, heading, claims_top, claim, height: claims_top + list.rows.len() as f32 * claim }
    }

    /// Where a hint wants the list scrolled to.
    fn offset_wanted(&self, ui: &Ui, scene: Scene<'_>) -> Option<f32> {
        let claim = |row: usize| revealing_offset(ui, self.claims_top + row as f32 * self.claim, self.claim);
        let fact = |place: usize| {
            let (top, bottom) = (*self.facts.get(place)?, *self.facts.get(place + 1)?);
            // The first is shown with what stands over it.
            let top = if place == 0 { 0.0 } else { top };
            Some(revealing_offset(ui, top, bottom - top))
        };
        let hints = scene.hints;
        let kept = hints.list_offset.map(|offset| (self.claims_top + offset).max(0.0));
        hints.reveal_fact.and_then(fact).or_else(|| hints.reveal_row.map(claim)).or(kept)
    }
}

/// The heading and the facts in sight. The group of the passage under the pointer.
fn facts_part_ui(ui: &mut Ui, scene: Scene<'_>, shown: Shown<'_>, actions: &mut Vec<Action>) -> Option<GroupId> {
    let Shown { layout, viewport } = shown;
    let list = &scene.state.list.facts;
    let origin = ui.min_rect().min;
    let width = ui.available_width();
    if !list.rows.is_empty() && viewport.min.y < layout.heading {
        facts_heading_ui(ui, scene, Rect::from_min_size(origin, Vec2::new(width, layout.heading)), actions);
    }
    let first = layout.facts.partition_point(|&top| top <= viewport.min.y).saturating_sub(1);
    let mut hovered = None;
    for (place, &fact) in list.rows.iter().enumerate().skip(first) {
        let [Some(&top), Some(&bottom)] = [layout.facts.get(place), layout.facts.get(place + 1)] else { break };
        if top >= viewport.max.y {
            break;
        }
        let rect = Rect::from_min_size(origin + Vec2::new(0.0, top), Vec2::new(width, bottom - top));
        hovered = fact_ui(ui, scene, fact, rect, actions).or(hovered);
    }
    hovered
}

/// The heading and the claims in sight. The group under the pointer.
fn claims_part_ui(ui: &mut Ui, scene: Scene<'_>, shown: Shown<'_>, actions: &mut Vec<Action>) -> Option<GroupId> {
    let Shown { layout, viewport } = shown;
    let rows = &scene.state.list.rows;
    let (origin, width) = (ui.min_rect().min, ui.available_width());
    let at = |y: f32, height: f32| Rect::from_min_size(origin + Vec2::new(0.0, y), Vec2::new(width, height));
    let heading = layout.claims_top - layout.heading;
    if !rows.is_empty() && viewport.max.y > heading && viewport.min.y < layout.claims_top {
        let (rect, words) = (at(heading, layout.heading), t!("claims", count = rows.len()));
        heading_ui(ui, scene, rect, &words);
        let response = ui.interact(rect, ui.make_persistent_id("claims heading"), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, &words));
    }
    let row_at = |y: f32| ((y - layout.claims_top).max(0.0) / layout.claim) as usize;
    let range = row_at(viewport.min.y).min(rows.len())..(row_at(viewport.max.y) + 1).min(rows.len());
    if viewport.max.y <= layout.claims_top || range.is_empty() {
        return None;
    }
    let query = scene.state.library.index.query(&scene.state.list.typed);
    let part = at(layout.claims_top + range.start as f32 * layout.claim, range.len() as f32 * layout.claim);
    let contents = |ui: &mut Ui| {
        let mut hovered = None;
        for group in &rows[range] {
            if row_ui(ui, scene, &query, *group, actions) {
                hovered = Some(*group);
            }
        }
        hovered
    };
    ui.scope_builder(UiBuilder::new().max_rect(part), contents).inner
}

/// How many facts there are, over them; a click folds them away or brings them back.
fn facts_heading_ui(ui: &mut Ui, scene: Scene<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let list = &scene.state.list;
    let index = &scene.state.library.index;
    let counted = || list.facts.rows.iter().filter_map(|&fact| index.fact(fact)).filter(|row| row.counts());
    let words = counts::facts_words(counted().count(), counted().filter(|row| row.is_conflict()).count());
    let response = ui.interact(rect, ui.make_persistent_id("facts"), Sense::click());
    if response.clicked() {
        actions.push(Action::FoldFacts);
    }
    let name = if list.facts_folded { t!("facts-unfold", facts = &*words) } else { t!("facts-fold", facts = &*words) };
    name_button(&response, &name);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(!list.facts_folded));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, scene.theme.control_hover);
    }
    let mark = if list.facts_folded { "▶" } else { "▼" };
    heading_ui(ui, scene, rect, &format!("{mark} {words}"));
    focus_ring(ui, &response, 3, scene.theme);
    response.on_hover_text(if list.facts_folded { t!("facts-unfold-tip") } else { t!("facts-fold-tip") });
}

/// How many facts or claims there are, over them.
fn heading_ui(ui: &Ui, scene: Scene<'_>, rect: Rect, words: &str) {
    let theme = scene.theme;
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, egui::Stroke::new(1.0, theme.line));
    let inner = rect.shrink2(Vec2::new(RowLayout::of(theme).pad.x, 0.0));
    let layout = RowLayout::of(theme);
    let words = elided(ui, words, theme.small_strong_font(), theme.text_weak, inner.width(), 1, layout.small_line);
    ui.painter().galley(Pos2::new(inner.min.x, inner.center().y - words.size().y / 2.0), words, theme.text_weak);
}

/// Sends the group under the pointer when it changed.
fn tell_hovered(scene: Scene<'_>, hovered: Option<GroupId>, actions: &mut Vec<Action>) {
    if hovered != scene.state.selection.in_list {
        actions.push(Action::HoverList(hovered));
    }
}

/// What the last frame showed of the list.
#[derive(Clone, Copy, Default)]
struct Sight {
    offset: f32,
    page: f32,
    /// Top of the first claim.
    claims_top: f32,
}

/// Where the last frame's sight of the list is kept.
fn sight_id() -> egui::Id {
    egui::Id::unique("sight of the claims list")
}

/// The offset nearest to the present one at which a row that starts at `top` is in sight.
fn revealing_offset(ui: &Ui, top: f32, height: f32) -> f32 {
    let sight = ui.data(|data| data.get_temp::<Sight>(sight_id()));
    let Sight { offset, page, .. } = sight.unwrap_or(Sight { page: height, ..Sight::default() });
    offset.clamp((top + height - page).min(top).max(0.0), top.max(0.0))
}

/// The offset, counted from the first claim, at which the row that the reader looks at stays in its place: the `selected` one where that is in sight, or
/// else the first in sight that still is. `moved`: where each row is now.
pub fn kept_offset(
    ctx: &egui::Context,
    theme: &Theme,
    moved: &[Option<usize>],
    selected: Option<usize>,
) -> Option<f32> {
    let height = RowLayout::of(theme).height;
    let Sight { offset, page, claims_top } = ctx.data(|data| data.get_temp::<Sight>(sight_id()))?;
    // Who looks at the facts keeps their place.
    let offset = Some(offset - claims_top).filter(|offset| *offset >= 0.0)?;
    let (first, end) = ((offset / height).ceil() as usize, ((offset + page) / height).floor() as usize);
    let place = |row: usize| Some((row, (*moved.get(row)?)?));
    let in_sight = selected.filter(|row| (first..end).contains(row)).and_then(place);
    let (row, now) = in_sight.or_else(|| (first..moved.len()).find_map(place))?;
    Some(offset + (now as f32 - row as f32) * height)
}

fn empty_ui(ui: &mut Ui, scene: Scene<'_>) {
    let state = scene.state;
    let text = if state.library.comparison.articles.len() < 2 && state.list.typed.is_empty() {
        t!("claims-one-article")
    } else if state.list.traits != Traits::default() {
        t!("list-nothing-has-all")
    } else if state.list.typed.is_empty() && state.list.filter == Filter::Shared {
        t!("claims-none-shared")
    } else if state.list.typed.is_empty() {
        t!("claims-none-of-kind")
    } else {
        t!("claims-none-found")
    };
    empty_words_ui(ui, scene, &text);
}

fn empty_words_ui(ui: &mut Ui, scene: Scene<'_>, text: &str) {
    Frame::NONE.inner_margin(Margin::same((scene.theme.space * 4.0) as i8)).show(ui, |ui| {
        ui.label(RichText::new(text).color(scene.theme.text_weak));
    });
}

/// One row: verdict and number of sources, the best wording, what differs. Whether the pointer is over it.
fn row_ui(ui: &mut Ui, scene: Scene<'_>, query: &Query<'_>, number: GroupId, actions: &mut Vec<Action>) -> bool {
    let Scene { state, theme, .. } = scene;
    let comparison = &state.library.comparison;
    let Some(group) = comparison.groups.get(number) else { return false };
    // Size and allocate.
    let size = Vec2::new(ui.available_width(), RowLayout::of(theme).height);
    let (_, rect) = ui.allocate_space(size);
    // A row that is cut off can be clicked, but what has the focus is to be seen.
    let id = ui.make_persistent_id(("claim", &group.key));
    row_keys(ui, id, number, actions);
    let sense = if ui.clip_rect().y_range().contains(rect.center().y) { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    // Interact.
    if response.clicked() {
        actions.push(row_click(ui, number));
    }
    // Paint, and say what it is.
    let row = ClaimRow::of(comparison, group).found(comparison, group, query);
    let mut row = row.remarked(number, &state.library.index, query);
    row.loose = state.library.index.facets.is_loose(number);
    row.by_meaning = state.library.index.facets.is_by_meaning(number);
    let chosen = state.selection.group == Some(number);
    let lit = state.selection.hovered() == Some(number) || response.has_focus();
    let head = paint_row(ui, rect, &row, theme, chosen, lit);
    name_row(ui, &response, &row, chosen);
    row_signs_ui(ui, scene, number, (rect, head), &response);
    if row.loose {
        ui.interact(head, response.id.with("loose"), Sense::hover()).on_hover_text(t!("list-probably-means"));
    }
    response.hovered()
}

fn name_row(ui: &Ui, response: &Response, row: &ClaimRow<'_>, chosen: bool) {
    let role = egui::accesskit::Role::Button;
    response.widget_info(|| egui::WidgetInfo::selected(role, true, chosen, row.accessible_name()));
    if row.loose {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(t!("list-probably-means")));
    }
}

/// Draws the row and returns where its verdict is.
fn paint_row(ui: &Ui, rect: Rect, row: &ClaimRow<'_>, theme: &Theme, chosen: bool, lit: bool) -> Rect {
    let look = theme.relation(row.relation);
    let layout = RowLayout::of(theme);
    paint_ground(ui, rect, look, theme, chosen, lit);
    let inner = rect.shrink2(layout.pad);
    let head = paint_head(ui, inner, row, theme, look);
    let lines = if row.differs.is_empty() && row.remark.is_none() { 3 } else { 2 };
    let top = inner.min.y + layout.small_line + theme.space * 0.5;
    let job = marked_job(row.words, &row.marks, row.shown_from, (theme.label_font(), theme), layout.wording_line);
    let wording = elided_job(ui, job, inner.width(), lines);
    ui.painter().galley(Pos2::new(inner.min.x, top), wording, theme.text);
    let bottom = Pos2::new(inner.min.x, inner.max.y - layout.small_line);
    if let Some(FoundRemark { words, marks, shown_from }) = &row.remark {
        let job = marked_job(words, marks, *shown_from, (theme.small_font(), theme), layout.small_line);
        let mark = ui.painter().text(bottom, egui::Align2::LEFT_TOP, "¶ ", theme.small_font(), theme.text_weak);
        let remark = elided_job(ui, job, inner.max.x - mark.max.x, 1);
        ui.painter().galley(Pos2::new(mark.max.x, bottom.y), remark, theme.text);
    } else if !row.differs.is_empty() {
        let format = text_format(theme.small_strong_font(), look.strong, layout.small_line);
        let differs = elided_job(ui, LayoutJob::single_section(row.differs.clone(), format), inner.width(), 1);
        ui.painter().galley(bottom, differs, look.strong);
    }
    head
}

/// Symbol and words at the left, which are returned as a place, number of sources at the right.
fn paint_head(ui: &Ui, inner: Rect, row: &ClaimRow<'_>, theme: &Theme, look: VerdictColors) -> Rect {
    let font = theme.small_strong_font();
    let head = format!("{} {}", row.relation.symbol(), row.relation_words());
    let right = Pos2::new(inner.max.x, inner.min.y);
    let sources = if row.by_meaning { format!("≈ {}", row.sources) } else { row.sources.clone() };
    let sources = ui.painter().text(right, egui::Align2::RIGHT_TOP, sources, theme.small_font(), theme.text_weak);
    let mut left = sources.min.x - theme.space;
    for &colour in row.colours.iter().rev() {
        let (at, ink) = (Pos2::new(left, inner.min.y), theme.remark(colour));
        let symbol = colour_symbol(colour);
        left =
            ui.painter().text(at, egui::Align2::RIGHT_TOP, symbol, theme.small_font(), ink).min.x - theme.space / 2.0;
    }
    ui.painter().text(inner.min, egui::Align2::LEFT_TOP, head, font, look.strong)
}

/// `words` from the byte `from` on, with what the reader typed in bold and underlined.
fn marked_job(
    words: &str,
    marks: &[std::ops::Range<usize>],
    from: usize,
    (font, theme): (FontId, &Theme),
    line_height: f32,
) -> LayoutJob {
    let strong = FontId::new(font.size, semibold());
    let plain = text_format(font, theme.text, line_height);
    let underline = egui::Stroke::new(1.0, theme.text);
    let marked = TextFormat { underline, ..text_format(strong, theme.text, line_height) };
    let mut job = LayoutJob::default();
    if from > 0 {
        job.append("… ", 0.0, plain.clone());
    }
    let mut done = from;
    for mark in marks {
        job.append(&words[done..mark.start], 0.0, plain.clone());
        job.append(&words[mark.clone()], 0.0, marked.clone());
        done = mark.end;
    }
    job.append(&words[done..], 0.0, plain);
    job
}
