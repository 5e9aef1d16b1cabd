//! The cards of the evidence panel.

use egui::{
    Align, CollapsingHeader, Label, Layout, RichText, Role, Stroke, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo,
    WidgetText,
    text::{LayoutJob, TextFormat},
};

use super::{
    details::{Detail, Value},
    model::{Card, Evidence, LinkLine, Passage},
    passage_details_ui::lines_ui,
    provenance::Origins,
};
use crate::{
    edits::Subject,
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        features::{
            annotations::ui::{passage_menu_ui, remarks_ui},
            review::cards_ui::{self as review_cards_ui, decision_ui, link_menu, selected_ui},
        },
        theme::{Theme, VerdictColors},
        widgets::{button::name_button, card::card_ui, command_button::tooltip},
        words::t,
    },
};

/// Links that are shown; groups of many passages have hundreds.
const LINKS: usize = 12;

/// What is not the same, then what can be the same, aspect by aspect.
pub fn details_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, width: f32) {
    let look = scene.theme.relation(evidence.relation);
    let heading =
        if evidence.details.iter().any(|detail| detail.conflict) { t!("card-conflicts") } else { t!("card-details") };
    card_ui(ui, scene.theme, width, &heading, |ui| {
        ui.spacing_mut().item_spacing.y = scene.theme.space * 0.75;
        for detail in &evidence.details {
            detail_ui(ui, scene.theme, look, detail);
        }
    });
}

fn detail_ui(ui: &mut Ui, theme: &Theme, look: VerdictColors, detail: &Detail) {
    ui.add_space(theme.space);
    let about = match detail.note.as_str() {
        "" => detail.aspect.clone(),
        note => t!("detail-noted", aspect = detail.aspect.as_str(), note = note),
    };
    ui.label(RichText::new(about).small().color(theme.text_weak));
    let ink = if detail.conflict { look.strong } else { theme.text };
    for value in &detail.values {
        let label = ui.add(Label::new(value_words(value, theme, ink)).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, value.spoken()));
    }
}

/// “The words” value  outlets.
fn value_words(value: &Value, theme: &Theme, ink: egui::Color32) -> LayoutJob {
    let format = |font_id, color| TextFormat { font_id, color, valign: Align::Center, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    if !value.words.is_empty() {
        job.append(&format!("“{}” ", value.words), 0.0, format(theme.quote_font(), ink));
    }
    if !value.value.is_empty() {
        job.append(&format!("{} ", value.value), 0.0, format(theme.strong_font(), ink));
    }
    job.append(&value.outlets.join(", "), 0.0, format(theme.small_font(), theme.text_weak));
    job
}

/// Which articles are one origin, and why.
pub fn origins_ui(ui: &mut Ui, scene: Scene<'_>, origins: &Origins, width: f32) {
    let theme = scene.theme;
    card_ui(ui, theme, width, &t!("card-origins"), |ui| {
        ui.label(&origins.counts);
        for line in &origins.shared {
            ui.label(RichText::new(line).small().color(theme.text_weak));
        }
    });
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
    let look = scene.theme.relation(evidence.relation);
    card_ui(ui, scene.theme, width, &card.outlet, |ui| {
        for line in &card.about {
            ui.add(Label::new(RichText::new(line).small().color(scene.theme.text_weak)).truncate());
        }
        for passage in &card.passages {
            passage_ui(ui, scene, look, card, passage, actions);
        }
    });
}

fn passage_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    look: VerdictColors,
    card: &Card,
    passage: &Passage,
    actions: &mut Vec<Action>,
) {
    let theme = scene.theme;
    ui.add_space(theme.space);
    let top = ui.cursor().top();
    passage_head_ui(ui, scene, look, card, passage, actions);
    ui.label(marked_words(passage, theme, look));
    if let Some(speaker) = &passage.speaker {
        ui.label(RichText::new(t!("card-said-by", speaker = speaker.as_str())).small().color(theme.text_weak));
    }
    remarks_ui(ui, scene, Subject::Passage(passage.claim), actions);
    says_ui(ui, scene, card, passage, actions);
    selected_ui(ui, scene, passage, top);
}

