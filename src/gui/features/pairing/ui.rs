//! Two passages against each other, in the place of the evidence: choosing the second, then why they are or are not joined.

use egui::{
    Align, Align2, Label, Layout, Painter, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

use super::{
    message::Choice,
    why::{Quoted, ReasonLine, Why},
};
use crate::{
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        features::review::cards_ui::{decision_ui, pair_tools_ui},
        theme::Theme,
        widgets::{
            button::name_button,
            card::{self, card_ui},
            command_button::command_button,
        },
        words::t,
    },
    judge::Verdict,
};

/// Width of the bars of the reasons, for and against together, in points.
const BARS: f32 = 72.0;
/// Least width of the card with the reasons: they are read in one line each.
const REASONS: f32 = 336.0;

/// What to do to choose the second passage, and the two as they are now.
pub fn choosing_ui(ui: &mut Ui, scene: Scene<'_>, passages: &[Quoted; 2], actions: &mut Vec<Action>) {
    let theme = scene.theme;
    head_ui(ui, actions, |ui, actions| {
        if ui.button(t!("pair-show")).on_hover_text(t!("pair-show-tip")).clicked() {
            actions.push(Action::Choose(Choice::Done));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new(t!("pair-heading")).font(theme.strong_font()));
            ui.add(Label::new(RichText::new(t!("pair-how")).color(theme.text_weak)).truncate());
        });
    });
    cards_ui(ui, scene, 2, |ui, width| passages_ui(ui, theme, passages, width));
}

/// Why two passages are or are not joined.
pub fn why_ui(ui: &mut Ui, scene: Scene<'_>, why: &Why, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    head_ui(ui, actions, |ui, actions| {
        if command_button(ui, Command::CompareWith).clicked() {
            actions.push(Action::Run(Command::CompareWith));
        }
        pair_tools_ui(ui, scene, why.pair, actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let (words, verdict) = match why.joined {
                true => (t!("why-joined"), Verdict::Agree),
                false => (t!("why-not-joined"), Verdict::Differ),
            };
            ui.label(RichText::new(words).font(theme.strong_font()).color(theme.verdict(verdict).strong));
            let [one, other] = why.passages.each_ref().map(|passage| passage.outlet.as_str());
            let between = t!("pair", one = one, other = other);
            ui.add(Label::new(RichText::new(between).color(theme.text_weak)).truncate());
        });
    });
    decision_ui(ui, scene, scene.state.library.hand.decision(why.pair[0], why.pair[1]));
    cards_ui(ui, scene, 3, |ui, width| {
        card_ui(ui, theme, width.max(REASONS), &t!("why-heading"), |ui| reasons_ui(ui, theme, why));
        passages_ui(ui, theme, &why.passages, width);
    });
}

/// The line over the cards: at the right the way back, before it what `contents` adds.
fn head_ui(ui: &mut Ui, actions: &mut Vec<Action>, contents: impl FnOnce(&mut Ui, &mut Vec<Action>)) {
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let close = ui.button("×").on_hover_text(t!("close-by-key"));
        name_button(&close, &t!("pair-close"));
        if close.clicked() {
            actions.push(Action::EndPairing);
        }
        contents(ui, actions);
    });
}

fn cards_ui(ui: &mut Ui, scene: Scene<'_>, number: usize, contents: impl FnOnce(&mut Ui, f32)) {
    let gap = scene.theme.space * 2.0;
    let width = card::width(ui.available_width(), gap, number);
    ScrollArea::both().auto_shrink(false).id_salt("two passages").show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(gap, scene.theme.space);
            contents(ui, width);
        });
    });
}

fn passages_ui(ui: &mut Ui, theme: &Theme, passages: &[Quoted; 2], width: f32) {
    for (place, passage) in [t!("pair-first"), t!("pair-second")].iter().zip(passages) {
        card_ui(ui, theme, width, place, |ui| {
            ui.add(Label::new(RichText::new(&passage.outlet).small().color(theme.text_weak)).truncate());
            ui.label(RichText::new(&passage.words).font(theme.quote_font()));
        });
    }
}

fn reasons_ui(ui: &mut Ui, theme: &Theme, why: &Why) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add(Label::new(&why.because).wrap());
    ui.label(RichText::new(&why.figures).small().color(theme.text_weak));
    if why.by_meaning {
        ui.label(RichText::new(t!("meaning-found")).small().color(theme.accent));
    }
    ui.add_space(theme.space);
    let against = why.reasons.iter().any(|reason| reason.part < 0.0);
    for reason in &why.reasons {
        reason_ui(ui, theme, reason, against);
    }
    ui.add_space(theme.space);
    let shared = match why.shared.as_str() {
        "" if why.foreign => t!("across-no-words"),
        "" => t!("why-no-shared-word"),
        words => t!("both-have", words = words),
    };
    ui.label(RichText::new(shared).small().color(theme.text_weak));
}

/// The reason in words, its weight with a sign, and the weight as a bar: to the right for, to the left against, where any
/// reason is `against`.
fn reason_ui(ui: &mut Ui, theme: &Theme, reason: &ReasonLine, against: bool) {
    let font = theme.small_font();
    let row = Vec2::new(ui.available_width(), (font.size * 1.7).round());
    let (rect, response) = ui.allocate_exact_size(row, Sense::hover());
    let spoken = || t!("why-reason", reason = reason.words.as_str(), weight = reason.weight.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken()));
    let (words, bars) = rect.split_left_right_at_x(rect.right() - BARS);
    let (words, weight) = words.split_left_right_at_x(words.right() - font.size * 3.5);
    let painter = ui.painter();
    let clipped = painter.with_clip_rect(words);
    clipped.text(words.left_center(), Align2::LEFT_CENTER, &reason.words, font.clone(), theme.text);
    let before_bars = weight.right_center() - Vec2::new(theme.space * 2.0, 0.0);
    painter.text(before_bars, Align2::RIGHT_CENTER, &reason.weight, font, theme.text_weak);
    bar(painter, bars, reason.part, against, theme);
}

/// The bar of `part` in `rect`, from the middle where there are bars to the left.
fn bar(painter: &Painter, rect: Rect, part: f32, against: bool, theme: &Theme) {
    let (zero, length) = if against { (rect.center().x, rect.width() / 2.0) } else { (rect.left(), rect.width()) };
    let end = zero + part * length;
    let rows = rect.shrink2(Vec2::new(0.0, rect.height() * 0.3)).y_range();
    let verdict = if part < 0.0 { Verdict::Differ } else { Verdict::Agree };
    painter.rect_filled(Rect::from_x_y_ranges(zero.min(end)..=zero.max(end), rows), 1.0, theme.verdict(verdict).strong);
    painter.vline(zero, rect.y_range(), Stroke::new(1.0, theme.text_faint));
}
