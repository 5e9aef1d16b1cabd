//! Facts at the top of the claims list: verdict, what it is of, and a line for every value that goes to its words. The card of
//! the selected one, beside the evidence.

use egui::{Align2, Color32, Label, Pos2, Rect, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::fact_rows::{FactRow, FactSpot, decision_words};
use crate::{
    edits::{Decision, Pen, Subject},
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        features::annotations::ui::remarks_ui,
        theme::{Theme, VerdictColors},
        widgets::{
            button::focus_ring,
            card::card_ui,
            command_button::command_button,
            elided_text::elided,
            row::{RowLayout, paint_ground},
        },
        wording::{relation::verdict_word, values::aspect_words},
        words::t,
    },
    ids::{FactId, GroupId},
};

/// Height of the line of a value.
fn value_line(theme: &Theme) -> f32 {
    (theme.label_font().size * 1.35).round() + theme.space
}

/// Height of what stands over the values, with the room above: two lines, of what agrees one.
fn head_height(theme: &Theme, row: &FactRow) -> f32 {
    let RowLayout { pad, small_line, wording_line, .. } = RowLayout::of(theme);
    let heading = if row.is_conflict() { wording_line + theme.space } else { 0.0 };
    pad.y + small_line + heading
}

/// Height of `row`.
pub fn fact_height(theme: &Theme, row: &FactRow) -> f32 {
    head_height(theme, row) + row.values.len() as f32 * value_line(theme) + RowLayout::of(theme).pad.y
}

/// Draws the fact with this number into `rect`. The group of the passage under the pointer.
pub fn fact_ui(ui: &Ui, scene: Scene<'_>, fact: FactId, rect: Rect, actions: &mut Vec<Action>) -> Option<GroupId> {
    let Scene { state, theme, .. } = scene;
    let row = state.library.index.fact(fact)?;
    let look = theme.verdict(row.verdict);
    let (head, values) = rect.split_top_bottom_at_y(rect.top() + head_height(theme, row));
    let chosen = state.selection.fact.filter(|spot| spot.fact == fact);
    let response = clickable(ui, head, ui.make_persistent_id(("fact", &row.key)));
    if response.clicked() {
        actions.push(Action::SelectFact(FactSpot { fact, value: 0 }));
    }
    let spoken = row.spoken(&state.library.comparison);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen.is_some(), &spoken));
    paint_ground(ui, rect, look, theme, chosen.is_some(), response.hovered() || response.has_focus());
    paint_head(ui, head, row, theme, look);
    focus_ring(ui, &response, 3, theme);
    let mut hovered = response.hovered().then_some(0);
    response.on_hover_text(&spoken);
    for value in 0..row.values.len() as u32 {
        let top = values.top() + value as f32 * value_line(theme);
        let line = Rect::from_min_size(Pos2::new(rect.left(), top), Vec2::new(rect.width(), value_line(theme)));
        if value_ui(ui, scene, (row, FactSpot { fact, value }), line, actions) {
            hovered = Some(value as usize);
        }
    }
    let (claim, _) = row.values.get(hovered?)?.places.first()?;
    Some(state.library.comparison.claims[*claim].group)
}

/// What can be clicked in `rect`; it can have the focus while its middle is in sight.
fn clickable(ui: &Ui, rect: Rect, id: egui::Id) -> Response {
    let in_sight = ui.clip_rect().y_range().contains(rect.center().y);
    ui.interact(rect, id, if in_sight { Sense::click() } else { Sense::CLICK })
}

fn paint_head(ui: &Ui, rect: Rect, row: &FactRow, theme: &Theme, look: VerdictColors) {
    let layout = RowLayout::of(theme);
    let inner = Rect::from_min_max(rect.min + layout.pad, rect.max - Vec2::new(layout.pad.x, 0.0));
    let verdict = match row.decision {
        Some(Decision::Rejected) => decision_words(Decision::Rejected),
        Some(Decision::Confirmed) => format!("{} {} ✓", row.verdict.symbol(), verdict_word(row.verdict)),
        None => format!("{} {}", row.verdict.symbol(), verdict_word(row.verdict)),
    };
    let verdict = if row.notes.is_empty() { verdict } else { format!("{verdict} ¶") };
    let painter = ui.painter();
    let verdict = painter.text(inner.min, Align2::LEFT_TOP, verdict, theme.small_strong_font(), look.strong);
    if !row.is_conflict() {
        let left = verdict.right() + theme.space * 2.0;
        let font = theme.small_font();
        let words = elided(ui, &row.heading(), font, theme.text_weak, inner.right() - left, 1, layout.small_line);
        let at = Pos2::new(left, inner.min.y);
        strike(ui, row, at, words.size(), theme.text_weak);
        painter.galley(at, words, theme.text_weak);
        return;
    }
    let right = Pos2::new(inner.max.x, inner.min.y);
    painter.text(right, Align2::RIGHT_TOP, aspect_words(row.aspect), theme.small_font(), theme.text_weak);
    let heading = elided(ui, &row.heading(), theme.label_font(), theme.text, inner.width(), 1, layout.wording_line);
    let top = inner.min.y + layout.small_line + theme.space * 0.5;
    painter.galley(Pos2::new(inner.min.x, top), heading, theme.text);
}