/// What the passage says, behind a fold that all passages share.
fn says_ui(ui: &mut Ui, scene: Scene<'_>, card: &Card, passage: &Passage, actions: &mut Vec<Action>) {
    if passage.says.is_empty() {
        return;
    }
    let words = RichText::new(t!("card-says")).small().color(scene.theme.text_weak);
    let fold = CollapsingHeader::new(words).id_salt(("says", passage.claim)).open(Some(scene.state.says_unfolded));
    let shown = fold.show_unindented(ui, |ui| lines_ui(ui, scene.theme, &passage.says));
    let head = shown.header_response.on_hover_text(tooltip(ui, Command::WhatItSays));
    name_button(&head, &t!("card-says-named", outlet = card.outlet.as_str()));
    if head.clicked() {
        actions.push(Action::Run(Command::WhatItSays));
    }
}

/// What the passage is, and at the right the way to its quotation: over the words, so that it is in sight with them. What
/// does not fit beside the buttons is below them.
fn passage_head_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    look: VerdictColors,
    card: &Card,
    passage: &Passage,
    actions: &mut Vec<Action>,
) {
    let badges = Some(passage.badges.join(" · ")).filter(|badges| !badges.is_empty());
    let badges = badges.map(|badges| RichText::new(badges).small().color(look.strong));
    let said: Vec<RichText> = badges.into_iter().chain(review_cards_ui::standing(scene, passage)).collect();
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    let fit = ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        review_cards_ui::passage_menu(ui, scene, card, passage, actions);
        let copy = ui.small_button(RichText::new(t!("card-copy")).small()).on_hover_text(t!("card-copy-tip"));
        let (outlet, words) = (card.outlet.as_str(), passage.words.as_str());
        name_button(&copy, &t!("card-copy-named", outlet = outlet, words = words));
        if copy.clicked() {
            actions.push(Action::Copy(passage.quotation.clone()));
        }
        passage_menu_ui(ui, scene, Subject::Passage(passage.claim), outlet, actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let fit = words_width(ui, &said) <= ui.available_width();
            if fit {
                words_ui(ui, &said);
            }
            fit
        })
        .inner
    });
    if !fit.inner {
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| words_ui(ui, &said));
        });
    }
}

fn words_ui(ui: &mut Ui, words: &[RichText]) {
    words.iter().for_each(|words| _ = ui.label(words.clone()));
}

/// How wide `words` are beside each other.
fn words_width(ui: &Ui, words: &[RichText]) -> f32 {
    let wide = |words: &RichText| {
        let text = WidgetText::from(words.clone());
        text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body).size().x
    };
    let gaps = ui.spacing().item_spacing.x * words.len().saturating_sub(1) as f32;
    words.iter().map(wide).sum::<f32>() + gaps
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
pub fn links_ui(ui: &mut Ui, scene: Scene<'_>, links: &[LinkLine], width: f32, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    card_ui(ui, theme, width, &t!("card-links"), |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.space);
        for link in links.iter().take(LINKS) {
            link_ui(ui, scene, link, actions);
            decision_ui(ui, scene, link.decision);
            if link.by_meaning {
                ui.label(RichText::new(t!("meaning-found")).small().color(theme.accent));
            }
            ui.label(RichText::new(&link.reasons).small().color(theme.text_weak));
            if !link.rarest.is_empty() {
                let both = t!("both-have", words = link.rarest.as_str());
                ui.label(RichText::new(both).small().color(theme.text_weak));
            }
        }
        if links.len() > LINKS {
            ui.label(RichText::new(t!("and-more", count = links.len() - LINKS)).color(theme.text_weak));
        }
    });
}

/// Whom a link is between and how sure it is, and at the right the way to its reasons one by one.
fn link_ui(ui: &mut Ui, scene: Scene<'_>, link: &LinkLine, actions: &mut Vec<Action>) {
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        link_menu(ui, link, scene, actions);
        let why = ui.small_button(RichText::new(t!("card-why")).small()).on_hover_text(t!("card-why-tip"));
        name_button(&why, &t!("card-why-named", pair = link.between.as_str()));
        if why.clicked() {
            actions.push(Action::ExplainPair(link.pair));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let percent = t!("percent", percent = link.percent);
            ui.add(Label::new(t!("card-link", pair = link.between.as_str(), percent = percent)).truncate());
        });
    });
}
