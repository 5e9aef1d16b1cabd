//! The cards of the evidence panel.

use egui::{
    Align, Label, Layout, RichText, Stroke, Ui, Vec2,
    text::{LayoutJob, TextFormat},
};

use super::{Scene, name_button};
use crate::gui::{
    action::Action,
    evidence::{Card, Conflict, Evidence, LinkLine, Passage},
    theme::{Theme, VerdictColors, card_frame},
};

/// Cards are between these widths, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 264.0..=440.0;
/// Links that are shown; groups of many passages have hundreds.
const LINKS: usize = 12;

/// The width at which `number` cards with gaps fill `available`, within what can be read well.
pub fn width(available: f32, gap: f32, number: usize) -> f32 {
    let each = (available - gap * number.saturating_sub(1) as f32) / number.max(1) as f32;
    each.clamp(*WIDTHS.start(), *WIDTHS.end()).floor()
}

/// A card of `width` with a heading.
fn card_ui(ui: &mut Ui, theme: &Theme, width: f32, heading: &str, contents: impl FnOnce(&mut Ui)) {
    let frame = card_frame(theme);
    let inside = width - frame.total_margin().sum().x;
    frame.show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(inside);
            ui.add(Label::new(RichText::new(heading).font(theme.strong_font())).truncate());
            contents(ui);
        });
    });
}

/// What is not the same, value by value.
pub fn conflicts_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, width: f32) {
    let look = scene.theme.verdict(evidence.verdict);
    card_ui(ui, scene.theme, width, "What conflicts", |ui| {
        for conflict in &evidence.conflicts {
            conflict_ui(ui, scene.theme, look, conflict);
        }
    });
}

fn conflict_ui(ui: &mut Ui, theme: &Theme, look: VerdictColors, conflict: &Conflict) {
    ui.label(RichText::new(conflict.aspect).small().color(theme.text_weak));
    for (value, outlets) in &conflict.values {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(value).font(theme.strong_font()).color(look.strong));
            ui.label(RichText::new(outlets.join(", ")).color(theme.text_weak));
        });
    }
}

/// One article's words.
pub fn source_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    evidence: &Evidence,
    card: &Card,
    width: f32,
    actions: &mut Vec<Action>,
) {
    let look = scene.theme.verdict(evidence.verdict);
    card_ui(ui, scene.theme, width, &card.outlet, |ui| {
        for line in &card.about {
            ui.add(Label::new(RichText::new(line).small().color(scene.theme.text_weak)).truncate());
        }
        for passage in &card.passages {
            passage_ui(ui, scene.theme, look, card, passage, actions);
        }
    });
}

fn passage_ui(
    ui: &mut Ui,
    theme: &Theme,
    look: VerdictColors,
    card: &Card,
    passage: &Passage,
    actions: &mut Vec<Action>,
) {
    ui.add_space(theme.space);
    passage_head_ui(ui, look, card, passage, actions);
    ui.label(marked_words(passage, theme, look));
    if let Some(speaker) = &passage.speaker {
        ui.label(RichText::new(format!("Said by: {speaker}")).small().color(theme.text_weak));
    }
}

/// What the passage is, and at the right the way to its quotation: over the words, so that it is in sight with them.
fn passage_head_ui(ui: &mut Ui, look: VerdictColors, card: &Card, passage: &Passage, actions: &mut Vec<Action>) {
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let copy = ui
            .small_button(RichText::new("Copy").small())
            .on_hover_text("Copy the words with outlet, title, date and link");
        name_button(&copy, &format!("Copy quotation from {}: {}", card.outlet, passage.words));
        if copy.clicked() {
            actions.push(Action::Copy(passage.quotation.clone()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let badges = RichText::new(passage.badges.join(" · ")).small().color(look.strong);
            ui.add(Label::new(badges).truncate());
        });
    });
}

/// The words of `passage`; those that are not in the best wording have a colour and a line under them.
fn marked_words(passage: &Passage, theme: &Theme, look: VerdictColors) -> LayoutJob {
    let plain = TextFormat {
        font_id: theme.quote_font(),
        color: theme.text,
        line_height: Some((theme.quote_font().size * 1.4).round()),
        ..TextFormat::default()
    };
    let marked = TextFormat { color: look.strong, underline: Stroke::new(1.0, look.strong), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut done = 0;
    for mark in &passage.marks {
        job.append(&passage.words[done..mark.start], 0.0, plain.clone());
        job.append(&passage.words[mark.clone()], 0.0, marked.clone());
        done = mark.end;
    }
    job.append(&passage.words[done..], 0.0, plain);
    job
}

/// Why the passages were put together.
pub fn links_ui(ui: &mut Ui, scene: Scene<'_>, links: &[LinkLine], width: f32) {
    let theme = scene.theme;
    card_ui(ui, theme, width, "Why together", |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.space);
        for link in links.iter().take(LINKS) {
            ui.label(RichText::new(format!("{}: {} %", link.between, link.percent)));
            ui.label(RichText::new(&link.reasons).small().color(theme.text_weak));
            if !link.rarest.is_empty() {
                ui.label(RichText::new(format!("Both have: {}", link.rarest)).small().color(theme.text_weak));
            }
        }
        if links.len() > LINKS {
            ui.label(RichText::new(format!("and {} more", links.len() - LINKS)).color(theme.text_weak));
        }
    });
}