/// A line through the words at `left`, where the reader rejected the fact.
fn strike(ui: &Ui, row: &FactRow, left: Pos2, size: Vec2, ink: Color32) {
    if !row.counts() {
        ui.painter().hline(left.x..=left.x + size.x, left.y + size.y / 2.0, Stroke::new(1.0, ink));
    }
}

/// A value and who says it; a click goes to its words. Whether the pointer is over it.
fn value_ui(
    ui: &Ui,
    scene: Scene<'_>,
    (row, spot): (&FactRow, FactSpot),
    rect: Rect,
    actions: &mut Vec<Action>,
) -> bool {
    let Scene { state, theme, .. } = scene;
    let (value, comparison) = (&row.values[spot.value as usize], &state.library.comparison);
    let response = clickable(ui, rect, ui.make_persistent_id(("fact", &row.key, spot.value)));
    if response.clicked() {
        actions.push(Action::SelectFact(spot));
    }
    let chosen = state.selection.fact == Some(spot);
    let spoken = t!("fact-value-of", value = value.spoken(comparison, row.aspect), label = row.heading());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    let look = theme.verdict(row.verdict);
    if chosen {
        ui.painter().rect_filled(rect, 0.0, look.tint_strong);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height())), 0.0, look.strong);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.control_hover);
    }
    let inner = rect.shrink2(Vec2::new(RowLayout::of(theme).pad.x, theme.space * 0.5));
    let line = inner.height();
    let ink = if row.is_conflict() { look.strong } else { theme.text };
    let words = elided(ui, &value.shown(row.aspect), theme.strong_font(), ink, inner.width() * VALUE_PART, 1, line);
    let left = inner.left() + words.size().x + theme.space * 2.0;
    strike(ui, row, inner.min, words.size(), ink);
    ui.painter().galley(inner.min, words, ink);
    let who = value.who(comparison);
    let who = elided(ui, &who, theme.small_font(), theme.text_weak, inner.right() - left, 1, line);
    ui.painter().galley(Pos2::new(left, inner.top()), who, theme.text_weak);
    focus_ring(ui, &response, 3, theme);
    let hovered = response.hovered();
    response.on_hover_text(value.spoken(comparison, row.aspect));
    hovered
}

/// The widest that a value is, as a part of its line; the rest is for who says it.
const VALUE_PART: f32 = 0.62;

/// The card of the selected fact: what it is of, what the reader says of it, and the way to say it.
pub fn fact_card_ui(ui: &mut Ui, scene: Scene<'_>, fact: FactId, width: f32, actions: &mut Vec<Action>) {
    let Scene { state, theme, .. } = scene;
    let Some(row) = state.library.index.fact(fact) else { return };
    card_ui(ui, theme, width, &t!("fact-card"), |ui| {
        let verdict = format!("{} {}", row.verdict.symbol(), verdict_word(row.verdict));
        ui.label(RichText::new(verdict).font(theme.small_strong_font()).color(theme.verdict(row.verdict).strong));
        ui.add(Label::new(row.heading()).wrap());
        for value in &row.values {
            let words = value.spoken(&state.library.comparison, row.aspect);
            let words = RichText::new(words).small().color(theme.text_weak);
            ui.add(Label::new(if row.counts() { words } else { words.strikethrough() }).wrap());
        }
        if let Some(decision) = row.decision {
            ui.label(RichText::new(decision_words(decision)).small().color(theme.accent));
        }
        decide_ui(ui, scene, (fact, row), actions);
        remarks_ui(ui, scene, Subject::Fact(fact), actions);
    });
}

/// The buttons that confirm a fact, reject it or leave it to the program, and write a note.
fn decide_ui(ui: &mut Ui, scene: Scene<'_>, (fact, row): (FactId, &FactRow), actions: &mut Vec<Action>) {
    ui.add_space(scene.theme.space);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scene.theme.space * 1.5);
        for (command, decision) in [(Command::Confirm, Decision::Confirmed), (Command::Reject, Decision::Rejected)] {
            if row.decision != Some(decision) && command_button(ui, command).clicked() {
                actions.push(Action::Edit(pen(scene).judge_fact(fact, Some(decision))));
            }
        }
        if row.decision.is_some() && ui.button(t!("overrule-undecide")).clicked() {
            actions.push(Action::Edit(pen(scene).judge_fact(fact, None)));
        }
        if command_button(ui, Command::Note).clicked() {
            actions.push(Action::Run(Command::Note));
        }
    });
}

fn pen(scene: Scene<'_>) -> Pen<'_> {
    Pen::new(&scene.state.library.comparison, &scene.state.library.hand)
}
